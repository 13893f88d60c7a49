"""What people are told beside the journey: mail that comes back, the morning's digest, and the feed of all of it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from cloud import addresses, feeding, people
from talent.application import Stage
from talent.events import EventName
from talent.people import Staff

from tests.workflows.scene import Scene


def hr() -> Staff:
    return people.get_staff("hr")


def test_an_invitation_that_comes_back_reaches_the_candidate_at_the_right_address(scene: Scene) -> None:
    """SES tells of the bounce, HR hears once, corrects the address, and the invitation goes to the new one."""
    start = feeding.read_changes(hr(), "", 100).cursor
    application_id = scene.standing(scene.opening(), Stage.SHORTLISTED)
    wrong, told = scene.address(application_id), returned(scene)
    scene.start("invitation", application_id, "CandidateShortlisted")
    scene.waited_for(application_id, "recordings")
    scene.mailed(wrong, 1)
    scene.cloud.return_mail(wrong)
    scene.until(lambda: returned(scene) == told + 1)
    scene.cloud.return_mail(wrong)
    scene.later(4)
    assert len(scene.mails_to(wrong)) == 1, "the reminder is noted, not sent"
    right = wrong.replace("example.com", "example.org")
    state = addresses.correct_address(application_id, right, "recruiter", "A letter was missing.")
    assert [each.kind for each in state.unsent] == ["interview_reminder"]
    scene.mailed(right, 2)
    assert returned(scene) == told + 1
    scene.until(lambda: seen(start, application_id)[-1:] == [EventName.LINKS_RENEWED])
    assert EventName.MAIL_BOUNCED in seen(start, application_id)


def returned(scene: Scene) -> int:
    """How many mails have told the recruiter of mail that came back."""
    return sum("邮件无法送达" in subject for subject in scene.mails_to("recruiter@bole.example"))


def seen(start: str, application_id: str) -> list[EventName]:
    """What the feed tells HR of the application since a place."""
    found, cursor, more = [], start, True
    while more:
        read = feeding.read_changes(hr(), cursor, 100)
        found += [each.event.name for each in read.changes if each.event.application_id == application_id]
        cursor, more = read.cursor, read.more
    return found


def test_hr_reads_in_the_morning_what_waits(scene: Scene) -> None:
    early = people.get_staff("recruiter").model_copy(
        update={"staff_id": "early", "email": "early@bole.example"}
    )
    people.save_staff(early)
    application_id = scene.standing(scene.opening(recruiter="early"), Stage.BELOW_LINE)
    told = len(scene.cloud.mails())
    morning = datetime(2030, 1, 7, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
    for _ in range(2):
        scene.cloud.fire("send_digest", at=morning)
    mails = [mail for mail in scene.cloud.mails()[told:] if mail.to == early.email]
    mails = [mail for mail in mails if "今天等待您处理" in mail.subject]
    assert len(mails) == 1
    body = mails[0].message.get_body(("plain",))
    assert body
    assert "等待您确认的婉拒" in body.get_content()
    assert application_id in body.get_content()

"""A panel's talk that is not needed any more leaves every diary: the panel is complete before it, or nobody comes."""

from datetime import timedelta
from email import message_from_string, policy
from email.message import EmailMessage

import pytest
from cloud import applications, deciding, interviews, keys, meetings, panels, waits
from cloud.company import get_company, save_company
from cloud.moment import now
from cloud.schedules import busy, meeting_time
from cloud.scorecards import PanelClosed, asked_of
from cloud.table import Replace, table
from icalendar import Calendar
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.ses.models import ses_backends
from talent.application import Application, Stage
from talent.events import EventName
from talent.moves import MoveName
from talent.opening import Opening
from talent.scheduling import TimeTaken
from talent.waiting import new_wait

from tests.integration.functions.conftest import Call, score, stand

pytestmark = pytest.mark.usefixtures("staff")


@pytest.fixture
def panel(application: Application) -> str:
    """An application before its panel of two, which meets on another day."""
    one = application.application_id
    stand(application, Stage.ASSESSED, interview_score=70.0)
    panels.ask_panel(one, "x/ask")
    waits.keep(new_wait(one, "panel", "token", now(), 5))
    return one


def tell(call: Call, application_id: str, name: EventName) -> list[EmailMessage]:
    """The mails that `send_notice` sends for the latest event of a name, however often it is told of it."""
    sent = ses_backends[DEFAULT_ACCOUNT_ID]["us-east-1"].sent_messages
    before = len(sent)
    event = [each for each in applications.events(application_id) if each.name is name][-1]
    for _ in range(2):
        call("send_notice", {"detail": event.model_dump(mode="json")})
    return [message_from_string(each.raw_data, policy=policy.default) for each in sent[before:]]


def entries(mails: list[EmailMessage]) -> dict[str, tuple[str, str, int]]:
    """Each reader's entry: its method, id and sequence."""
    found = {}
    for mail in mails:
        for part in mail.walk():
            if part.get_content_type() == "text/calendar":
                calendar = Calendar.from_ical(part.get_content())
                (event,) = calendar.events
                found[str(mail["To"])] = (
                    str(calendar["METHOD"]),
                    str(event["UID"]),
                    int(str(event["SEQUENCE"])),
                )
    return found


def test_a_mail_program_shows_the_meeting_beside_the_words(panel: str, opening: Opening, call: Call) -> None:
    """Not only as a file; and what stands in the candidate's diary names the company, not the candidate."""
    score(panel, opening, ("ann", "bo"))
    people = {str(mail["To"]): mail for mail in tell(call, panel, EventName.PANEL_COMPLETED)}
    titles = {}
    for to, mail in people.items():
        (shown,) = [part for part in mail.walk() if part.get_content_type() == "multipart/alternative"]
        *words, entry = shown.iter_parts()
        assert [part.get_content_type() for part in words] == ["text/plain", "text/html"]
        assert entry["Content-Type"].params["method"] == "CANCEL"
        assert [part.get_content_type() for part in mail.iter_attachments()][:1] == ["application/ics"]
        titles[to] = str(Calendar.from_ical(entry.get_content()).events[0]["SUMMARY"])
    mine = titles.pop(meetings.meeting_of(panel).attendees[-1].email)
    assert get_company().name.say(applications.get(panel).value.language) in mine
    assert mine not in titles.values()


def test_a_panel_that_is_complete_before_its_talk_calls_it_off(
    panel: str, opening: Opening, call: Call
) -> None:
    was = meetings.meeting_of(panel)
    people = [each.email for each in was.attendees]
    score(panel, opening, ("ann", "bo"))
    mails = tell(call, panel, EventName.PANEL_COMPLETED)
    assert entries(mails) == dict.fromkeys(people, ("CANCEL", was.uid, was.sequence + 1))
    [mine] = [mail for mail in mails if mail["To"] == people[-1]]
    text = mine.get_body(("plain",))
    assert text
    assert "您不需要再来面谈" in text.get_content()
    assert not any(busy(person, was.start) for person in ("ann", "bo")), "their hour is free again"
    with pytest.raises(PanelClosed):
        meetings.set_time(panel, was.start, "3-01", "hr")


def test_a_talk_that_was_held_stays_in_the_diaries(panel: str, opening: Opening, call: Call) -> None:
    score(panel, opening, ("ann",))
    held(panel)
    score(panel, opening, ("bo",))
    assert tell(call, panel, EventName.PANEL_COMPLETED) == []


def test_a_candidate_moves_no_talk_that_was_held_and_hr_does(panel: str) -> None:
    later = meetings.choices(panel)[-1]
    held(panel)
    assert meetings.choices(panel) == []
    with pytest.raises(TimeTaken):
        meetings.choose_time(panel, later)
    assert meetings.set_time(panel, later, "3-01", "hr").starts_at == later


def test_an_answer_to_a_mail_reaches_a_person(panel: str, opening: Opening, call: Call) -> None:
    """Mails say 'just reply': interviewers to the recruiter, candidates to whom the company names."""
    save_company(get_company().model_copy(update={"contact": "people@yuanfan.example"}))
    score(panel, opening, ("ann", "bo"))
    to = {str(mail["To"]): mail["Reply-To"] for mail in tell(call, panel, EventName.PANEL_COMPLETED)}
    assert to == {
        "ann@bole.example": "recruiter@bole.example",
        "bo@bole.example": "recruiter@bole.example",
        "lin@example.com": "people@yuanfan.example",
    }


def test_who_withdraws_is_not_told_that_their_application_goes_on(panel: str, call: Call) -> None:
    was = meetings.meeting_of(panel)
    interviews.withdraw(panel)
    mails = tell(call, panel, EventName.APPLICATION_WITHDRAWN)
    assert set(entries(mails)) == {each.email for each in was.attendees}
    texts = [part.get_content() for mail in mails if (part := mail.get_body(("plain",)))]
    assert any("您撤回了申请，因此不再面谈" in text for text in texts)
    assert not any("申请仍在进行" in text for text in texts)


def test_who_is_declined_before_their_talk_is_told_that_it_is_off(panel: str, call: Call) -> None:
    """HR ends it in the midst: the panel's hour is free, its machine ends, and nobody is told that it goes on."""
    was = meetings.meeting_of(panel)
    deciding.decide(panel, MoveName.DECLINE, "hr", "The opening is closed.")
    mails = tell(call, panel, EventName.APPLICATION_DECLINED)
    assert set(entries(mails)) == {each.email for each in was.attendees}
    texts = [part.get_content() for mail in mails if (part := mail.get_body(("plain",)))]
    assert any("您的申请已经结束" in text for text in texts)
    assert not any("申请仍在进行" in text for text in texts)
    assert not any(busy(person, was.start) for person in ("ann", "bo"))
    wait = waits.find(panel, "panel")
    assert wait
    assert wait.verdict == "withdrawn"


def test_who_withdraws_after_that_calls_no_talk_off_again(panel: str, opening: Opening, call: Call) -> None:
    score(panel, opening, ("ann", "bo"))
    interviews.withdraw(panel)
    assert entries(tell(call, panel, EventName.APPLICATION_WITHDRAWN)) == {}


def test_one_more_interviewer_meets_at_a_talk_of_its_own(panel: str, opening: Opening, call: Call) -> None:
    """An entry that was taken out of a diary comes back by no later change of it, and who has scored need not come."""
    was = meetings.meeting_of(panel)
    score(panel, opening, ("ann", "bo"))
    applications.move(panel, MoveName.HOLD_UNSETTLED, "machine", cause="x/hold")
    deciding.decide(panel, MoveName.EXTEND_PANEL, "hr", "They don't agree.")
    panels.ask_panel(panel, "x/extend", extend=True)
    again = meetings.meeting_of(panel)
    assert again.uid != was.uid
    assert [each.email for each in again.attendees][:-1] == ["cy@bole.example"]
    assert meetings.choices(panel), "the candidate may choose, though the first scorecards were due before"


def test_a_panel_asked_anew_before_the_end_of_the_first_was_told_leaves_no_entry_of_that(
    panel: str, opening: Opening, call: Call
) -> None:
    """Its entry, and that of who had given the scorecard away, are told late and of the meeting that they were of."""
    meetings.hand_over(panel, "bo", "cy", "hr")
    was = meetings.meeting_of(panel)
    score(panel, opening, ("ann", "cy"))
    people = [each.email for each in meetings.meeting_of(panel).attendees]
    applications.move(panel, MoveName.HOLD_UNSETTLED, "machine", cause="x/hold")
    deciding.decide(panel, MoveName.EXTEND_PANEL, "hr", "They don't agree.")
    panels.ask_panel(panel, "x/extend", extend=True)
    called_off = entries(tell(call, panel, EventName.PANEL_COMPLETED))
    assert called_off == dict.fromkeys(people, ("CANCEL", was.uid, was.sequence + 1))
    [given_up] = entries(tell(call, panel, EventName.SCORECARD_HANDED_OVER)).values()
    assert given_up[:2] == ("CANCEL", was.uid)
    assert tell(call, panel, EventName.SCORECARD_TAKEN_OVER) == []


def test_who_has_scored_and_still_comes_is_told_that_the_talk_moves(
    panel: str, opening: Opening, call: Call
) -> None:
    score(panel, opening, ("ann",))
    meetings.choose_time(panel, meetings.choices(panel)[-1])
    moved = entries(tell(call, panel, EventName.MEETING_MOVED))
    assert moved["ann@bole.example"][0] == "REQUEST"


def test_an_interviewer_without_whom_a_panel_has_ended_owes_no_scorecard(
    panel: str, opening: Opening
) -> None:
    score(panel, opening, ("ann",))
    assert [card.application_id for card in asked_of("bo")] == [panel]
    interviews.withdraw(panel)
    assert asked_of("bo") == []


def held(application_id: str) -> None:
    """The talk took place an hour ago."""
    stored = meeting_time(application_id)
    assert stored
    past = stored.value.model_copy(update={"starts_at": now() - timedelta(hours=1)})
    table().write(Replace(keys.meeting(application_id), past, stored.version))

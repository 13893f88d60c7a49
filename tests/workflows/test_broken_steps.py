"""Something breaks on the way: the application goes where a person finds it, and no head stays held for nobody."""

from collections.abc import Iterator
from contextlib import contextmanager

from cloud import applications, deciding, files, headcounts, interviews, keys, offers, recordings, waits
from cloud.table import Replace, table
from talent.application import Stage
from talent.moves import MoveName
from talent.opening import Opening

from infra.local.plan import SENDER
from tests.workflows.clips import clip
from tests.workflows.offering import accept, drafted, heads, sent
from tests.workflows.scene import Scene


def with_recruiter(opening: Opening, staff_id: str) -> None:
    """The opening names another recruiter."""
    key = keys.opening(opening.opening_id)
    stored = table().get(key, Opening)
    after = stored.value.model_copy(update={"recruiter_id": staff_id})
    table().write(Replace(key, after, stored.version))


def with_ledger(opening: Opening, headcount_id: str) -> None:
    """The opening draws on another ledger."""
    key = keys.opening(opening.opening_id)
    stored = table().get(key, Opening)
    after = stored.value.model_copy(update={"headcount_id": headcount_id})
    table().write(Replace(key, after, stored.version))


@contextmanager
def no_mail(scene: Scene) -> Iterator[None]:
    """SES takes no mail of the company's."""
    ses = scene.cloud.client("sesv2")
    scene.cloud.quiet()
    ses.delete_email_identity(EmailIdentity=SENDER)
    try:
        yield
    finally:
        ses.create_email_identity(EmailIdentity=SENDER)


def test_a_resume_that_is_gone_from_the_bucket_is_a_persons_case(scene: Scene) -> None:
    """The application doesn't stay in screening for ever; once the file is sent anew it is read."""
    application_id = scene.apply(scene.opening())
    told = {"detail": {"object": {"key": f"resumes/{application_id}/GONE.txt", "size": 10}}}
    scene.cloud.invoke("register_resume", told)
    assert scene.ended("screening", application_id) == ["Parse resume", "Ask a person", "Needs a person"]
    assert scene.stage(application_id) is Stage.NEEDS_PERSON


def test_a_recording_that_is_gone_is_asked_for_again(scene: Scene) -> None:
    """What can't be fetched is no answer, and no reason to end."""
    application_id = scene.standing(scene.opening(), Stage.SHORTLISTED, match_score=80.0)
    scene.start("invitation", application_id, "CandidateShortlisted")
    scene.waited_for(application_id, "recordings")
    scene.agree(application_id)
    scene.record(application_id, 1, clip())
    recording = recordings.get_recording(application_id, 1)
    files.s3().delete_object(Bucket=files.uploads().name, Key=recording.key)
    interviews.submit_recordings(application_id)
    states = scene.ended("assessment", application_id)
    assert states[3:5] == ["Decode recording", "Set aside"]
    assert states[-2:] == ["Ask candidate again", "Ask again"]


def test_a_letter_that_cannot_be_written_frees_the_head_and_hr_may_try_again(scene: Scene) -> None:
    """HR hears of it; the candidate, who was promised nothing, gets no mail."""
    opening = scene.opening()
    with_recruiter(opening, "nobody")
    application_id = scene.standing(opening, Stage.SELECTED, composite_score=80.0)
    told = len(scene.mails_to("hr@bole.example"))
    scene.start("offer", application_id, "CandidateSelected")
    assert scene.ended("offer", application_id)[-3:] == ["Draft offer", "Release headcount", "Closed"]
    assert headcounts.get_ledger(opening.headcount_id).value.free == 1
    scene.mailed("hr@bole.example", told + 1)
    assert scene.candidate_mails(application_id) == []
    with_recruiter(opening, "recruiter")
    deciding.decide(application_id, MoveName.SELECT_ANYWAY, "hr", "The recruiter is enrolled now.")
    scene.waited_for(application_id, "offer_confirmation")


def test_a_confirmed_offer_that_cannot_go_out_keeps_its_head_until_it_can(scene: Scene) -> None:
    """The letter can't be fetched: nobody loses the place for it; HR is told, tries again, and the mail goes out."""
    opening = scene.opening()
    application_id = drafted(scene, opening)
    key = offers.get_offer(application_id).value.letter_key
    letter, told = files.artefacts().read(key), len(scene.mails_to("hr@bole.example"))
    files.s3().delete_object(Bucket=files.artefacts().name, Key=key)
    offers.confirm_offer(application_id, "hr")
    scene.until(lambda: applications.get(application_id).value.stopped is not None)
    assert heads(opening) == (0, 1, 0)
    scene.until(lambda: any("停住" in each for each in scene.mails_to("hr@bole.example")[told:]))
    files.artefacts().write(key, letter, "application/pdf")
    deciding.decide(application_id, MoveName.TRY_AGAIN, "hr", "The letter is there again.")
    scene.waited_for(application_id, "offer_answer")
    assert heads(opening) == (0, 1, 0)


def test_an_invitation_that_cannot_go_out_makes_nobody_late(scene: Scene) -> None:
    """While no mail goes out the candidate is told of no end; once HR tries again, they are invited."""
    application_id = scene.standing(scene.opening(), Stage.SHORTLISTED, match_score=80.0)
    with no_mail(scene):
        scene.start("invitation", application_id, "CandidateShortlisted")
        scene.until(lambda: applications.get(application_id).value.stopped is not None)
    assert scene.stage(application_id) is Stage.INVITED
    assert scene.candidate_mails(application_id) == []
    deciding.decide(application_id, MoveName.TRY_AGAIN, "hr", "Mail goes out again.")
    (subject,) = scene.mailed(scene.address(application_id), 1)
    assert "邀请您参加" in subject


def test_a_panel_whose_mails_cannot_go_out_keeps_its_scorecards(scene: Scene) -> None:
    """Who has scored by their list has not scored in vain: tried again, the panel is complete as it stands."""
    application_id = scene.standing(scene.opening(), Stage.ASSESSED, interview_score=70.0)
    with no_mail(scene):
        scene.start("selection", application_id, "CandidateAssessed")
        scene.until(lambda: applications.get(application_id).value.stopped is not None)
        scene.score(application_id, 4.0)
    assert scene.stage(application_id) is Stage.PANEL
    deciding.decide(application_id, MoveName.TRY_AGAIN, "hr", "Mail goes out again.")
    scene.until(lambda: scene.stage(application_id) in {Stage.SELECTED, Stage.RESERVED})
    assert applications.get(application_id).value.composite_score == 73.0


def test_a_yes_at_the_last_moment_holds(scene: Scene) -> None:
    """Where the machine gives up just as the candidate signs, the signature stands and the candidate is hired."""
    opening = scene.opening()
    application_id = scene.standing(opening, Stage.SELECTED, composite_score=80.0)
    scene.start("offer", application_id, "CandidateSelected")
    scene.waited_for(application_id, "offer_confirmation")
    offers.confirm_offer(application_id, "hr")
    scene.waited_for(application_id, "offer_answer")
    wait = waits.find(application_id, "offer_answer")
    assert wait
    applications.move(application_id, MoveName.ACCEPT_OFFER, "candidate")
    waits.lapse(wait)
    assert scene.ended("offer", application_id)[-4:] == [
        "Release headcount",
        "Fill headcount",
        "Hire candidate",
        "Hired",
    ]
    assert headcounts.get_ledger(opening.headcount_id).value.filled == 1


def test_a_hire_that_fails_for_good_waits_for_a_person_and_loses_no_signature(scene: Scene) -> None:
    """The ledger can't be found at the last step: HR is told, tries again once it can, and the candidate is hired."""
    opening = scene.opening()
    application_id = sent(scene, opening)
    told = len(scene.mails_to("hr@bole.example"))
    with_ledger(opening, "nowhere")
    accept(application_id)
    scene.until(lambda: applications.get(application_id).value.stopped is not None)
    standing = applications.get(application_id).value
    assert standing.stage is Stage.ACCEPTED
    assert standing.stopped
    assert (standing.stopped.step, standing.stopped.error) == ("Fill headcount", "Missing")
    scene.until(lambda: any("停住" in each for each in scene.mails_to("hr@bole.example")[told:]))
    with_ledger(opening, opening.headcount_id)
    deciding.decide(application_id, MoveName.TRY_AGAIN, "hr", "The ledger is there again.")
    scene.at(application_id, Stage.HIRED)
    states = scene.ended("offer", application_id, 2)
    assert states[-4:] == ["Confirmed?", "Fill headcount", "Hire candidate", "Hired"]
    assert headcounts.get_ledger(opening.headcount_id).value.filled == 1
    assert offers.get_offer(application_id).value.status == "accepted"


def test_a_person_goes_round_a_machine_that_has_stopped(scene: Scene) -> None:
    """In screening, before an invitation and after the answers: no stage depends on a machine alone."""
    opening = scene.opening()
    for stage in (Stage.SCREENING, Stage.SHORTLISTED, Stage.ASKED_AGAIN):
        application_id = scene.standing(opening, stage, match_score=80.0)
        deciding.decide(application_id, MoveName.INVITE_ANYWAY, "recruiter", "The reading has stopped.")
        scene.waited_for(application_id, "recordings")
    application_id = scene.standing(opening, Stage.SELECTED, composite_score=80.0)
    deciding.decide(application_id, MoveName.SELECT_ANYWAY, "hr", "The reservation has stopped.")
    scene.waited_for(application_id, "offer_confirmation")
    application_id = scene.standing(opening, Stage.SUBMITTED, match_score=80.0)
    deciding.decide(application_id, MoveName.REQUEST_PANEL, "hr", "The assessment has stopped.")
    scene.waited_for(application_id, "panel")

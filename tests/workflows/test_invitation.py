"""A candidate is invited to record answers, and what they do, or leave undone, ends the wait."""

from datetime import UTC, datetime, timedelta

import pytest
from cloud import deciding, interviews, recordings, waits
from talent.application import Stage
from talent.moves import MoveName

from tests.workflows.scene import Scene

INVITED = ["Check consent and channel", "Consent and channel?", "Invite candidate", "Wait for recordings"]


def invited(scene: Scene) -> str:
    """A candidate who was shortlisted and invited."""
    application_id = scene.standing(scene.opening(), Stage.SHORTLISTED)
    scene.start("invitation", application_id, "CandidateShortlisted")
    scene.waited_for(application_id, "recordings")
    return application_id


def test_a_candidate_who_prefers_a_person_gets_one(scene: Scene) -> None:
    """The choice ends the wait; the candidate and HR are told."""
    application_id = invited(scene)
    interviews.choose_human(application_id)
    assert scene.ended("invitation", application_id) == [*INVITED, "Recordings in?", "Human instead"]
    assert scene.stage(application_id) is Stage.HUMAN_INSTEAD


def test_who_refused_the_machine_is_not_invited_to_it(scene: Scene) -> None:
    """A consent taken back earlier means a person from the start."""
    application_id = scene.standing(scene.opening(), Stage.SHORTLISTED)
    scene.agree(application_id)
    scene.take_back(application_id, ("ai_assessment",))
    scene.start("invitation", application_id, "CandidateShortlisted")
    assert scene.ended("invitation", application_id) == [
        "Check consent and channel",
        "Consent and channel?",
        "Choose a human",
        "Human instead",
    ]
    assert scene.stage(application_id) is Stage.HUMAN_INSTEAD


def test_no_answer_is_reminded_then_lapses_and_can_be_reopened(scene: Scene) -> None:
    """Half-way a reminder, at the end a named end, and a person's decision opens it again."""
    application_id = invited(scene)
    scene.later(4)
    scene.later(4)
    assert len(scene.candidate_mails(application_id)) == 2, "the invitation and one reminder"
    scene.later(8)
    assert scene.ended("invitation", application_id) == [
        *INVITED,
        "Recordings in?",
        "Lapse invitation",
        "Lapsed",
    ]
    assert scene.stage(application_id) is Stage.LAPSED
    deciding.decide(application_id, MoveName.INVITE_ANYWAY, "recruiter", "Was ill.")
    scene.waited_for(application_id, "recordings")
    assert scene.stage(application_id) is Stage.INVITED


def test_the_machines_own_timeout_lapses_too(scene: Scene) -> None:
    """If no sweep ever came, the wait would still end by itself."""
    application_id = invited(scene)
    scene.cloud.expire(scene.runs("invitation", application_id)[0].arn)
    assert scene.ended("invitation", application_id) == [*INVITED, "Lapse invitation", "Lapsed"]


def test_a_withdrawal_ends_the_wait(scene: Scene) -> None:
    """The machine ends, and the candidate is told what is deleted when."""
    application_id = invited(scene)
    interviews.withdraw(application_id)
    assert scene.ended("invitation", application_id) == [*INVITED, "Recordings in?", "Withdrawn"]


def test_hr_closes_it_in_the_midst_and_opens_it_again(scene: Scene) -> None:
    """With a reason; the machine that waited ends, though the new one asks before it has heard of it."""
    application_id = invited(scene)
    deciding.decide(application_id, MoveName.DECLINE, "recruiter", "The opening is closed.")
    deciding.decide(application_id, MoveName.INVITE_ANYWAY, "recruiter", "It is open again.")
    assert scene.ended("invitation", application_id) == [*INVITED, "Recordings in?", "Withdrawn"]
    scene.waited_for(application_id, "recordings")
    assert scene.stage(application_id) is Stage.INVITED


def test_an_invitation_that_comes_too_late_ends_quietly(scene: Scene) -> None:
    """The candidate withdrew between the event and the machine."""
    application_id = scene.standing(scene.opening(), Stage.WITHDRAWN)
    scene.start("invitation", application_id, "CandidateShortlisted")
    assert scene.ended("invitation", application_id) == [
        "Check consent and channel",
        "Consent and channel?",
        "Overtaken",
    ]


def test_a_decision_that_came_before_the_wait_is_seen(scene: Scene) -> None:
    """The wait is asked for again after the candidate has chosen: it is answered at once, and nobody is mailed."""
    application_id = invited(scene)
    interviews.choose_human(application_id)
    scene.ended("invitation", application_id)
    order = {"application_id": application_id, "cause": "test/again", "kind": "recordings", "token": "gone"}
    assert scene.cloud.invoke("request_decision", order) == {"asked": 0}
    wait = waits.find(application_id, "recordings")
    assert wait
    assert wait.verdict == "human"


def test_a_sweep_before_its_time_does_nothing(scene: Scene) -> None:
    """Only what is due is touched."""
    application_id = invited(scene)
    scene.cloud.fire("sweep_waits", at=datetime.now(UTC) + timedelta(minutes=1))
    wait = waits.find(application_id, "recordings")
    assert wait
    assert wait.open
    assert wait.remind_at


def test_a_recording_of_another_length_than_announced_is_refused(scene: Scene) -> None:
    """A claim of 1 GB where a kilobyte was announced: kept as refused with the reason, and the candidate is told."""
    application_id = invited(scene)
    scene.agree(application_id)
    recording, _ = interviews.announce_recording(application_id, 1, "video/mp4", 1000)
    told = {"detail": {"object": {"key": recording.key, "size": 1_000_000_000}}}
    assert scene.cloud.invoke("register_recording", told) == {"status": "refused"}
    assert recordings.get_recording(application_id, 1).reason
    scene.mailed(scene.address(application_id), 2)
    with pytest.raises(interviews.AnswersMissing):
        interviews.submit_recordings(application_id)

"""Recorded answers are decoded, heard, seen and scored by the real models; what can't be used is asked for again."""

from collections.abc import Callable

import pytest
from cloud import answers, applications, assessments, interviews, recordings, reports
from talent.application import Stage
from talent.moves import MoveName
from talent.opening import Opening

from tests.workflows.clips import broken_off, clip
from tests.workflows.scene import Scene

BEFORE = ["Check consent", "Consent still given?"]
HEARD_AND_SEEN = {
    *("Decode recording", "Can be analysed?", "Listen and look", "Analyse face"),
    *("Request transcript", "Still being written?", "Analyse voice", "Analyse words"),
}


def invited(scene: Scene, opening: Opening | None = None) -> str:
    """A candidate who was invited and has agreed."""
    application_id = scene.standing(opening or scene.opening(), Stage.SHORTLISTED, match_score=80.0)
    scene.start("invitation", application_id, "CandidateShortlisted")
    scene.waited_for(application_id, "recordings")
    scene.agree(application_id)
    return application_id


def test_answers_become_a_report_and_the_panel_is_asked(scene: Scene) -> None:
    """The whole assessment, and the event that opens the selection."""
    application_id = invited(scene, scene.opening(interview_gate=0))
    scene.record(application_id, 1, clip())
    interviews.submit_recordings(application_id)
    assert scene.ended("invitation", application_id)[-2:] == ["Recordings in?", "Submitted"]
    states = scene.ended("assessment", application_id)
    assert states[:3] == [*BEFORE, "For each recording"]
    assert states[-4:] == ["Score competencies", "Enough to go on?", "Write report", "Assessed"]
    assert set(states[3:-4]) == HEARD_AND_SEEN
    assert applications.get(application_id).value.interview_score is not None
    made = reports.find_report(application_id)
    assert made
    assert any(answer.transcript for answer in reports.get_report(made).answers)
    scene.waited_for(application_id, "panel")


def test_an_answer_without_sound_is_asked_again_and_then_assessed(scene: Scene) -> None:
    """Silence is no score: the candidate is asked for that answer, and the new one counts."""
    application_id = invited(scene)
    scene.record(application_id, 1, clip(sound=False))
    interviews.submit_recordings(application_id)
    assert scene.ended("assessment", application_id)[-4:] == [
        "Score competencies",
        "Enough to go on?",
        "Ask candidate again",
        "Ask again",
    ]
    kept = assessments.find_assessment(application_id)
    assert kept
    assert [each.number for each in kept.asked_again] == [1]
    scene.waited_for(application_id, "recordings")
    assert applications.get(application_id).value.round == 2
    scene.record(application_id, 1, clip())
    interviews.submit_recordings(application_id)
    assert scene.ended("assessment", application_id, 2)[-1] == "Assessed"


@pytest.mark.parametrize(
    ("data", "states"),
    [
        pytest.param(broken_off, HEARD_AND_SEEN, id="broken off"),
        pytest.param(
            lambda: b"no recording at all",
            {"Decode recording", "Can be analysed?", "Set aside"},
            id="no file",
        ),
    ],
)
def test_a_file_that_is_not_whole_is_evidence_with_its_reason(
    scene: Scene, data: Callable[[], bytes], states: set[str]
) -> None:
    """In the last round nothing is asked for again: the report says why there is no score, and people decide."""
    application_id = invited(scene, scene.opening(rounds=1))
    scene.record(application_id, 1, data())
    interviews.submit_recordings(application_id)
    found = scene.ended("assessment", application_id)
    assert found[-2:] == ["Write report", "Assessed"]
    assert set(found[3:-4]) == states
    assert applications.get(application_id).value.interview_score is None
    made = reports.find_report(application_id)
    assert made
    assert all(row.reason for row in reports.get_report(made).competencies)
    scene.waited_for(application_id, "panel")


def test_nothing_is_analysed_after_the_consent_was_taken_back(scene: Scene) -> None:
    """The candidate takes the consent back as soon as the answers are in; a person talks with them instead."""
    application_id = invited(scene)
    scene.record(application_id, 1, clip())
    scene.take_back(application_id)
    applications.move(application_id, MoveName.SUBMIT_RECORDINGS, "candidate")
    assert scene.ended("assessment", application_id) == [*BEFORE, "Offer a human", "Withdrawn"]
    assert scene.stage(application_id) is Stage.HUMAN_INSTEAD
    assert answers.find_decoded(recordings.get_recording(application_id, 1)) is None


def test_consent_taken_back_half_way_stops_the_scoring(scene: Scene) -> None:
    """What was measured by then is not scored."""
    application_id = invited(scene)
    scene.record(application_id, 1, clip())
    interviews.submit_recordings(application_id)
    scene.until(
        lambda: any("Decode recording" in run.states for run in scene.runs("assessment", application_id))
    )
    scene.take_back(application_id)
    assert scene.ended("assessment", application_id)[-4:] == [
        "Score competencies",
        "Enough to go on?",
        "Offer a human",
        "Withdrawn",
    ]
    assert assessments.find_assessment(application_id) is None
    assert scene.stage(application_id) is Stage.HUMAN_INSTEAD

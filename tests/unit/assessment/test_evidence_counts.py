"""What can't be judged is never a low score, and every score can be traced to words and seconds."""

import pytest
from language import analyse
from talent.assessment import Assessment, PermittedExpression, assess, combine
from talent.evidence import (
    Evidence,
    Expression,
    Face,
    FaceMoment,
    RecordingFacts,
    Segment,
    Transcript,
    Voice,
    Wording,
)
from talent.library import competency, position
from talent.policy import ExpressionPermit

from tests.unit.assessment.labelled import ALL

SALES = position("销售岗")
OBJECTION, SETBACK = SALES.questions.questions
STRONG = next(row.text for row in ALL if row.id == "composure-5")
ABOUT = f"{SETBACK.words.zh}\n{SETBACK.words.en}"


def voice(**changes: float) -> Voice:
    measured = Voice(
        seconds=60,
        speech_seconds=50,
        speech_share=0.8,
        syllables=250,
        pace=4.5,
        pauses=(),
        longest_pause=0.8,
        pauses_per_minute=4,
        loudness_db=-20,
        loudness_variation_db=5,
        pitch_hz=180,
        pitch_variation_semitones=3,
        steadiness=0.5,
        noise_db=-60,
    )
    return measured.model_copy(update=changes)


def face(**changes: object) -> Face:
    seen = (FaceMoment(time=0, faces=1, brightness=0.5, looking=True),)
    measured = Face(
        moments=seen, presence=1, several=0, longest_absence=0, looking=0.9, brightness=0.5, moved=True
    )
    return measured.model_copy(update=changes)


def heard(text: str = STRONG, language: str = "zh", confidence: float = 0.9) -> Evidence:
    segments = (Segment(start=2, end=62, text=text, confidence=confidence),) if text else ()
    return Evidence(
        transcript=Transcript(language=language, text=text, segments=segments),
        wording=Wording.model_validate(analyse(text, ABOUT)),
        recording=RecordingFacts(seconds=64, decoded_seconds=64, complete=True),
        voice=voice(),
        face=face(),
    )


def scored(evidence: Evidence, expression: PermittedExpression | None = None) -> Assessment:
    asked = [competency(each) for each in SETBACK.competencies]
    return assess(evidence, SETBACK, asked, SALES.model, expression=expression)


CUT = RecordingFacts(seconds=180, decoded_seconds=5.5, complete=False)
MUTE = RecordingFacts(seconds=60, decoded_seconds=60, complete=True, has_audio=False)


@pytest.mark.parametrize(
    ("evidence", "code"),
    [
        (heard().model_copy(update={"recording": CUT}), "recording_cut"),
        (heard("", "").model_copy(update={"recording": MUTE, "voice": None}), "no_sound"),
        (heard("", "").model_copy(update={"voice": voice(speech_seconds=0.0)}), "silence"),
        (heard("好的。").model_copy(update={"voice": voice(speech_seconds=2.0)}), "too_little_speech"),
        (heard("嗯，不知道说什么。"), "too_little_speech"),
        (heard("不好意思，这个问题我没有准备，我没有这方面的经历，谢谢老师。"), "too_little_speech"),
        (heard(SETBACK.words.zh), "no_answer"),
        (heard(language="ja"), "wrong_language"),
        (heard("", ""), "unclear_speech"),
        (heard(confidence=0.2), "unclear_speech"),
        (heard().model_copy(update={"face": face(brightness=0.01, presence=0.0)}), "dark_picture"),
        (heard().model_copy(update={"face": face(moved=False)}), "frozen_picture"),
        (heard().model_copy(update={"face": face(several=0.9)}), "several_people"),
    ],
)
def test_what_cannot_be_judged_is_insufficient_with_its_reason(evidence: Evidence, code: str) -> None:
    found = scored(evidence)
    assert found.overall.status == "insufficient"
    assert all(each.level is None and each.reason and each.reason.code == code for each in found.competencies)
    assert found.ask_again
    assert found.ask_again.remedy.zh


@pytest.mark.parametrize(
    "changes", [{"several": 0.1}, {"longest_absence": 15.0}, {"brightness": 0.15}, {"looking": 0.1}]
)
def test_the_picture_gives_notes_for_a_person_and_moves_no_level(changes: dict[str, float]) -> None:
    noted = scored(heard().model_copy(update={"face": face(**changes)}))
    assert noted.notes
    assert noted.competencies == scored(heard()).competencies


def test_a_voice_while_nobody_is_in_the_picture_is_for_a_person_to_look_at() -> None:
    """A television in an empty room, or somebody beside the camera."""
    empty = tuple(FaceMoment(time=float(time), faces=0, brightness=0.5) for time in range(0, 60, 2))
    television = face(moments=empty, presence=0, longest_absence=8, looking=None)
    noted = scored(heard().model_copy(update={"face": television}))
    assert "voice_unseen" in {note.code for note in noted.notes}
    assert noted.competencies == scored(heard()).competencies
    assert "voice_unseen" not in {note.code for note in scored(heard()).notes}


def test_every_point_is_a_quote_with_seconds_and_the_points_make_the_level() -> None:
    evidence = heard()
    for each in scored(evidence).competencies:
        assert each.level is not None
        for sign in each.evidence:
            assert sign.start is not None
            assert sign.end is not None
            assert 0 <= sign.start <= sign.end <= 64
            assert sign.quote in evidence.transcript.text or sign.sign == "steady_voice"
        assert sum(sign.effect for sign in each.evidence) + 1 == pytest.approx(each.level, abs=0.05)


def test_the_same_evidence_gives_the_same_bytes() -> None:
    assert scored(heard()).model_dump_json() == scored(heard()).model_dump_json()


def test_the_expression_needs_a_permit_and_moves_composure_alone() -> None:
    permit = ExpressionPermit(jurisdiction="CN", consent_version="2026-11")
    lively = PermittedExpression(permit=permit, expression=Expression(variation=0.08, smiling=0.2))
    plain, permitted = scored(heard()), scored(heard(), lively)
    assert plain.channels == ("text", "voice")
    assert permitted.channels == ("text", "voice", "expression")
    moved = {
        one.id: abs((one.level or 0) - (other.level or 0))
        for one, other in zip(plain.competencies, permitted.competencies, strict=True)
    }
    assert 0 < moved.pop("composure") <= 0.16
    assert not any(moved.values())


def test_an_interview_is_weighed_by_the_positions_model() -> None:
    first = scored(heard())
    empty = scored(heard("", ""))
    whole = combine((first, empty), SALES.model)
    assert whole.overall.level == first.overall.level
    assert [each.id for each in whole.competencies] == ["resilience", "customer_focus", "composure"]
    assert whole.overall.percent == pytest.approx(((first.overall.level or 0) - 1) * 25, abs=0.1)

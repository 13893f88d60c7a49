"""Measures of an interview: the candidate's words alone, and of the voice nothing that tells who somebody is."""

from math import isnan, nan

import pytest
from language import analyse
from talent.calibration import said_by_candidate, voice_measures, word_measures
from talent.evidence import Wording


def measured(text: str, seconds: float | None = None) -> dict[str, float]:
    """The measures of a text."""
    turns = said_by_candidate(text)
    return word_measures(turns, Wording.model_validate(analyse("\n".join(turns))), seconds)


def test_only_the_candidate_is_read() -> None:
    """The interviewer's words must move nothing, however they are set off and spelled."""
    text = "Interviewer: So, um, tell me.|Interviewee: I led a team.|Interveiwer: mhm|Interveiwee: We won."
    assert said_by_candidate(text) == ("I led a team.", "We won.")
    assert said_by_candidate("面试官：请介绍一下。\n候选人：我做外贸。") == ("我做外贸。",)
    assert said_by_candidate("I led a team. Ratio: two to one.") == ("I led a team. Ratio: two to one.",)
    assert measured(text) == measured(
        text.replace("So, um, tell me.", "Uh, great, what did your group do then?")
    )


def test_fillers_are_counted_in_both_languages() -> None:
    """By the hundred words, so that a long answer is no worse than a short one."""
    once = "Um, I worked on the project with uh my team."
    assert measured(once)["fillers"] > measured("I worked on the project with my team.")["fillers"] == 0
    assert measured("嗯，我负责这个项目，呃，跟客户沟通。")["fillers"] > 0
    assert measured(f"{once} {once}")["fillers"] == pytest.approx(measured(once)["fillers"])


def test_pace_needs_the_time() -> None:
    """Words a second only where the answers' length is known."""
    assert "words_a_second" not in measured("I led the team and we won.")
    assert measured("I led the team and we won.", 3.5)["words_a_second"] == pytest.approx(2.0)


def test_silence_has_no_measures() -> None:
    """Nothing is made up of nothing."""
    assert measured("Interviewer: Hello?|Interviewee: ") == {}


def test_pitch_counts_by_its_movement_alone() -> None:
    """Two voices an octave apart that move alike measure alike: sex does not enter."""
    low = {"duration": 40.0, "mean_pitch": 110.0, "max_pitch": 220.0, "pitch_sd": 11.0, "pitch_abs": 100.0}
    high = {"duration": 40.0, "mean_pitch": 220.0, "max_pitch": 440.0, "pitch_sd": 22.0, "pitch_abs": 200.0}
    assert voice_measures([low]) == voice_measures([high])
    assert voice_measures([low]).measures["voice_max_pitch"] == pytest.approx(12)


def test_the_roughness_of_a_voice_never_counts() -> None:
    """Jitter and shimmer tell age and health."""
    assert voice_measures([{"Jitter": 0.02, "shimmer": 0.1, "intensityMean": 60.0}]).measures == {
        "voice_intensitymean": 60.0
    }


def test_questions_are_averaged_and_holes_left_out() -> None:
    """A question that could not be measured is left out; a measure of none is missing. Times add up."""
    heard = voice_measures([{"duration": 30.0, "a": 1.0, "b": nan}, {"duration": 50.0, "a": nan, "b": nan}])
    assert heard.seconds == 80
    assert heard.measures["voice_a"] == 1
    assert isnan(heard.measures["voice_b"])

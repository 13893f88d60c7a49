"""What is said is written down, at the right time; what isn't said is not."""

import subprocess
import sys
from itertools import pairwise

import numpy as np
import pytest
from perception import SAMPLE_RATE, Span, Transcriber, Transcript, UnknownLanguage, VoiceActivity
from perception.sound import Audio

from tests.bench.eval_speech import distance, units
from tests.integration.perception.conftest import RECORDINGS, decoded, speech_in

CLIP = "trade_pressure_hesitant.mp4"
pytestmark = pytest.mark.xdist_group("whisper")


def noise(seconds: float, loudness: float) -> Audio:
    return np.random.default_rng(3).normal(0, loudness, int(seconds * SAMPLE_RATE)).astype(np.float32)


def music(seconds: float) -> Audio:
    """Chords of organ tones, a new one every half second."""
    pieces = []
    for root in [220.0, 262, 294, 330] * int(seconds / 2):
        at = np.arange(SAMPLE_RATE // 2) / SAMPLE_RATE
        chord = sum(np.sin(2 * np.pi * root * step * at) for step in (1, 1.26, 1.5, 2))
        pieces.append(chord * np.exp(-3 * at) * 0.1)
    return np.concatenate(pieces).astype(np.float32)


def wrong_share(said: str, heard: str) -> float:
    """The share of characters wrong (edit distance over the said text's length)."""
    first, second = ("".join(filter(str.isalnum, text)) for text in (said, heard))
    row = list(range(len(second) + 1))
    for index, left in enumerate(first, 1):
        above, row[0] = row[0], index
        for column, right in enumerate(second, 1):
            above, row[column] = (
                row[column],
                min(row[column] + 1, row[column - 1] + 1, above + (left != right)),
            )
    return row[-1] / len(first)


@pytest.fixture(scope="module")
def heard(base: Transcriber) -> Transcript:
    """The clip as it is heard, told that it is Chinese."""
    return base.transcribe(decoded(CLIP).audio, speech_in(CLIP), language="zh")


def test_an_answer_is_written_down(base: Transcriber, answers: dict[str, dict[str, str]]) -> None:
    """With base weights; `tests/bench` measures small."""
    heard = base.transcribe(decoded(CLIP).audio, speech_in(CLIP))
    assert heard.language == "zh"
    assert heard.language_confidence > 0.9
    assert wrong_share(answers["trade_pressure_hesitant"]["transcript"], heard.text) < 0.12
    assert heard.segments[0].text.startswith("有一次")
    assert any(mark in heard.text for mark in "。，,？")


def test_words_have_their_times(heard: Transcript) -> None:
    speech, words = speech_in(CLIP), heard.words
    assert len(words) > 30
    assert all(word.start < word.end for word in words)
    assert all(first.start <= second.start for first, second in pairwise(words))
    inside = [any(span.start - 0.1 <= word.start <= span.end + 0.1 for span in speech) for word in words]
    assert all(inside)
    assert all(0 < word.confidence <= 1 for word in words)
    said = {word.text[0]: word.start for word in words}
    assert said["报"] == pytest.approx(9.4, abs=0.8)


@pytest.mark.parametrize(
    "audio",
    [np.zeros(10 * SAMPLE_RATE, np.float32), noise(10, 0.001), noise(10, 0.1), music(10)],
    ids=["silence", "hiss", "noise", "music"],
)
def test_nothing_is_heard_where_nothing_is_said(
    audio: Audio, base: Transcriber, voice_activity: VoiceActivity
) -> None:
    assert base.transcribe(audio, voice_activity.speech(audio)).text == ""


@pytest.mark.parametrize("audio", [noise(8, 0.05), music(8)], ids=["noise", "music"])
def test_nothing_is_invented_even_if_speech_was_suspected(audio: Audio, base: Transcriber) -> None:
    assert base.transcribe(audio, [Span(0, 8)], language="zh").text == ""


def test_terms_are_not_put_where_they_were_not_said(base: Transcriber, heard: Transcript) -> None:
    audio, speech = decoded(CLIP).audio, speech_in(CLIP)
    terms = ("信用证", "跨境电商", "Incoterms", "供应链")
    primed = base.transcribe(audio, speech, language="zh", terms=terms)
    assert not any(term in primed.text for term in terms)
    assert primed.text == heard.text


def test_loudness_hardly_changes_the_words(base: Transcriber) -> None:
    """At a fifth of the loudness at most a tenth of the characters differ: words that base mishears in any case."""
    audio, speech = decoded(CLIP).audio, speech_in(CLIP)[:3]
    loud = units(base.transcribe(audio, speech, language="zh").text, "zh")
    quiet = units(base.transcribe((audio * 0.2).astype(np.float32), speech, language="zh").text, "zh")
    assert distance(loud, quiet) <= 0.1 * len(loud)


def test_an_answer_that_changes_its_language_is_written_in_both(
    base: Transcriber, voice_activity: VoiceActivity
) -> None:
    """Told one language for all, the model translates the other half, or leaves it out."""
    audio = decoded("two_languages.ogg").audio
    heard = base.transcribe(audio, voice_activity.speech(audio)).text
    assert "customer wanted to cancel" in heard
    assert "客户" in heard


def test_an_unknown_language_is_refused(base: Transcriber) -> None:
    with pytest.raises(UnknownLanguage, match="klingon"):
        base.transcribe(noise(1, 0.1), [Span(0, 1)], language="klingon")


def test_two_processes_hear_the_same_with_one_thread_and_with_all() -> None:
    code = (
        "import pathlib, media; from infra.local import weights;"
        f"audio = media.decode(pathlib.Path({str(RECORDINGS / CLIP)!r})).audio[:8 * 16000];"
        "print(weights.transcriber('base').transcribe(audio, weights.voice_activity().speech(audio)))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-X", f"cpu_count={count}", "-c", code],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for count in ("1", "default")
    }
    assert len(runs) == 1
    assert "有一次" in runs.pop()

"""The voice's numbers are right on sounds whose values are known."""

import numpy as np
import pytest
from perception import SAMPLE_RATE, Span, Word, WrongSound, measure_voice
from perception.sound import Audio
from perception.voice import pitch_track, syllables


def voiced(hertz: float | np.ndarray, seconds: float, loudness: float = 0.1) -> Audio:
    """A buzz with overtones, as vocal cords make it; `hertz` may change from sample to sample."""
    phase = 2 * np.pi * np.cumsum(np.broadcast_to(hertz, int(seconds * SAMPLE_RATE)) / SAMPLE_RATE)
    wave = sum(np.sin(harmonic * phase) / harmonic for harmonic in range(1, 9))
    return np.asarray(wave / np.sqrt(np.mean(np.square(wave))) * loudness, np.float32)


def silence(seconds: float) -> Audio:
    return np.zeros(int(seconds * SAMPLE_RATE), np.float32)


def evenly(text: str, start: float, end: float) -> list[Word]:
    edges = np.linspace(start, end, len(text) + 1)
    return [Word(character, float(edges[at]), float(edges[at + 1]), 0.9) for at, character in enumerate(text)]


@pytest.mark.parametrize("hertz", [80.0, 120.0, 165.3, 220.0, 300.0, 390.0])
def test_pitch(hertz: float) -> None:
    track = pitch_track(voiced(hertz, 1))
    assert np.median(track) == pytest.approx(hertz, rel=0.01)
    assert (np.abs(track - hertz) < 0.02 * hertz).mean() > 0.95


def test_noise_has_no_pitch() -> None:
    noise = np.random.default_rng(1).normal(0, 0.1, 2 * SAMPLE_RATE).astype(np.float32)
    assert (pitch_track(noise) > 0).mean() < 0.05
    assert measure_voice(noise, [Span(0, 2)], []).pitch_hz is None


def test_pitch_variation_is_in_semitones() -> None:
    swinging = 150 * 2 ** (2 * np.sin(2 * np.pi * np.arange(4 * SAMPLE_RATE) / SAMPLE_RATE) / 12)
    voice = measure_voice(voiced(swinging, 4), [Span(0, 4)], [])
    assert voice.pitch_variation_semitones == pytest.approx(2 / np.sqrt(2), rel=0.1)
    level = measure_voice(voiced(150.0, 4), [Span(0, 4)], [])
    assert level.pitch_variation_semitones is not None
    assert level.pitch_variation_semitones < 0.1


def test_loudness_is_below_full_scale_in_decibels() -> None:
    audio = np.concatenate([voiced(150, 2, 0.1), voiced(150, 2, 0.01)])
    voice = measure_voice(audio, [Span(0, 4)], [])
    assert voice.loudness_db == pytest.approx(-30, abs=0.2)
    assert voice.loudness_variation_db == pytest.approx(10, abs=0.2)


def test_twice_as_loud_is_the_same_voice_six_decibels_up() -> None:
    quiet, loud = (measure_voice(voiced(150, 3, level), [Span(0, 3)], []) for level in (0.05, 0.1))
    assert loud.loudness_db - quiet.loudness_db == pytest.approx(6.02, abs=0.01)
    assert (loud.pitch_hz, loud.loudness_variation_db) == (quiet.pitch_hz, quiet.loudness_variation_db)


def test_pauses_and_pace() -> None:
    audio = np.concatenate([voiced(150, 3), silence(2), voiced(150, 3), silence(0.3), voiced(150, 2)])
    speech = [Span(0, 3), Span(5, 8), Span(8.3, 10.3)]
    words = [
        *evenly("一二三四五六七八九十甲乙", 0, 3),
        *evenly("一二三四五六七八九十甲乙", 5, 8),
        *evenly("一二三四五六七八", 8.3, 10.3),
    ]
    voice = measure_voice(audio, speech, words)
    assert voice.pauses == (Span(3, 5),)
    assert voice.longest_pause == 2
    assert voice.syllables == 32
    assert voice.pace == pytest.approx(4.0)
    assert voice.speech_share == pytest.approx(8 / 10.3, abs=0.001)
    assert voice.noise_db == -90


def test_a_steady_pace_is_steadier_than_a_wandering_one() -> None:
    audio, speech = voiced(150, 20), [Span(0, 20)]
    steady = measure_voice(audio, speech, evenly("一" * 80, 0, 20)).steadiness
    wandering = measure_voice(
        audio, speech, [*evenly("一" * 60, 0, 10), *evenly("一" * 20, 10, 20)]
    ).steadiness
    assert steady == pytest.approx(1.0, abs=0.05)
    assert wandering == pytest.approx(0.5, abs=0.05)
    assert measure_voice(audio, [Span(0, 5)], evenly("一" * 20, 0, 5)).steadiness is None


def test_nothing_said_is_nothing_measured() -> None:
    voice = measure_voice(silence(5), [], [])
    assert (voice.speech_seconds, voice.pace, voice.pauses, voice.pitch_hz) == (0, 0, (), None)


@pytest.mark.parametrize(
    ("text", "count"), [("我们", 2), ("interview", 3), ("the", 1), ("用Excel做3张表", 7), ("，。", 0)]
)
def test_syllables(text: str, count: int) -> None:
    assert syllables(text) == count


def test_stereo_is_refused() -> None:
    with pytest.raises(WrongSound):
        measure_voice(np.zeros((2, 100), np.float32), [], [])

"""How an answer sounds: pace, pauses, loudness, pitch and how steady it stays. Numbers, no judgement.

Pitch is the lag of the highest normalised autocorrelation (Boersma 1993 without its path search), loudness
the root mean square in decibels below full scale.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from perception.sound import SAMPLE_RATE, Audio, Span, checked, cut, total_seconds
from perception.transcript import Word

SHORTEST_PAUSE = 0.5
"""Seconds of silence between speech that a listener takes for a pause."""

_LOWEST, _HIGHEST = 65.0, 420.0
_VOICED = 0.55
_FRAME, _HOP = 0.04, 0.01
_STRETCH = 5.0
_SILENT = -90.0
_ENGLISH = re.compile(r"[aeiouy]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Voice:
    """How an answer sounds.

    Pace is syllables (zh: characters) a second of speech, pauses left out. Variations are standard
    deviations within speech: decibels, semitones. `steadiness` is 1 for a pace that stays the same over the
    answer, 0 for one that wanders by as much as itself; None where there is too little speech to say.
    Loudness is in dB below full scale; `pitch_hz` is None where no voice was found.
    """

    seconds: float
    speech_seconds: float
    speech_share: float
    syllables: int
    pace: float
    pauses: tuple[Span, ...]
    pauses_per_minute: float
    longest_pause: float
    loudness_db: float
    loudness_variation_db: float
    noise_db: float
    pitch_hz: float | None
    pitch_variation_semitones: float | None
    steadiness: float | None


def measure_voice(audio: Audio, speech: Sequence[Span], words: Sequence[Word]) -> Voice:
    """Measures the `speech` of `audio`; `words` give the pace. Raises WrongSound."""
    seconds = checked(audio).size / SAMPLE_RATE
    spoken = total_seconds(speech)
    count = sum(syllables(word.text) for word in words)
    pauses = tuple(
        Span(before.end, after.start)
        for before, after in pairwise(speech)
        if after.start - before.end >= SHORTEST_PAUSE
    )
    loudness = _loudness([cut(audio, span) for span in speech])
    quiet = _loudness([cut(audio, span) for span in _between(speech, seconds)])
    pitch = _semitones([cut(audio, span) for span in speech])
    return Voice(
        seconds=round(seconds, 3),
        speech_seconds=round(spoken, 3),
        speech_share=round(spoken / seconds, 4) if seconds else 0.0,
        syllables=count,
        pace=round(count / spoken, 3) if spoken else 0.0,
        pauses=pauses,
        pauses_per_minute=round(len(pauses) / seconds * 60, 3) if seconds else 0.0,
        longest_pause=round(max((pause.seconds for pause in pauses), default=0.0), 3),
        loudness_db=_rounded(np.mean(loudness)) if loudness.size else _SILENT,
        loudness_variation_db=_rounded(np.std(loudness)) if loudness.size else 0.0,
        noise_db=_rounded(np.percentile(quiet, 20)) if quiet.size else _SILENT,
        pitch_hz=_rounded(440 * 2 ** (np.median(pitch) / 12)) if pitch.size else None,
        pitch_variation_semitones=_rounded(np.std(pitch)) if pitch.size else None,
        steadiness=_steadiness(speech, words),
    )


def syllables(text: str) -> int:
    """Spoken syllables: one a Chinese character or digit, one a group of vowels in a Latin word."""
    hanzi = sum("\u3400" <= character <= "\u9fff" for character in text)
    latin = sum(max(1, len(_ENGLISH.findall(word))) for word in re.findall(r"[A-Za-z]+", text))
    return hanzi + latin + sum(character.isdigit() for character in text)


def pitch_track(audio: Audio) -> NDArray[np.float64]:
    """The pitch in hertz every 10 ms of `audio`; 0 where it is not voiced."""
    frame, hop = int(_FRAME * SAMPLE_RATE), int(_HOP * SAMPLE_RATE)
    if audio.size < frame:
        return np.zeros(0)
    frames = np.lib.stride_tricks.sliding_window_view(audio, frame)[::hop].astype(np.float64)
    window = np.hanning(frame)
    frames = (frames - frames.mean(axis=1, keepdims=True)) * window
    power = np.abs(np.fft.rfft(frames, 2 * frame, axis=1)) ** 2
    correlation = np.fft.irfft(power, axis=1)[:, :frame]
    energy = correlation[:, :1]
    own = np.fft.irfft(np.abs(np.fft.rfft(window, 2 * frame)) ** 2)[:frame]
    normal = correlation / np.maximum(energy, 1e-12) / (own / own[0] + 1e-6)
    low, high = int(SAMPLE_RATE / _HIGHEST), int(SAMPLE_RATE / _LOWEST)
    lags = normal[:, low : high + 1]
    strongest = lags.max(axis=1)
    first = np.argmax(lags >= 0.93 * strongest[:, None], axis=1)
    best = low + np.array([_climb(row, at) for row, at in zip(lags, first, strict=True)])
    voiced = (strongest > _VOICED) & (energy[:, 0] > 1e-4)
    return np.where(voiced, SAMPLE_RATE / best, 0.0)


def _climb(row: NDArray[np.float64], at: int) -> float:
    """The peak that begins at `at`, between the samples (a parabola through three)."""
    while at + 1 < row.size and row[at + 1] > row[at]:
        at += 1
    if not 0 < at < row.size - 1:
        return float(at)
    left, middle, right = row[at - 1 : at + 2]
    bend = left - 2 * middle + right
    return float(at + (0.5 * (left - right) / bend if bend else 0.0))


def _semitones(pieces: Sequence[Audio]) -> NDArray[np.float64]:
    """Voiced pitches in semitones above 440 Hz, jumps of an octave and more from the median left out."""
    tracks = [pitch_track(piece) for piece in pieces]
    hertz = np.concatenate(tracks) if tracks else np.zeros(0)
    hertz = hertz[hertz > 0]
    if hertz.size < 20:
        return np.zeros(0)
    tones = 12 * np.log2(hertz / 440)
    return np.asarray(tones[np.abs(tones - np.median(tones)) < 10], np.float64)


def _loudness(pieces: Sequence[Audio]) -> NDArray[np.float64]:
    """Decibels below full scale of each 100 ms."""
    step = SAMPLE_RATE // 10
    frames = [piece[: piece.size // step * step].reshape(-1, step) for piece in pieces if piece.size >= step]
    if not frames:
        return np.zeros(0)
    power = np.square(np.concatenate(frames).astype(np.float64)).mean(axis=1)
    return np.asarray(10 * np.log10(np.maximum(power, 1e-9)), np.float64)


def _between(speech: Sequence[Span], seconds: float) -> list[Span]:
    edges = [0.0, *(edge for span in speech for edge in (span.start, span.end)), seconds]
    return [Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if end - start > 0.2]


def _steadiness(speech: Sequence[Span], words: Sequence[Word]) -> float | None:
    """One less the coefficient of variation of the pace over stretches of about five spoken seconds."""
    clock = np.cumsum([0.0, *(span.seconds for span in speech)])
    if not words or clock[-1] < 3 * _STRETCH:
        return None
    stretches = int(clock[-1] // _STRETCH)
    counts = np.zeros(stretches)
    for word in words:
        spoken = _spoken_until(speech, clock, word.start)
        counts[min(stretches - 1, int(spoken / clock[-1] * stretches))] += syllables(word.text)
    return round(float(np.clip(1 - counts.std() / max(counts.mean(), 1e-9), 0, 1)), 4)


def _spoken_until(speech: Sequence[Span], clock: NDArray[np.float64], time: float) -> float:
    for index, span in enumerate(speech):
        if time < span.end:
            return float(clock[index] + max(0.0, time - span.start))
    return float(clock[-1])


def _rounded(value: float | np.floating) -> float:
    return round(float(value), 3)

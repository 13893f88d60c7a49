"""Spans of time and the samples they stand for."""

import wave
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from perception.errors import WrongSound

SAMPLE_RATE = 16_000
FULL_SCALE = 32_768

type Audio = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` to `end`, in seconds from the recording's start."""

    start: float
    end: float

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return self.end - self.start


def total_seconds(spans: Sequence[Span]) -> float:
    """How long the spans last together."""
    return sum(span.seconds for span in spans)


def cut(audio: Audio, span: Span) -> Audio:
    """The samples of `span`, clipped to what there is."""
    return audio[max(0, round(span.start * SAMPLE_RATE)) : max(0, round(span.end * SAMPLE_RATE))]


def checked(audio: Audio) -> Audio:
    """`audio` itself, if it is what the models take. Raises WrongSound."""
    if audio.ndim != 1 or audio.dtype != np.float32:
        raise WrongSound(f"The sound has shape {audio.shape} and type {audio.dtype}.")
    return audio


def unpack_audio(packed: bytes) -> Audio:
    """The samples out of a WAV file: mono, 16 kHz, 16 bits. Raises WrongSound."""
    try:
        with wave.open(BytesIO(packed), "rb") as file:
            shape = file.getnchannels(), file.getframerate(), file.getsampwidth()
            samples = np.frombuffer(file.readframes(file.getnframes()), "<i2")
    except (wave.Error, EOFError, ValueError) as error:
        raise WrongSound("These bytes are no packed sound.") from error
    if shape != (1, SAMPLE_RATE, 2):
        raise WrongSound(f"The sound has {shape[0]} channels of {shape[2]} bytes at {shape[1]} Hz.")
    return samples.astype(np.float32) / np.float32(FULL_SCALE)

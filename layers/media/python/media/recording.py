"""What decoding a recording gives: plain sound, a few small pictures, and whether all of it was there."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SAMPLE_RATE = 16_000
"""Samples a second of every sound this layer gives: what speech models are trained on."""
FULL_SCALE = 32_768
"""Steps of a sample from silence to full scale."""

type Audio = NDArray[np.float32]
type Pixels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Probe:
    """What a container claims about itself, before anything is decoded.

    `seconds` is None where nothing is claimed (browsers' webm often has no duration); width and
    height are those of the stored pictures, before they are turned upright.
    """

    container: str
    seconds: float | None
    has_audio: bool
    has_video: bool
    audio_codec: str | None
    video_codec: str | None
    width: int
    height: int


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One picture: RGB bytes of shape (height, width, 3), upright, and its time in seconds."""

    time: float
    pixels: Pixels


@dataclass(frozen=True, slots=True, eq=False)
class Recording:
    """A decoded recording.

    `seconds` is what the container claims (or what was decoded, where it claims nothing); `complete` is
    False when less was there than claimed, the end is cut off, parts could not be decoded, or the sound ends
    long before the pictures. `audio` is mono, 16 kHz, float32 in -1..1, with silence where the recording has a
    gap, so that its times are the recording's; it is empty where there is no sound track (`has_audio` False).
    """

    seconds: float
    decoded_seconds: float
    complete: bool
    has_audio: bool
    has_video: bool
    audio: Audio
    frames: tuple[Frame, ...]

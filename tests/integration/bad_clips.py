"""Recordings as they come when something is wrong, made small: any sound over any pictures, as an mp4."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import av
import numpy as np
from numpy.typing import NDArray

RATE = 16_000
SECONDS = 8
_PICTURES_A_SECOND = 2

type Sound = NDArray[np.float32]
type Picture = NDArray[np.uint8]


def clip(sound: Sound | None, pictures: Sequence[Picture]) -> bytes:
    """An mp4 of `sound` (16 kHz; None: no sound at all) over the pictures, shown in turn for SECONDS."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "clip.mp4"
        _record(path, sound, pictures)
        return path.read_bytes()


def _record(path: Path, sound: Sound | None, pictures: Sequence[Picture]) -> None:
    with av.open(str(path), "w", options={"movflags": "faststart"}) as made:
        height, width = pictures[0].shape[:2]
        video = made.add_stream("libx264", rate=_PICTURES_A_SECOND, options={"preset": "ultrafast", "g": "2"})
        assert isinstance(video, av.VideoStream)
        video.width, video.height, video.pix_fmt = width, height, "yuv420p"
        audio = made.add_stream("aac", rate=RATE, layout="mono") if sound is not None else None
        for number in range(SECONDS * _PICTURES_A_SECOND):
            frame = av.VideoFrame.from_ndarray(pictures[number % len(pictures)], format="rgb24")
            frame = frame.reformat(format="yuv420p")
            frame.pts, frame.time_base = number, Fraction(1, _PICTURES_A_SECOND)
            made.mux(video.encode(frame))
        made.mux(video.encode(None))
        if isinstance(audio, av.AudioStream) and sound is not None:
            samples = av.AudioFrame.from_ndarray(sound[np.newaxis], format="fltp", layout="mono")
            samples.sample_rate, samples.pts, samples.time_base = RATE, 0, Fraction(1, RATE)
            made.mux(audio.encode(samples))
            made.mux(audio.encode(None))


def silence() -> Sound:
    """Nothing at all."""
    return np.zeros(SECONDS * RATE, np.float32)


def noise() -> Sound:
    """A loud fan."""
    return np.random.default_rng(3).normal(0, 0.1, SECONDS * RATE).astype(np.float32)


def music() -> Sound:
    """Organ chords, a new one every half second."""
    at = np.arange(RATE // 2) / RATE
    chords = [
        np.exp(-3 * at) * sum(np.sin(2 * np.pi * root * step * at) for step in (1, 1.26, 1.5, 2)) * 0.1
        for root in [220.0, 262, 294, 330] * (SECONDS // 2)
    ]
    return np.concatenate(chords).astype(np.float32)

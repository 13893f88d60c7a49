"""Makes small recordings with known content, as browsers, phones and bad networks make them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.video.stream import VideoStream

RATE = 48_000
FPS = 10


@dataclass(frozen=True)
class Clip:
    """What to record: a tone of 440 Hz over a picture that is red on its left half and grows lighter."""

    suffix: str = ".mp4"
    video: str | None = "libx264"
    audio: str | None = "aac"
    seconds: float = 3.0
    gap: tuple[float, float] | None = None
    sound_ends: float | None = None
    rotation: int = 0
    keys_every: int = 10
    size: tuple[int, int] = (160, 90)
    options: Mapping[str, str] = field(default_factory=dict)


def record(folder: Path, clip: Clip) -> Path:
    """Writes the clip and gives its path."""
    path = folder / f"clip{clip.suffix}"
    with av.open(str(path), "w", options=dict(clip.options)) as container:
        video = _video(container, clip)
        audio = _audio(container, clip)
        for tenth in range(int(clip.seconds * 10)):
            if video is not None:
                container.mux(video.encode(_picture(tenth, clip)))
            if audio is not None and _heard(tenth / 10, clip):
                container.mux(audio.encode(_tone(tenth)))
        if video is not None:
            container.mux(video.encode(None))
        if audio is not None:
            container.mux(audio.encode(None))
    return path


def _heard(at: float, clip: Clip) -> bool:
    gap = clip.gap is not None and clip.gap[0] <= at < clip.gap[1]
    return not gap and at < (clip.sound_ends or clip.seconds)


def _video(container: OutputContainer, clip: Clip) -> VideoStream | None:
    if clip.video is None:
        return None
    stream = container.add_stream(clip.video, rate=FPS)
    assert isinstance(stream, VideoStream)
    stream.width, stream.height = clip.size
    stream.pix_fmt = "yuv420p"
    stream.codec_context.gop_size = clip.keys_every
    stream.codec_context.options = {"x265-params": "log-level=none"} if clip.video == "libx265" else {}
    if clip.rotation:
        stream.set_display_rotation(clip.rotation)
    return stream


def _audio(container: OutputContainer, clip: Clip) -> AudioStream | None:
    if clip.audio is None:
        return None
    stream = container.add_stream(clip.audio, rate=RATE, layout="mono")
    assert isinstance(stream, AudioStream)
    return stream


def _picture(number: int, clip: Clip) -> av.VideoFrame:
    width, height = clip.size
    pixels = np.full((height, width, 3), 40 + number % 150, np.uint8)
    pixels[:, : width // 2] = (220, 20, 20)
    frame = av.VideoFrame.from_ndarray(pixels, format="rgb24").reformat(format="yuv420p")
    frame.pts, frame.time_base = number, Fraction(1, FPS)
    return frame


def _tone(tenth: int) -> av.AudioFrame:
    at = (np.arange(RATE // 10) + tenth * RATE // 10) / RATE
    samples = (0.3 * np.sin(2 * np.pi * 440 * at)).astype(np.float32)
    frame = av.AudioFrame.from_ndarray(samples[np.newaxis], format="fltp", layout="mono")
    frame.sample_rate, frame.pts, frame.time_base = RATE, tenth * RATE // 10, Fraction(1, RATE)
    return frame

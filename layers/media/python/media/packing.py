"""Sound and pictures as bytes, to pass through a bucket to the functions that listen and look.

Decoding and inference can't share one function (their libraries together exceed Lambda's limit). The
formats are WAV, 16 bits, which other transcribers read too, and numpy's `.npz` with `times` (seconds) and `pixels`
(n, h, w, 3).
"""

import wave
from io import BytesIO

import numpy as np

from media.recording import FULL_SCALE, SAMPLE_RATE, Recording


def pack_audio(recording: Recording) -> bytes:
    """The samples as a WAV file, rounded to 16 bits as every microphone's are."""
    samples = np.clip(np.rint(recording.audio * FULL_SCALE), -FULL_SCALE, FULL_SCALE - 1).astype("<i2")
    buffer = BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes(samples.tobytes())
    return buffer.getvalue()


def pack_frames(recording: Recording) -> bytes:
    """The pictures as a `.npz` file; pictures of another size than the first (rare) are left out."""
    frames = [frame for frame in recording.frames if frame.pixels.shape == recording.frames[0].pixels.shape]
    pixels = np.stack([frame.pixels for frame in frames]) if frames else np.zeros((0, 0, 0, 3), np.uint8)
    buffer = BytesIO()
    np.savez(buffer, times=np.array([frame.time for frame in frames], np.float64), pixels=pixels)
    return buffer.getvalue()

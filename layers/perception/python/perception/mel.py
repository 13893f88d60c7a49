"""Whisper's picture of a sound: 80 log-mel bands every 10 ms over a window of 30 s.

Short-time Fourier transform of 400 samples under a periodic Hann window every 160, power, Slaney's mel
filters (linear below 1 kHz, logarithmic above, each of unit area) from 0 to 8 kHz, log10 floored at 1e-10
and at 8 below the maximum, then (x + 4) / 4. Source: Radford et al. 2022, section 2.2, and the published code.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from perception.sound import SAMPLE_RATE, Audio

BANDS = 80
WINDOW_SECONDS = 30
_FFT, _HOP = 400, 160
_FRAMES = WINDOW_SECONDS * SAMPLE_RATE // _HOP


def log_mel(audio: Audio) -> NDArray[np.float32]:
    """The features of up to 30 s of sound, filled up with silence: shape (80, 3000)."""
    padded = np.zeros(WINDOW_SECONDS * SAMPLE_RATE, np.float32)
    padded[: min(audio.size, padded.size)] = audio[: padded.size]
    signal = np.pad(padded, _FFT // 2, mode="reflect")
    frames = np.lib.stride_tricks.sliding_window_view(signal, _FFT)[::_HOP][:_FRAMES]
    window = np.hanning(_FFT + 1)[:-1].astype(np.float32)
    power = np.square(np.abs(np.fft.rfft(frames * window, axis=1))).astype(np.float32)
    levels = np.log10(np.maximum(mel_filters() @ power.T, 1e-10))
    levels = np.maximum(levels, levels.max() - 8.0)
    return np.asarray((levels + 4.0) / 4.0, np.float32)


@cache
def mel_filters() -> NDArray[np.float32]:
    """Slaney's triangular filters of unit area: shape (80, 201)."""
    edges = _hertz(np.linspace(_mel(0.0), _mel(SAMPLE_RATE / 2), BANDS + 2))
    bins = np.fft.rfftfreq(_FFT, 1 / SAMPLE_RATE)
    rising = (bins - edges[:-2, None]) / np.diff(edges)[:-1, None]
    falling = (edges[2:, None] - bins) / np.diff(edges)[1:, None]
    triangles = np.maximum(0.0, np.minimum(rising, falling))
    return (triangles * (2.0 / (edges[2:] - edges[:-2]))[:, None]).astype(np.float32)


def _mel(hertz: float) -> float:
    return hertz * 3 / 200 if hertz < 1000 else 15 + 27 * np.log(hertz / 1000) / np.log(6.4)


def _hertz(mel: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.where(mel < 15, mel * 200 / 3, 1000 * np.exp(np.log(6.4) * (mel - 15) / 27))

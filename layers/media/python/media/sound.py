"""Turns a container's sound packets into mono 16 kHz samples whose times are the recording's."""

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.packet import Packet
from av.stream import Stream

from media.recording import SAMPLE_RATE, Audio

_GAP = 0.1
"""Seconds by which a sound may lag behind its time stamp before silence is put in."""
_CANCELLED = 0.1
"""Share of the louder channel's energy below which the mean of two has lost the voice: one is the other upside down."""


class SoundTrack:
    """Collects the samples of one audio stream, packet by packet, up to `most_seconds`."""

    def __init__(self, stream: AudioStream, start: float, most_seconds: float) -> None:
        self._stream = stream
        self._start = start
        self._unit = float(stream.time_base or 0)
        self._most = int(most_seconds * SAMPLE_RATE)
        self._resampler: AudioResampler | None = None
        self._shape: tuple[int, str, str] | None = None
        self._pieces: list[Audio] = []
        self._length = 0
        self.broken = 0
        self.reached = 0.0

    @property
    def seconds(self) -> float:
        """How much sound there is so far, gaps filled."""
        return self._length / SAMPLE_RATE

    def feed(self, packet: "Packet[Stream]") -> None:
        """Decodes one packet; an unreadable one is counted in `broken` and passed over."""
        if packet.pts is not None:
            self.reached = packet.pts * self._unit - self._start
        try:
            frames = self._stream.decode(packet)
        except av.FFmpegError:
            self.broken += 1
            return
        for frame in frames:
            self._take(frame)

    def finish(self) -> Audio:
        """The samples, after what decoder and resampler still held has been read."""
        try:
            for frame in self._stream.decode(None):
                self._take(frame)
        except av.FFmpegError:
            self.broken += 1
        self._flush()
        return np.concatenate(self._pieces) if self._pieces else np.zeros(0, np.float32)

    def _take(self, frame: AudioFrame) -> None:
        if frame.pts is not None:
            behind = frame.pts * self._unit - self._start - self.seconds
            if behind > _GAP:
                self._append(np.zeros(min(int(behind * SAMPLE_RATE), self._most), np.float32))
        for resampled in self._resampler_of(frame).resample(frame):
            self._append(_mono(resampled))

    def _resampler_of(self, frame: AudioFrame) -> AudioResampler:
        """The sound's shape may change on its way: another microphone was taken, or AAC's upper band begins."""
        shape = frame.sample_rate, frame.layout.name, frame.format.name
        if self._resampler is None or shape != self._shape:
            self._flush()
            layout = "stereo" if frame.layout.nb_channels == 2 else "mono"
            self._resampler = AudioResampler(format="fltp", layout=layout, rate=SAMPLE_RATE)
            self._shape = shape
        return self._resampler

    def _flush(self) -> None:
        for frame in self._resampler.resample(None) if self._resampler else ():
            self._append(_mono(frame))

    def _append(self, samples: Audio) -> None:
        room = self._most - self._length
        if room > 0 and samples.size:
            piece = np.clip(samples[:room], -1.0, 1.0)  # a decoder goes beyond where it was recorded too loud
            self._pieces.append(piece)
            self._length += piece.size


def _mono(frame: AudioFrame) -> Audio:
    """The samples of one channel, or the mean of two; of two that cancel each other the louder."""
    channels = frame.to_ndarray()
    if len(channels) == 1:
        return np.asarray(channels[0], np.float32)
    mean = np.asarray(channels.mean(axis=0), np.float32)
    energies = [float(channel @ channel) for channel in channels]
    if float(mean @ mean) >= _CANCELLED * max(energies):
        return mean
    return np.asarray(channels[int(np.argmax(energies))], np.float32)

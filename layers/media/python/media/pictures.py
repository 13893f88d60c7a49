"""Takes a few small upright pictures out of a video stream, at a fraction of the cost of decoding it all.

Key packets can be decoded alone. Filtering packets, not asking the decoder to skip, is what makes it cheap:
VP9's decoder ignores `skip_frame`.
"""

import av
import numpy as np
from av.packet import Packet
from av.stream import Stream
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from media.recording import Frame

LONGEST_SIDE = 384
"""Pixels of a picture's longer side: enough for a face's landmarks, small enough to keep hundreds."""


class PictureTrack:
    """Collects pictures of one video stream, about `spacing` seconds apart at least."""

    def __init__(self, stream: VideoStream, start: float, spacing: float, *, keys_only: bool) -> None:
        self._stream = stream
        self._start = start
        self._unit = float(stream.time_base or 0)
        self._spacing = spacing * 0.85  # time stamps are rounded
        self._keys_only = keys_only
        self._wanted = float("-inf")
        self._frames: list[Frame] = []
        self.broken = 0
        self.largest_gap = 0.0
        self._last_key = 0.0
        self.end = 0.0

    def feed(self, packet: "Packet[Stream]") -> None:
        """Decodes one packet if a picture is due; an unreadable one is counted in `broken`."""
        if packet.pts is None:
            return
        time = packet.pts * self._unit - self._start
        self.end = max(self.end, time + (packet.duration or 0) * self._unit)
        if packet.is_keyframe:
            self.largest_gap = max(self.largest_gap, time - self._last_key)
            self._last_key = time
        if self._keys_only and not (packet.is_keyframe and time >= self._wanted):
            return
        if self._keys_only:
            self._wanted = time + self._spacing
        self._decode(packet)

    def finish(self) -> tuple[Frame, ...]:
        """The pictures in the order of their times."""
        self.largest_gap = max(self.largest_gap, self.end - self._last_key)
        self._decode(None)
        return tuple(sorted(self._frames, key=lambda frame: frame.time))

    def _decode(self, packet: "Packet[Stream] | None") -> None:
        try:
            frames = self._stream.decode(packet)
        except av.FFmpegError:
            self.broken += 1
            return
        for frame in frames:
            time = max(0.0, (frame.time or 0.0) - self._start)
            if self._keys_only or time >= self._wanted:
                self._wanted = max(self._wanted, time + self._spacing)
                self._frames.append(Frame(round(time, 3), upright(frame)))


def upright(frame: VideoFrame) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """The picture as RGB, its longer side LONGEST_SIDE at most, turned as its display matrix asks."""
    scale = min(1.0, LONGEST_SIDE / max(frame.width, frame.height))
    width, height = (max(2, round(side * scale / 2) * 2) for side in (frame.width, frame.height))
    small = frame.reformat(width=width, height=height, format="rgb24").to_ndarray()
    return np.ascontiguousarray(np.rot90(small, round(frame.rotation / 90) % 4))

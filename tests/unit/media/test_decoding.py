"""What browsers and phones record is read: all the sound, upright pictures, at the recording's own times."""

import wave
from itertools import pairwise
from pathlib import Path

import av
import media
import numpy as np
import pytest
from av.stream import Disposition

from tests.unit.media.clips import Clip, record

KINDS = [
    Clip(".webm", "libvpx", "libopus"),
    Clip(".webm", "libvpx-vp9", "libopus"),
    Clip(".mp4", "libx264", "aac"),
    Clip(".mp4", "libx265", "aac"),
    Clip(".mov", "mpeg4", "aac"),
]


def loudest_hertz(audio: np.ndarray) -> float:
    spectrum = np.abs(np.fft.rfft(audio))
    return float(np.argmax(spectrum) * media.SAMPLE_RATE / audio.size)


@pytest.mark.parametrize("clip", KINDS, ids=lambda clip: f"{clip.video}{clip.suffix}")
def test_every_kind_of_recording_is_read_whole(tmp_path: Path, clip: Clip) -> None:
    recording = media.decode(record(tmp_path, clip))
    assert recording.complete
    assert recording.decoded_seconds == pytest.approx(3.0, abs=0.1)
    assert recording.audio.dtype == np.float32
    assert recording.audio.size == pytest.approx(3 * media.SAMPLE_RATE, abs=1600)
    assert loudest_hertz(recording.audio) == pytest.approx(440, abs=1)
    assert np.sqrt(np.mean(np.square(recording.audio))) == pytest.approx(0.3 / np.sqrt(2), rel=0.1)
    times = [frame.time for frame in recording.frames]
    assert times[0] == pytest.approx(0, abs=0.05)
    assert [after - before for before, after in pairwise(times)] == pytest.approx(
        [1] * (len(times) - 1), abs=0.2
    )
    assert len(times) >= 3


def test_bytes_are_read_as_a_file_is(tmp_path: Path) -> None:
    path = record(tmp_path, Clip(".webm", "libvpx", "libopus"))
    from_file, from_bytes = media.decode(path), media.decode(path.read_bytes())
    assert np.array_equal(from_file.audio, from_bytes.audio)
    assert from_file.decoded_seconds == from_bytes.decoded_seconds


@pytest.mark.parametrize(("rotation", "red"), [(0, "left"), (90, "bottom"), (180, "right"), (270, "top")])
def test_a_turned_phone_gives_an_upright_picture(tmp_path: Path, rotation: int, red: str) -> None:
    path = record(tmp_path, Clip(rotation=rotation))
    pixels = media.decode(path).frames[0].pixels
    assert pixels.shape == ((90, 160, 3) if rotation % 180 == 0 else (160, 90, 3))
    halves = {
        "left": pixels[:, :30],
        "right": pixels[:, -30:],
        "top": pixels[:30],
        "bottom": pixels[-30:],
    }
    redness = {side: float(half[..., 0].mean() - half[..., 1].mean()) for side, half in halves.items()}
    assert max(redness, key=lambda side: redness[side]) == red


def test_pictures_are_made_small(tmp_path: Path) -> None:
    frame = media.decode(record(tmp_path, Clip(size=(1280, 720), seconds=1))).frames[0]
    assert frame.pixels.shape == (216, 384, 3)


def test_a_browsers_recording_without_a_duration_is_complete(tmp_path: Path) -> None:
    path = record(tmp_path, Clip(".webm", "libvpx", "libopus", options={"live": "1"}))
    assert media.probe(path).seconds is None
    recording = media.decode(path)
    assert recording.complete
    assert recording.seconds == recording.decoded_seconds == pytest.approx(3.0, abs=0.1)


def test_a_recording_without_sound_says_so(tmp_path: Path) -> None:
    recording = media.decode(record(tmp_path, Clip(audio=None)))
    assert not recording.has_audio
    assert recording.audio.size == 0
    assert recording.has_video
    assert recording.complete


def test_a_recording_without_pictures_says_so(tmp_path: Path) -> None:
    recording = media.decode(record(tmp_path, Clip(video=None)))
    assert recording.has_audio
    assert not recording.has_video
    assert recording.frames == ()


def test_a_gap_in_the_sound_becomes_silence_so_that_times_stay_right(tmp_path: Path) -> None:
    recording = media.decode(record(tmp_path, Clip(".mkv", None, "pcm_s16le", gap=(1.0, 2.0))))
    loudness = np.abs(recording.audio[: 3 * media.SAMPLE_RATE]).reshape(30, -1).max(axis=1)
    assert (loudness[:10] > 0.2).all()
    assert (loudness[11:19] == 0).all()
    assert (loudness[21:] > 0.2).all()


def test_a_recording_with_few_key_pictures_is_still_seen(tmp_path: Path) -> None:
    recording = media.decode(record(tmp_path, Clip(seconds=15, keys_every=1000)))
    times = [frame.time for frame in recording.frames]
    assert 14 <= len(times) <= 17
    assert all(after - before >= 0.8 for before, after in pairwise(times))


def test_the_same_bytes_give_the_same_samples(tmp_path: Path) -> None:
    path = record(tmp_path, Clip(".webm", "libvpx", "libopus"))
    first, second = media.decode(path), media.decode(path)
    assert first.audio.tobytes() == second.audio.tobytes()
    assert [frame.pixels.tobytes() for frame in first.frames] == [
        frame.pixels.tobytes() for frame in second.frames
    ]


def two_channels(folder: Path, right: float) -> Path:
    """A tone on the left, and `right` times it on the right."""
    tone = 0.3 * np.sin(2 * np.pi * 440 * np.arange(media.SAMPLE_RATE) / media.SAMPLE_RATE)
    path = folder / "two.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(media.SAMPLE_RATE)
        file.writeframes((np.stack([tone, right * tone], axis=1) * 32767).astype("<i2").tobytes())
    return path


@pytest.mark.parametrize("right", [1.0, 0.0, -1.0, -0.9], ids=["same", "dead", "upside down", "nearly"])
def test_a_voice_is_heard_whatever_the_other_channel_holds(tmp_path: Path, right: float) -> None:
    """A headset that is wired wrongly turns one channel upside down: the mean of both would be silence."""
    audio = media.decode(two_channels(tmp_path, right)).audio
    assert loudest_hertz(audio) == pytest.approx(440, abs=1)
    assert np.sqrt(np.mean(np.square(audio))) > 0.1


def sound_only(path: Path, tone: np.ndarray, layout: str) -> bytes:
    """The tone as a stream of AAC without a container."""
    with av.open(str(path), "w", format="adts") as made:
        stream = made.add_stream("aac", rate=media.SAMPLE_RATE, layout=layout)
        assert isinstance(stream, av.AudioStream)
        channels = np.stack([tone] * stream.channels).astype(np.float32)
        frame = av.AudioFrame.from_ndarray(channels, "fltp", layout)
        frame.sample_rate, frame.pts = media.SAMPLE_RATE, 0
        made.mux([*stream.encode(frame), *stream.encode(None)])
    return path.read_bytes()


def test_another_microphone_taken_on_the_way_is_heard(tmp_path: Path) -> None:
    """A headset is plugged in, and the sound goes on with other channels."""
    tone = 0.3 * np.sin(2 * np.pi * 440 * np.arange(2 * media.SAMPLE_RATE) / media.SAMPLE_RATE)
    both = b"".join(sound_only(tmp_path / layout, tone, layout) for layout in ("mono", "stereo"))
    audio = media.decode(both).audio
    assert audio.size == pytest.approx(4 * media.SAMPLE_RATE, rel=0.1)
    assert loudest_hertz(audio[-media.SAMPLE_RATE :]) == pytest.approx(440, abs=1)


def test_sound_that_was_recorded_too_loud_stays_in_its_range(tmp_path: Path) -> None:
    """AAC keeps what goes beyond full scale; whoever packs the sound and whoever does not must hear the same."""
    tone = 8.0 * np.sin(2 * np.pi * 440 * np.arange(media.SAMPLE_RATE) / media.SAMPLE_RATE)
    audio = media.decode(sound_only(tmp_path / "loud", tone, "mono")).audio
    assert np.abs(audio).max() == 1.0


def test_a_silent_first_track_does_not_hide_the_second(tmp_path: Path) -> None:
    """A screen recorder writes the computer's own sound first, and the microphone after it."""
    path = tmp_path / "screen.mkv"
    with av.open(str(path), "w") as made:
        tracks = [made.add_stream("pcm_s16le", rate=media.SAMPLE_RATE, layout="mono") for _ in range(2)]
        for stream, loud in zip(tracks, (0.0, 0.3), strict=True):
            assert isinstance(stream, av.AudioStream)
            tone = loud * np.sin(2 * np.pi * 440 * np.arange(media.SAMPLE_RATE) / media.SAMPLE_RATE)
            frame = av.AudioFrame.from_ndarray((tone * 32767).astype(np.int16)[np.newaxis], "s16", "mono")
            frame.sample_rate, frame.pts = media.SAMPLE_RATE, 0
            made.mux([*stream.encode(frame), *stream.encode(None)])
    assert loudest_hertz(media.decode(path).audio) == pytest.approx(440, abs=1)


def test_the_cover_of_a_sound_file_is_no_picture_of_anybody(tmp_path: Path) -> None:
    path = tmp_path / "memo.mp3"
    with av.open(str(path), "w") as made:
        sound = made.add_stream("libmp3lame", rate=media.SAMPLE_RATE, layout="mono")
        assert isinstance(sound, av.AudioStream)
        cover = made.add_stream("png")
        assert isinstance(cover, av.VideoStream)
        cover.width, cover.height, cover.pix_fmt = 64, 64, "rgb24"
        cover.disposition = Disposition.attached_pic
        picture = av.VideoFrame.from_ndarray(np.full((64, 64, 3), 90, np.uint8), format="rgb24")
        made.mux([*cover.encode(picture), *cover.encode(None)])
        tone = np.full((1, media.SAMPLE_RATE), 0.1, np.float32)
        frame = av.AudioFrame.from_ndarray(tone, "fltp", "mono")
        frame.sample_rate, frame.pts = media.SAMPLE_RATE, 0
        made.mux([*sound.encode(frame), *sound.encode(None)])
    recording = media.decode(path)
    assert recording.has_audio
    assert not recording.has_video


def test_a_photograph_is_no_recording(tmp_path: Path) -> None:
    path = tmp_path / "answer.mp4"
    with av.open(str(path), "w", format="image2") as made:
        stream = made.add_stream("png")
        assert isinstance(stream, av.VideoStream)
        stream.width, stream.height, stream.pix_fmt = 64, 64, "rgb24"
        picture = av.VideoFrame.from_ndarray(np.full((64, 64, 3), 90, np.uint8), format="rgb24")
        made.mux([*stream.encode(picture), *stream.encode(None)])
    with pytest.raises(media.NotARecording, match="picture"):
        media.decode(path)

"""A recording that is broken, false or no recording at all is named as such, within bounds, and never guessed at."""

import resource
import struct
from pathlib import Path

import media
import pytest

from tests.unit.media.clips import Clip, record

EBML_DURATION = b"\x44\x89\x88"


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "empty.webm"
    path.touch()
    with pytest.raises(media.EmptyRecording, match="empty"):
        media.decode(path)


@pytest.mark.parametrize(
    "content",
    [b"Dear Sir or Madam,\n" * 50, b"PK\x03\x04" + bytes(500), bytes(2000), b"#EXTM3U\n#EXTINF:1,\na.ts\n"],
)
def test_what_is_no_recording(content: bytes) -> None:
    with pytest.raises(media.NotARecording) as caught:
        media.decode(content)
    assert caught.value.message
    assert caught.value.next_step


def test_an_upload_that_broke_off_is_not_complete(tmp_path: Path) -> None:
    """Decoders read a truncated mp4 without a complaint."""
    whole = record(tmp_path, Clip(seconds=6, options={"movflags": "faststart"})).read_bytes()
    recording = media.decode(whole[: len(whole) // 2])
    assert not recording.complete
    assert recording.seconds == pytest.approx(6.0, abs=0.1)
    assert recording.decoded_seconds < 5


def test_an_upload_that_lost_its_index(tmp_path: Path) -> None:
    whole = record(tmp_path, Clip()).read_bytes()
    with pytest.raises(media.NotARecording):
        media.decode(whole[: len(whole) // 2])


def test_a_truncated_webm_is_not_complete(tmp_path: Path) -> None:
    whole = record(tmp_path, Clip(".webm", "libvpx", "libopus", seconds=6)).read_bytes()
    assert not media.decode(whole[: len(whole) // 2]).complete


LIVE = [
    Clip(".webm", "libvpx", "libopus", seconds=6, options={"live": "1"}),
    Clip(seconds=6, options={"movflags": "frag_keyframe+empty_moov+default_base_moof"}),
]


@pytest.mark.parametrize("clip", LIVE, ids=["webm", "fragmented mp4"])
@pytest.mark.parametrize("share", [0.5, 0.63, 0.9])
def test_a_browsers_recording_that_was_cut_is_not_complete(tmp_path: Path, clip: Clip, share: float) -> None:
    """It claims no length, and what is there decodes without a complaint; its last part is not whole."""
    whole = record(tmp_path, clip).read_bytes()
    assert media.decode(whole).complete
    assert not media.decode(whole[: int(len(whole) * share)]).complete


def test_a_microphone_that_was_lost_is_noticed(tmp_path: Path) -> None:
    assert not media.decode(record(tmp_path, Clip(seconds=8, sound_ends=4))).complete
    assert media.decode(record(tmp_path, Clip(seconds=8, sound_ends=6))).complete


def test_damaged_bytes_in_the_middle_do_not_stop_the_reading(tmp_path: Path) -> None:
    content = bytearray(record(tmp_path, Clip(".webm", "libvpx", "libopus", seconds=6)).read_bytes())
    middle = len(content) // 2
    content[middle : middle + 400] = bytes(400)
    recording = media.decode(bytes(content))
    assert recording.decoded_seconds > 2
    assert recording.complete, "its end is there"


def test_a_false_claim_of_length_costs_nothing(tmp_path: Path) -> None:
    """A file of kilobytes that claims 200 hours is read in its own size."""
    content = record(tmp_path, Clip(".webm", "libvpx", "libopus")).read_bytes()
    at = content.index(EBML_DURATION) + len(EBML_DURATION)
    lying = content[:at] + struct.pack(">d", 7.2e8) + content[at + 8 :]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    recording = media.decode(lying)
    assert recording.seconds == pytest.approx(720_000, rel=0.01)
    assert recording.decoded_seconds == pytest.approx(3.0, abs=0.1)
    assert not recording.complete
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000


def test_an_answer_that_is_too_long_is_refused(tmp_path: Path) -> None:
    with pytest.raises(media.RecordingTooLong, match="2 seconds"):
        media.decode(record(tmp_path, Clip()), max_seconds=2)


def test_pictures_beyond_4k_are_refused(tmp_path: Path) -> None:
    path = record(tmp_path, Clip(".mkv", "ffv1", None, seconds=0.1, size=(5120, 2880)))
    with pytest.raises(media.PictureTooLarge, match="5120"):
        media.decode(path)

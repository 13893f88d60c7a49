"""Sound and pictures come out of a bucket as they went in."""

import media
import numpy as np
import perception
import pytest


def recording(frames: tuple[media.Frame, ...]) -> media.Recording:
    audio = np.arange(-32768, 32768, 41).astype(np.float32) / np.float32(32768)
    return media.Recording(0.1, 0.1, True, True, bool(frames), audio, frames)


def test_a_round_trip() -> None:
    pixels = np.arange(4 * 6 * 3, dtype=np.uint8).reshape(4, 6, 3)
    packed = recording((media.Frame(0.0, pixels), media.Frame(1.5, pixels + 1)))
    assert np.array_equal(perception.unpack_audio(media.pack_audio(packed)), packed.audio)
    times, pictures = zip(*perception.unpack_frames(media.pack_frames(packed)), strict=True)
    assert times == (0.0, 1.5)
    assert np.array_equal(pictures[1], pixels + 1)


def test_no_pictures_are_no_pictures() -> None:
    assert perception.unpack_frames(media.pack_frames(recording(()))) == ()


def test_other_bytes_are_refused() -> None:
    with pytest.raises(perception.WrongSound):
        perception.unpack_audio(b"not a sound")
    with pytest.raises(perception.WrongPictures):
        perception.unpack_frames(b"no pictures")

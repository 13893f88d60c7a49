"""Who is there and where they look is seen; light, tint and crop don't change it."""

import numpy as np
import pytest
from perception import FaceReader
from perception.yunet import Pixels

from tests.integration.perception.conftest import decoded

CLIP = "sales_objection_weak.webm"


def frame(index: int = 0) -> Pixels:
    return decoded(CLIP).frames[index].pixels


def changed(pixels: Pixels, gain: float, tint: tuple[float, float, float] = (1, 1, 1)) -> Pixels:
    return np.clip(pixels * (gain * np.array(tint)), 0, 255).astype(np.uint8)


def test_a_speaker_facing_the_camera(face_reader: FaceReader) -> None:
    frames = decoded(CLIP).frames
    series = face_reader.read([(picture.time, picture.pixels) for picture in frames])
    assert (series.presence, series.several, series.longest_absence) == (1, 0, 0)
    assert series.looking == 1
    assert series.moved is True
    assert len(series.moments) == len(frames)


@pytest.mark.parametrize(
    "pixels",
    [
        changed(frame(), 0.5),
        changed(frame(), 1.5),
        changed(frame(), 1, (1.15, 1, 0.8)),
        changed(frame(), 1, (0.8, 0.95, 1.2)),
        frame()[10:-10, 30:-30],
        frame()[:, ::-1],
    ],
    ids=["darker", "lighter", "warm light", "cold light", "closer", "mirrored"],
)
def test_light_and_framing_do_not_change_what_is_seen(face_reader: FaceReader, pixels: Pixels) -> None:
    series = face_reader.read([(0.0, np.ascontiguousarray(pixels))])
    original = face_reader.read([(0.0, frame())])
    assert (series.presence, series.looking) == (1, 1)
    (moment,), (before,) = series.moments, original.moments
    assert moment.pitch == pytest.approx(before.pitch, abs=4)
    assert moment.yaw == pytest.approx(before.yaw, abs=4)


def test_a_black_picture_shows_nobody(face_reader: FaceReader) -> None:
    series = face_reader.read([(0.0, np.zeros_like(frame())), (1.0, np.zeros_like(frame()))])
    assert (series.presence, series.looking, series.brightness) == (0, None, 0)
    assert series.longest_absence == 1


def test_a_second_face_is_counted(face_reader: FaceReader) -> None:
    both = np.concatenate([frame()[:, 96:-96], frame()[:, 96:-96][:, ::-1]], axis=1)
    series = face_reader.read([(0.0, np.ascontiguousarray(both))])
    assert series.moments[0].faces == 2
    assert series.several == 1


def test_a_frozen_picture_is_told_from_a_moving_one(face_reader: FaceReader) -> None:
    frozen = [(float(second), frame()) for second in range(4)]
    assert face_reader.read(frozen).moved is False
    assert face_reader.read(frozen[:2]).moved is None


def test_expression_is_only_read_when_asked(face_reader: FaceReader) -> None:
    pictures = [(picture.time, picture.pixels) for picture in decoded(CLIP).frames]
    expression = face_reader.read_expression(pictures)
    assert expression.pictures == len(pictures)
    assert expression.variation is not None
    assert expression.variation > 0.02
    still = face_reader.read_expression([(float(second), frame()) for second in range(4)])
    assert still.variation == 0
    assert face_reader.read_expression(pictures[:2]).variation is None


def test_the_same_pictures_give_the_same_numbers(face_reader: FaceReader) -> None:
    pictures = [(picture.time, picture.pixels) for picture in decoded(CLIP).frames]
    assert face_reader.read(pictures) == face_reader.read(pictures)

"""The parts of seeing that need no model: head angles, crops, absence."""

import numpy as np
import pytest
from perception.face import FaceMoment, longest_absence
from perception.landmarks import BLENDSHAPES, Crop, around, bilinear
from perception.pose import pose
from perception.yunet import Face


def head(*, yaw: float = 0, pitch: float = 0, roll: float = 0, eyes: float = 0) -> np.ndarray:
    """A head of 478 points turned by these degrees, its eyes turned by `eyes` to the picture's right."""
    points = np.zeros((478, 3))
    points[[33, 133, 362, 263]] = [[-45, -30, 0], [-15, -30, 0], [15, -30, 0], [45, -30, 0]]
    points[[159, 145, 386, 374]] = [[-30, -34, 0], [-30, -26, 0], [30, -34, 0], [30, -26, 0]]
    shift = 12 * np.sin(np.radians(eyes))
    points[[468, 473]] = [[-30 + shift, -30, 0], [30 + shift, -30, 0]]
    lean = 80 * np.tan(np.radians(6.0))
    points[10], points[152] = [0, -80, -lean], [0, 80, lean]
    a, b, c = np.radians([yaw, pitch, roll])
    about_x = np.array([[1, 0, 0], [0, np.cos(b), np.sin(b)], [0, -np.sin(b), np.cos(b)]])
    about_y = np.array([[np.cos(a), 0, -np.sin(a)], [0, 1, 0], [np.sin(a), 0, np.cos(a)]])
    about_z = np.array([[np.cos(c), -np.sin(c), 0], [np.sin(c), np.cos(c), 0], [0, 0, 1]])
    return np.asarray(points @ (about_z @ about_y @ about_x).T)


def test_a_level_head_looks_at_the_camera() -> None:
    found = pose(head())
    assert (found.yaw, found.pitch, found.roll) == pytest.approx((0, 0, 0), abs=1)
    assert found.looking


@pytest.mark.parametrize("yaw", [-40, -20, 20, 40])
def test_yaw(yaw: float) -> None:
    found = pose(head(yaw=yaw))
    assert found.yaw == pytest.approx(yaw, abs=3)
    assert not found.looking


@pytest.mark.parametrize("pitch", [-25, 25])
def test_pitch(pitch: float) -> None:
    found = pose(head(pitch=pitch))
    assert found.pitch - pose(head()).pitch == pytest.approx(pitch, abs=3)
    assert not found.looking


@pytest.mark.parametrize("roll", [-20, 15])
def test_roll_does_not_look_away(roll: float) -> None:
    found = pose(head(roll=roll))
    assert found.roll == pytest.approx(roll, abs=1)
    assert found.looking


def test_eyes_can_make_up_for_a_turned_head_or_look_away() -> None:
    assert pose(head(yaw=22, eyes=-20)).looking
    assert not pose(head(eyes=30)).looking


def test_a_crop_and_its_points_fit() -> None:
    crop = Crop(200, 100, 128, 0.3)
    middle = crop.to_picture(np.array([[128.0, 128, 10]]))
    assert middle[0] == pytest.approx([200, 100, 5])
    edge = crop.to_picture(np.array([[256.0, 128, 0]]))
    assert edge[0, :2] == pytest.approx([200 + 64 * np.cos(0.3), 100 + 64 * np.sin(0.3)])


def test_the_crop_has_level_eyes() -> None:
    points = np.array([[100, 100], [140, 120], [120, 130], [105, 140], [135, 150]], float)
    assert around(Face(0.9, 90, 80, 60, 80, points)).angle == pytest.approx(np.arctan2(20, 40))
    assert around(Face(0.9, 90, 80, 60, 80, points)).side == pytest.approx(120)


def test_colours_between_pixels() -> None:
    pixels = np.zeros((2, 2, 3), np.uint8)
    pixels[:, 1] = 100
    assert bilinear(pixels, np.array([0.25, 1.0, -5]), np.array([0.5, 0, 0]))[:, 0] == pytest.approx(
        [25, 100, 0]
    )


def test_blendshapes_have_their_names() -> None:
    assert len(set(BLENDSHAPES)) == 52


def test_the_longest_absence_is_in_seconds() -> None:
    times = [(0, 1), (4, 0), (8, 0), (12, 0), (16, 1), (20, 0)]
    moments = [FaceMoment(time, faces, 0.5, None, None, None, None, None) for time, faces in times]
    assert longest_absence(moments) == 8

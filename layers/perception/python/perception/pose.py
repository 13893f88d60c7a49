"""Where a head is turned and where its eyes look, from the points of the face.

Angles in degrees: yaw is positive to the picture's right, pitch positive upwards, roll positive clockwise.
"""

from dataclasses import dataclass

import numpy as np

from perception.landmarks import Points

_RIGHT_EYE, _LEFT_EYE = (33, 133), (362, 263)
_RIGHT_LIDS, _LEFT_LIDS = (159, 145), (386, 374)
_RIGHT_IRIS, _LEFT_IRIS = 468, 473
_FOREHEAD, _CHIN = 10, 152

_EYE_RADIUS = 0.4
"""An eyeball's radius as a share of the distance between the eye's corners (12 mm of 30 mm)."""

_LEVEL = 6.0
"""Degrees by which forehead and chin lean in a head that is held level: measured on ten frontal faces."""

CAMERA_CONE = 17.0
"""Degrees around the camera within which eyes count as looking at it: a screen at arm's length."""


@dataclass(frozen=True, slots=True)
class Pose:
    """A head's angles, and whether the eyes look at the camera."""

    yaw: float
    pitch: float
    roll: float
    looking: bool


def pose(points: Points) -> Pose:
    """The pose of a face of 478 points."""
    across = points[_LEFT_EYE[1]] - points[_RIGHT_EYE[0]]
    down = points[_CHIN] - points[_FOREHEAD]
    across, down = across / np.linalg.norm(across), down / np.linalg.norm(down)
    ahead = np.cross(across, down)
    ahead /= np.linalg.norm(ahead)
    yaw = -np.degrees(np.arctan2(ahead[0], ahead[2]))
    pitch = _LEVEL + np.degrees(np.arctan2(ahead[1], np.hypot(ahead[0], ahead[2])))
    roll = np.degrees(np.arctan2(across[1], across[0]))
    sideways, upwards = _eyes(points)
    looking = bool(np.hypot(yaw + sideways, pitch + upwards) <= CAMERA_CONE)
    return Pose(round(float(yaw), 2), round(float(pitch), 2), round(float(roll), 2), looking)


def _eyes(points: Points) -> tuple[float, float]:
    """How far both eyes are turned in the head, in degrees to the picture's right and upwards."""
    turns = []
    for corners, lids, iris in (
        (_RIGHT_EYE, _RIGHT_LIDS, _RIGHT_IRIS),
        (_LEFT_EYE, _LEFT_LIDS, _LEFT_IRIS),
    ):
        first, second = points[corners[0], :2], points[corners[1], :2]
        width = float(np.linalg.norm(second - first))
        along = (second - first) / width
        upright = np.array([along[1], -along[0]])
        off = points[iris, :2] - (first + second) / 2
        middle = (points[lids[0], :2] + points[lids[1], :2]) / 2 - (first + second) / 2
        share = np.array([off @ along, (off - middle) @ upright]) / width / _EYE_RADIUS
        turns.append(np.degrees(np.arcsin(np.clip(share, -1, 1))))
    sideways, upwards = np.mean(turns, axis=0)
    return float(sideways), float(upwards)

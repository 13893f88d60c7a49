"""The face landmarker: 478 points of a face, and 52 coefficients of its expression.

The picture is cut to a square around the face, 1.5 times its box, turned until the eyes are level, sampled
at 256×256 RGB in 0..1. The points come back in the picture's pixels, with depth in the same unit (smaller is
nearer). The coefficients are made from 146 of the points (Grishchenko et al. 2022, "Blendshapes GHUM").
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from perception.session import Model, open_model
from perception.yunet import Face, Pixels

_SIDE = 256
_MARGIN = 1.5
_PRESENT = 0.5

_SHAPED_BY = np.array(
    [
        *(0, 1, 4, 5, 6, 7, 8, 10, 13, 14, 17, 21, 33, 37, 39, 40, 46, 52, 53, 54, 55, 58, 61, 63, 65),
        *(66, 67, 70, 78, 80, 81, 82, 84, 87, 88, 91, 93, 95, 103, 105, 107, 109, 127, 132, 133, 136),
        *(144, 145, 146, 148, 149, 150, 152, 153, 154, 155, 157, 158, 159, 160, 161, 162, 163, 168),
        *(172, 173, 176, 178, 181, 185, 191, 195, 197, 234, 246, 249, 251, 263, 267, 269, 270, 276),
        *(282, 283, 284, 285, 288, 291, 293, 295, 296, 297, 300, 308, 310, 311, 312, 314, 317, 318),
        *(321, 323, 324, 332, 334, 336, 338, 356, 361, 362, 365, 373, 374, 375, 377, 378, 379, 380),
        *(381, 382, 384, 385, 386, 387, 388, 389, 390, 397, 398, 400, 402, 405, 409, 415, 454, 466),
        *range(468, 478),
    ]
)
"""The points that the blendshape network reads, in its order."""

BLENDSHAPES = (
    "neutral",
    "browDownLeft",
    "browDownRight",
    "browInnerUp",
    "browOuterUpLeft",
    "browOuterUpRight",
    "cheekPuff",
    "cheekSquintLeft",
    "cheekSquintRight",
    "eyeBlinkLeft",
    "eyeBlinkRight",
    "eyeLookDownLeft",
    "eyeLookDownRight",
    "eyeLookInLeft",
    "eyeLookInRight",
    "eyeLookOutLeft",
    "eyeLookOutRight",
    "eyeLookUpLeft",
    "eyeLookUpRight",
    "eyeSquintLeft",
    "eyeSquintRight",
    "eyeWideLeft",
    "eyeWideRight",
    "jawForward",
    "jawLeft",
    "jawOpen",
    "jawRight",
    "mouthClose",
    "mouthDimpleLeft",
    "mouthDimpleRight",
    "mouthFrownLeft",
    "mouthFrownRight",
    "mouthFunnel",
    "mouthLeft",
    "mouthLowerDownLeft",
    "mouthLowerDownRight",
    "mouthPressLeft",
    "mouthPressRight",
    "mouthPucker",
    "mouthRight",
    "mouthRollLower",
    "mouthRollUpper",
    "mouthShrugLower",
    "mouthShrugUpper",
    "mouthSmileLeft",
    "mouthSmileRight",
    "mouthStretchLeft",
    "mouthStretchRight",
    "mouthUpperUpLeft",
    "mouthUpperUpRight",
    "noseSneerLeft",
    "noseSneerRight",
)
"""The coefficients' names, in the order of the network's output."""

type Points = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Crop:
    """A square of a picture: its centre and side in pixels, and the angle (radians) by which it is turned."""

    x: float
    y: float
    side: float
    angle: float

    def to_picture(self, points: Points) -> Points:
        """Points (n, 2 or 3) of the 256×256 sample, in the picture's pixels."""
        scale = self.side / _SIDE
        flat = (points[:, :2] - _SIDE / 2) * scale
        turned = np.empty_like(points)
        cosine, sine = np.cos(self.angle), np.sin(self.angle)
        turned[:, 0] = self.x + flat[:, 0] * cosine - flat[:, 1] * sine
        turned[:, 1] = self.y + flat[:, 0] * sine + flat[:, 1] * cosine
        turned[:, 2:] = points[:, 2:] * scale
        return turned

    def sample(self, pixels: Pixels) -> NDArray[np.float32]:
        """The square of the picture as (256, 256, 3) in 0..1, black outside of it."""
        grid = (
            np.stack(np.meshgrid(np.arange(_SIDE), np.arange(_SIDE)), axis=-1)
            .reshape(-1, 2)
            .astype(np.float64)
            + 0.5
        )
        at = self.to_picture(grid) - 0.5
        return bilinear(pixels, at[:, 0], at[:, 1]).reshape(_SIDE, _SIDE, 3) / np.float32(255)


def around(face: Face) -> Crop:
    """The square that the landmarker wants for a detected face."""
    right_eye, left_eye = face.points[0], face.points[1]
    angle = float(np.arctan2(left_eye[1] - right_eye[1], left_eye[0] - right_eye[0]))
    side = max(face.width, face.height) * _MARGIN
    return Crop(face.left + face.width / 2, face.top + face.height / 2, side, angle)


def bilinear(pixels: Pixels, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float32]:
    """The picture's colours at fractional places: shape (n, 3)."""
    padded = np.pad(pixels, ((1, 1), (1, 1), (0, 0))).astype(np.float32)
    x = np.clip(x + 1, 0, padded.shape[1] - 1.001)
    y = np.clip(y + 1, 0, padded.shape[0] - 1.001)
    left, top = x.astype(np.int64), y.astype(np.int64)
    right, down = (x - left).astype(np.float32)[:, None], (y - top).astype(np.float32)[:, None]
    upper = padded[top, left] * (1 - right) + padded[top, left + 1] * right
    lower = padded[top + 1, left] * (1 - right) + padded[top + 1, left + 1] * right
    return np.asarray(upper * (1 - down) + lower * down, np.float32)


class Landmarker:
    """Finds the points of a face with the model in `landmarks`, its expression with that in `blendshapes`."""

    def __init__(self, landmarks: Model, blendshapes: Model) -> None:
        self._points = open_model(landmarks)
        self._shapes = open_model(blendshapes, threads=1)

    def points(self, pixels: Pixels, face: Face) -> Points | None:
        """The 478 points (x, y, depth) in pixels; None where the square holds no face after all."""
        crop = around(face)
        sample = crop.sample(pixels)[np.newaxis]
        found, score, _ = self._points.run(["Identity", "Identity_1", "Identity_2"], {"input_12": sample})
        if 1 / (1 + np.exp(-float(score.reshape(-1)[0]))) < _PRESENT:
            return None
        return crop.to_picture(found.reshape(478, 3).astype(np.float64))

    def blendshapes(self, points: Points) -> NDArray[np.float32]:
        """The 52 coefficients (0..1) in the order of BLENDSHAPES."""
        chosen = points[_SHAPED_BY, :2].astype(np.float32)[np.newaxis]
        name = self._shapes.get_inputs()[0].name
        (found,) = self._shapes.run(None, {name: chosen})
        return np.asarray(found, np.float32).reshape(52)

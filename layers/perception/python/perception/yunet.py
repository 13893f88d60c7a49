"""YuNet: the faces in a picture, each with a box and five points.

The network looks at 640×640 BGR bytes as floats and answers on grids of stride 8, 16 and 32: class and
object scores, a box (offset of the centre, log size) and five points, all in units of the stride
(Wu et al. 2023, "YuNet: a tiny millisecond-level face detector").
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from perception.session import Model, open_model

_SIDE = 640
_STRIDES = (8, 16, 32)
_SURE = 0.7
_OVERLAP = 0.3

type Pixels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """A face in a picture, in pixels: left, top, width, height; points: right eye, left eye, nose, mouth."""

    score: float
    left: float
    top: float
    width: float
    height: float
    points: NDArray[np.float64]


class FaceDetector:
    """Finds faces with the YuNet model in `model`."""

    def __init__(self, model: Model) -> None:
        self._session = open_model(model)

    def detect(self, pixels: Pixels) -> tuple[Face, ...]:
        """The faces in an RGB picture (height, width, 3), the largest first."""
        scale = min(1.0, _SIDE / max(pixels.shape[:2]))
        step = max(1, int(np.ceil(1 / scale)))
        small = pixels[::step, ::step]
        canvas = np.zeros((1, 3, _SIDE, _SIDE), np.float32)
        canvas[0, :, : small.shape[0], : small.shape[1]] = small[..., ::-1].transpose(2, 0, 1)
        names = [f"{kind}_{stride}" for stride in _STRIDES for kind in ("cls", "obj", "bbox", "kps")]
        found = dict(zip(names, self._session.run(names, {"input": canvas}), strict=True))
        rows = np.concatenate([_decode(found, stride) for stride in _STRIDES])
        rows = rows[rows[:, 0] >= _SURE]
        faces = [_face(rows[index], step) for index in _apart(rows)]
        return tuple(sorted(faces, key=lambda face: -face.width * face.height))


def _decode(found: dict[str, NDArray[np.float32]], stride: int) -> NDArray[np.float64]:
    """Rows of score, left, top, width, height and ten coordinates, for every cell of one grid."""
    side = _SIDE // stride
    cells = np.stack(np.meshgrid(np.arange(side), np.arange(side)), axis=-1).reshape(-1, 2)
    scores = np.clip(found[f"cls_{stride}"][0, :, 0], 0, 1) * np.clip(found[f"obj_{stride}"][0, :, 0], 0, 1)
    boxes = found[f"bbox_{stride}"][0].astype(np.float64)
    centres = (cells + boxes[:, :2]) * stride
    sizes = np.exp(boxes[:, 2:]) * stride
    points = (found[f"kps_{stride}"][0].reshape(-1, 5, 2) + cells[:, np.newaxis]) * stride
    return np.hstack([np.sqrt(scores)[:, np.newaxis], centres - sizes / 2, sizes, points.reshape(-1, 10)])


def _apart(rows: NDArray[np.float64]) -> list[int]:
    """The places of the best rows, none overlapping a better one by more than _OVERLAP."""
    kept: list[int] = []
    corner = rows[:, 1:3] + rows[:, 3:5]
    area = rows[:, 3] * rows[:, 4]
    for index in np.argsort(-rows[:, 0], kind="stable"):
        if kept:
            shared = np.minimum(corner[index], corner[kept]) - np.maximum(rows[index, 1:3], rows[kept, 1:3])
            common = np.clip(shared, 0, None).prod(axis=1)
            if (common / (area[index] + area[kept] - common) > _OVERLAP).any():
                continue
        kept.append(int(index))
    return kept


def _face(row: NDArray[np.float64], step: int) -> Face:
    left, top, width, height = (float(value) * step for value in row[1:5])
    return Face(round(float(row[0]), 4), left, top, width, height, row[5:].reshape(5, 2) * step)

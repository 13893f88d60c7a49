"""PP-OCRv6's detector: where on a page there is text."""

import numpy as np
from numpy.typing import NDArray

from perception.ocr.pixels import Pixels, shrunk
from perception.ocr.regions import Region, regions
from perception.session import Model, lean, open_model

MOST_SIDE = 960
"""A picture with a longer side is shown to the model smaller: print of 8 points stands 9 pixels high, and is found."""

_STEP = 32
_WHITE = 1.0
_GROUND = 24  # of 255: paper is that even, and faint print differs more
_MARGIN = 24  # pixels; what the model sees beside a line counts for it


class TextDetector:
    """Finds text with the PP-OCR detection model in `model`."""

    def __init__(self, model: Model, *, threads: int | None = None) -> None:
        self._session = open_model(model, threads=threads)

    def detect(self, pixels: Pixels) -> list[Region]:
        """The regions of text on an RGB picture, in its pixels, the uppermost first."""
        small = shrunk(pixels, MOST_SIDE)
        rows, columns = written(small)
        part = small[rows, columns]
        (likely,) = self._session.run(None, {"x": shown(part)}, lean())
        height, width = part.shape[:2]
        across, down = pixels.shape[1] / small.shape[1], pixels.shape[0] / small.shape[0]
        found = regions(likely[0, 0, :height, :width])
        return [region.moved(columns.start, rows.start).scaled(across, down) for region in found]


def written(pixels: Pixels) -> tuple[slice, slice]:
    """The rows and columns that hold all that differs from the page's ground, with a margin around it."""
    ground = np.median(pixels[::8, ::8], axis=(0, 1)).astype(np.int16)
    apart = (np.abs(pixels.astype(np.int16) - ground) > _GROUND).any(axis=2)
    edges = []
    for axis in (1, 0):
        held = np.nonzero(apart.any(axis=axis))[0]
        first, last = (held[0], held[-1]) if held.size else (0, 0)
        edges.append(slice(max(int(first) - _MARGIN, 0), min(int(last) + 1 + _MARGIN, apart.shape[1 - axis])))
    return edges[0], edges[1]


def shown(pixels: Pixels) -> NDArray[np.float32]:
    """What the model takes: blue, green, red, -1 to 1, sides of whole steps of 32, the batch in front.

    The picture is filled up with white, not stretched, so that nothing is interpolated twice.
    """
    height, width = pixels.shape[:2]
    canvas = np.full((1, 3, -(-height // _STEP) * _STEP, -(-width // _STEP) * _STEP), _WHITE, np.float32)
    canvas[0, :, :height, :width] = pixels[..., ::-1].transpose(2, 0, 1)
    canvas[0, :, :height, :width] *= 1 / 127.5
    canvas[0, :, :height, :width] -= 1
    return canvas

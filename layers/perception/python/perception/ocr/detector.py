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


class TextDetector:
    """Finds text with the PP-OCR detection model in `model`."""

    def __init__(self, model: Model, *, threads: int | None = None) -> None:
        self._session = open_model(model, threads=threads)

    def detect(self, pixels: Pixels) -> list[Region]:
        """The regions of text on an RGB picture, in its pixels, the uppermost first."""
        small = shrunk(pixels, MOST_SIDE)
        (likely,) = self._session.run(None, {"x": shown(small)}, lean())
        height, width = small.shape[:2]
        across, down = pixels.shape[1] / width, pixels.shape[0] / height
        return [region.scaled(across, down) for region in regions(likely[0, 0, :height, :width])]


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

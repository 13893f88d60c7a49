"""Pictures as arrays: unpacked, made smaller, cut out along a tilted rectangle, and how dark they are.

What is cut out is interpolated linearly between the centres of pixels, as OpenCV does it, so that the models see
what they were trained on.
"""

import numpy as np
from numpy.typing import NDArray

from perception.errors import PerceptionError

MOST_PIXELS = 12_000_000
_LUMA = np.array([0.299, 0.587, 0.114], np.float32)

type Pixels = NDArray[np.uint8]


class WrongPicture(PerceptionError):
    """The bytes are no picture of the size that was said, or are too many."""

    next = "Hand in RGB bytes, three a pixel, rows from the top, at most 12 million pixels."


def unpacked(rgb: bytes, width: int, height: int) -> Pixels:
    """The picture (height, width, 3) of RGB bytes. Raises WrongPicture."""
    if width < 1 or height < 1 or width * height > MOST_PIXELS or len(rgb) != width * height * 3:
        raise WrongPicture(f"{len(rgb)} bytes are no picture of {width} by {height} pixels.")
    return np.frombuffer(rgb, np.uint8).reshape(height, width, 3)


def shrunk(pixels: Pixels, most: int) -> Pixels:
    """The picture with its longer side at most so many pixels: each the mean of a small block, edges on whole pixels."""
    height, width = pixels.shape[:2]
    longer = max(height, width)
    if longer <= most:
        return pixels
    sides = [max(1, side * most // longer) for side in (height, width)]
    rows, columns = (np.arange(new) * old // new for new, old in zip(sides, (height, width), strict=True))
    tall, wide = (
        np.diff(edges, append=old) for edges, old in zip((rows, columns), (height, width), strict=True)
    )
    sums = np.uint16 if int(tall.max() * wide.max()) * 255 < 2**16 else np.uint32
    bands = pixels[rows].astype(sums)
    for step in range(1, int(tall.max())):
        bands[tall > step] += pixels[rows[tall > step] + step]
    total = bands[:, columns]
    for step in range(1, int(wide.max())):
        total[:, wide > step] += bands[:, columns[wide > step] + step]
    cells = (tall[:, np.newaxis, np.newaxis] * wide[:, np.newaxis]).astype(sums)
    means: Pixels = (total // cells).astype(np.uint8)
    return means


def cut_out(pixels: Pixels, corners: NDArray[np.float64], width: int, height: int) -> NDArray[np.float32]:
    """What lies in a rectangle of any tilt (corners from the top left, clockwise), `width` by `height` pixels."""
    along = (corners[1] - corners[0]) / width
    down = (corners[3] - corners[0]) / height
    column, row = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
    x = np.clip(corners[0, 0] + column * along[0] + row * down[0] - 0.5, 0, pixels.shape[1] - 1)
    y = np.clip(corners[0, 1] + column * along[1] + row * down[1] - 0.5, 0, pixels.shape[0] - 1)
    left, top = x.astype(np.intp), y.astype(np.intp)
    right, bottom = np.minimum(left + 1, pixels.shape[1] - 1), np.minimum(top + 1, pixels.shape[0] - 1)
    across = (x - left).astype(np.float32)[..., np.newaxis]
    below = (y - top).astype(np.float32)[..., np.newaxis]
    flat, wide = pixels.reshape(-1, 3), pixels.shape[1]
    upper = _between(flat.take(top * wide + left, 0), flat.take(top * wide + right, 0), across)
    lower = _between(flat.take(bottom * wide + left, 0), flat.take(bottom * wide + right, 0), across)
    return np.asarray(upper * (1 - below) + lower * below, np.float32)


def _between(one: Pixels, other: Pixels, share: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(one * (1 - share) + other * share, np.float32)


def brightness(pixels: Pixels) -> float:
    """The mean light of the picture, 0 to 1."""
    return float((pixels[::4, ::4] @ _LUMA).mean()) / 255

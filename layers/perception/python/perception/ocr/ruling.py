"""The ruled lines of a page as a picture: long dark strokes, level and upright, as forms and tables have them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from perception.ocr.pixels import Pixels

DARKER = 40
"""By how much of 255 a line is darker than the paper."""

SHORTEST = 1 / 40
"""Of the page's longer side: no stroke of a letter is as long."""

THICKEST = 1 / 250
"""Of the longer side: what is thicker is a picture, or a ground for words."""

MOST = 1_500
"""Strokes; a page with more shows a picture, not a form."""

type Stroke = tuple[float, float, float]
"""Where a line stands, begins and ends, in pixels: y, left and right of a level one, x, top and bottom of an upright."""


def ruled(pixels: Pixels) -> tuple[list[Stroke], list[Stroke]]:
    """The upright and the level lines of a picture; none where it has too many."""
    light = pixels[..., 1]  # green is nearly how light a colour looks
    dark = light < int(np.median(light[::8, ::8])) - DARKER
    longer = max(dark.shape)
    least, most = max(int(longer * SHORTEST), 12), max(int(longer * THICKEST), 3)
    upright, level = (_strokes(mask, least, most) for mask in (dark.T, dark))
    return (upright, level) if len(upright) + len(level) <= MOST else ([], [])


@dataclass(slots=True)
class _Growing:
    """Runs of touching rows: the rows, the ends, and how many pixels they are in all."""

    first: int
    last: int
    begin: int
    end: int
    area: int

    def takes(self, row: int, begin: int, end: int) -> bool:
        """Whether a run touches these."""
        return self.last >= row - 1 and self.begin < end and begin < self.end

    def grow(self, row: int, begin: int, end: int) -> None:
        """Take a run in."""
        self.last, self.begin, self.end = row, min(begin, self.begin), max(end, self.end)
        self.area += end - begin


def _strokes(dark: NDArray[np.bool_], least: int, most: int) -> list[Stroke]:
    """The runs along the rows that are at least so long, those of touching rows as one that is not thicker than `most`.

    On a page that lies a little askew one line is a stair of runs: its thickness is its area by its length.
    """
    growing: list[_Growing] = []
    done: list[_Growing] = []
    for row, begin, end in _runs(dark, least):
        done += [one for one in growing if one.last < row - 1]
        growing = [one for one in growing if one.last >= row - 1]
        touching = next((one for one in growing if one.takes(row, begin, end)), None)
        if touching:
            touching.grow(row, begin, end)
        else:
            growing.append(_Growing(row, row, begin, end, end - begin))
    return [
        ((one.first + one.last) / 2, float(one.begin), float(one.end))
        for one in [*done, *growing]
        if one.area <= most * (one.end - one.begin)
    ]


def _runs(dark: NDArray[np.bool_], least: int) -> Sequence[tuple[int, int, int]]:
    """Row, begin and end of every dark run of that length, from the top."""
    if dark.shape[1] <= least:
        return []
    counted = np.cumsum(dark, axis=1, dtype=np.int32)
    whole = (
        counted[:, least:] - counted[:, :-least] == least
    )  # the `least` pixels behind a place are all dark
    padded = np.zeros((whole.shape[0], whole.shape[1] + 2), np.int8)
    padded[:, 1:-1] = whole
    turns = np.diff(padded, axis=1)
    rows, begins = np.nonzero(turns == 1)
    _, ends = np.nonzero(turns == -1)
    if len(rows) > 20 * MOST:
        return []
    return list(zip(rows.tolist(), (begins + 1).tolist(), (ends + least).tolist(), strict=True))

"""From a map of text probabilities to the rectangles of text, in any small tilt.

This is the box half of differentiable binarization (Liao et al. 2020, "Real-time Scene Text Detection with
Differentiable Binarization"): threshold, connected parts, the smallest rectangle around each, and that rectangle
grown again by what the training had shrunk it.
"""

import itertools
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

TEXT_FROM = 0.3
"""Probability above which a cell is text."""

SURE_FROM = 0.5
"""Mean probability that a rectangle needs to be kept."""

GROWTH = 1.6
"""Growth on each side, as a multiple of area over circumference."""

LEAST_SIDE = 3.0
MOST_REGIONS = 1000

type Map = NDArray[np.float32]
type Points = NDArray[np.float64]


class Runs(NamedTuple):
    """Unbroken stretches of text cells: row, first column, last column and part of each."""

    row: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    part: NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Region:
    """A rectangle of text: its corners from the top left, clockwise (4, 2), and its mean probability."""

    corners: Points
    score: float

    @property
    def width(self) -> float:
        """The length of the upper side."""
        return float(np.hypot(*(self.corners[1] - self.corners[0])))

    @property
    def height(self) -> float:
        """The length of the left side."""
        return float(np.hypot(*(self.corners[3] - self.corners[0])))

    @property
    def angle(self) -> float:
        """The tilt of the upper side in radians, downwards to the right positive."""
        across, down = self.corners[1] - self.corners[0]
        return float(np.arctan2(down, across))

    def moved(self, across: float, down: float) -> "Region":
        """The same region so many pixels further right and down."""
        return Region(self.corners + np.array([across, down]), self.score)

    def scaled(self, across: float, down: float) -> "Region":
        """The same region on a picture that is so many times as wide and as high."""
        return Region((self.corners + 0.5) * (across, down) - 0.5, self.score)


def regions(likely: Map) -> list[Region]:
    """The regions of text in a map (height, width) of probabilities, the uppermost first."""
    text = likely > TEXT_FROM
    text[1:] |= text[:-1].copy()
    text[:, 1:] |= text[:, :-1].copy()
    parts = connected(text)
    found = []
    for rows in _by_part(parts)[:MOST_REGIONS]:
        corners = smallest_rectangle(_outline(parts, rows))
        region = _kept(corners, likely)
        if region is not None:
            found.append(region)
    return sorted(found, key=lambda region: (float(region.corners[0, 1]), float(region.corners[0, 0])))


def connected(text: NDArray[np.bool_]) -> Runs:
    """The stretches of the cells that are set, with equal `part` where they touch, corners included."""
    padded = np.zeros((text.shape[0], text.shape[1] + 2), np.int8)
    padded[:, 1:-1] = text
    change = np.diff(padded, axis=1)
    row, first = np.nonzero(change == 1)
    last = np.nonzero(change == -1)[1] - 1
    wide = text.shape[1] + 2
    # Along one line of numbers, a run of the row above lies exactly `wide` before its shadow on this row.
    begin = np.searchsorted(row * wide + last + 1, (row - 1) * wide + first)
    end = np.searchsorted(row * wide + first, (row - 1) * wide + last + 2)
    touching = np.maximum(end - begin, 0)
    below = np.repeat(np.arange(row.size), touching)
    above = np.arange(below.size) - np.repeat(np.cumsum(touching) - touching, touching) + begin[below]
    return Runs(row, first, last, _joined(row.size, above, below))


def _joined(count: int, one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.int64]:
    """The least number of each connected group, by spreading the smaller number until nothing changes."""
    least = np.arange(count)
    while True:
        before = least.copy()
        lower = np.minimum(least[one], least[other])
        np.minimum.at(least, least[one], lower)
        np.minimum.at(least, least[other], lower)
        least = least[least]
        if np.array_equal(before, least):
            return least


def _by_part(runs: Runs) -> list[NDArray[np.int64]]:
    """The places of each part's runs, the longest parts first."""
    order = np.argsort(runs.part, kind="stable")
    borders = np.nonzero(np.diff(runs.part[order]))[0] + 1
    groups = [group for group in np.split(order, borders) if group.size > 1]
    return sorted(groups, key=lambda group: -group.size)


def _outline(runs: Runs, rows: NDArray[np.int64]) -> Points:
    ends = np.concatenate([runs.first[rows], runs.last[rows]])
    return np.stack([ends, np.tile(runs.row[rows], 2)], axis=1).astype(np.float64)


def smallest_rectangle(points: Points) -> Points:
    """The corners of the rectangle of least area around `points`, from the top left, clockwise.

    One of its sides lies along a side of the convex hull (Freeman and Shapira 1975).
    """
    hull = convex_hull(points)
    sides = np.diff(np.vstack([hull, hull[:1]]), axis=0)
    angles = np.unique(np.arctan2(sides[:, 1], sides[:, 0]) % (np.pi / 2))
    along = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    across = np.stack([-along[:, 1], along[:, 0]], axis=1)
    x, y = hull @ along.T, hull @ across.T
    low, high = np.stack([x.min(0), y.min(0)]), np.stack([x.max(0), y.max(0)])
    best = int(np.argmin((high - low).prod(axis=0)))
    (left, top), (right, bottom) = low[:, best], high[:, best]
    turned = np.array([[left, top], [right, top], [right, bottom], [left, bottom]])
    corners = turned @ np.stack([along[best], across[best]])
    return np.roll(corners, 1, axis=0) if angles[best] > np.pi / 4 else corners


def convex_hull(points: Points) -> Points:
    """The corners of the hull in order (Andrew's monotone chain)."""
    ordered = sorted({(float(x), float(y)) for x, y in points})
    chains = [_chain(ordered), _chain(ordered[::-1])]
    return np.array(chains[0][:-1] + chains[1][:-1] or ordered, np.float64)


def _chain(ordered: list[tuple[float, float]]) -> list[tuple[float, float]]:
    chain: list[tuple[float, float]] = []
    for x, y in ordered:
        while len(chain) > 1:
            (ax, ay), (bx, by) = chain[-2:]
            if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                break
            chain.pop()
        chain.append((x, y))
    return chain


def _kept(corners: Points, likely: Map) -> Region | None:
    region = Region(corners, mean_inside(likely, corners))
    if min(region.width, region.height) < LEAST_SIDE or region.score < SURE_FROM:
        return None
    return grown(region)


def mean_inside(likely: Map, corners: Points) -> float:
    """The mean of the map over the cells inside a convex shape given clockwise."""
    height, width = likely.shape
    left, top = np.clip(np.floor(corners.min(axis=0)), 0, (width - 1, height - 1)).astype(int)
    right, bottom = np.clip(np.ceil(corners.max(axis=0)), 0, (width - 1, height - 1)).astype(int)
    x = np.arange(left, right + 1)[np.newaxis]
    y = np.arange(top, bottom + 1)[:, np.newaxis]
    inside = np.ones((y.size, x.size), bool)
    for (ax, ay), (bx, by) in itertools.pairwise([*corners, corners[0]]):
        inside &= (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= -0.5 * np.hypot(bx - ax, by - ay)
    values = likely[top : bottom + 1, left : right + 1][inside]
    return float(values.mean()) if values.size else 0.0


def grown(region: Region) -> Region:
    """The region with every side moved out by GROWTH × area / circumference."""
    width, height = max(region.width, 1e-6), max(region.height, 1e-6)
    step = GROWTH * width * height / (2 * (width + height))
    along = (region.corners[1] - region.corners[0]) / width * step
    down = (region.corners[3] - region.corners[0]) / height * step
    moves = np.stack([-along - down, along - down, along + down, down - along])
    return Region(region.corners + moves, region.score)

"""A page as a picture becomes lines of text with their places, or a reason why it can't be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import numpy as np

from perception.ocr.detector import TextDetector
from perception.ocr.pixels import brightness, unpacked
from perception.ocr.recogniser import Said, TextRecogniser
from perception.ocr.regions import Region
from perception.ocr.ruling import Stroke, ruled
from perception.session import Model

LEGIBLE_FROM = 0.5
"""Mean probability of its characters that a line needs to be kept."""

READABLE_FROM = 0.75
"""The same over the whole page, long lines counting more, below which the page is not taken as read."""

DARK_BELOW = 0.25

MOST_TILT = 1.0
"""Degrees; on a page that lies further askew no line of a form can be told to stand between two rows."""

type Doubt = Literal["", "blank", "dark", "blurred"]


@dataclass(frozen=True, slots=True)
class SeenLine:
    """A line as seen: its text, how sure (0 to 1), and where, in pixels from the page's top left corner.

    `box`: left, top, right, bottom; `baseline`: how far down it stands once the page lies level; `height`: of the
    line across its own direction.
    """

    text: str
    confidence: float
    box: tuple[float, float, float, float]
    baseline: float
    height: float


@dataclass(frozen=True, slots=True)
class SeenPage:
    """What a page shows. `tilt` in degrees, clockwise; `doubt` says why nothing of it is to be trusted, else empty.

    `upright` and `level` are the lines of its forms and tables: x, top and bottom, or y, left and right, in pixels.
    """

    lines: tuple[SeenLine, ...]
    confidence: float
    tilt: float
    doubt: Doubt
    upright: tuple[Stroke, ...] = ()
    level: tuple[Stroke, ...] = ()


class PageReader:
    """Reads pages with PP-OCR's `detector` and `recogniser`."""

    def __init__(self, detector: Model, recogniser: Model, *, threads: int | None = None) -> None:
        self._detector = TextDetector(detector, threads=threads)
        self._recogniser = TextRecogniser(recogniser, threads=threads)

    def read(self, rgb: bytes, width: int, height: int) -> SeenPage:
        """The lines of a picture of RGB bytes, from the top, rows from the left. Raises WrongPicture."""
        pixels = unpacked(rgb, width, height)
        found = self._detector.detect(pixels)
        said = self._recogniser.recognise(pixels, found)
        tilt = tilt_of(found)
        sure = confidence_of(said)
        doubt = _doubt(sure, said, brightness(pixels))
        kept = () if doubt else tuple(_seen(region, line, tilt) for region, line in _legible(found, said))
        ordered = sorted(kept, key=lambda line: (line.baseline, line.box[0]))
        angle = round(float(np.degrees(tilt)), 2)
        upright, level = ruled(pixels) if kept and abs(angle) < MOST_TILT else ([], [])
        return SeenPage(tuple(ordered), round(sure, 4), angle, doubt, tuple(upright), tuple(level))


@cache
def page_reader(detector: Path, recogniser: Path) -> PageReader:
    """The reader with these models, opened once in a process."""
    return PageReader(detector, recogniser)


def tilt_of(found: Sequence[Region]) -> float:
    """The tilt of the page in radians: the median over its long regions, each weighing what it is long."""
    long = sorted(
        (region.angle, region.width) for region in found if region.width > 5 * max(region.height, 1.0)
    )
    if not long:
        return 0.0
    angles, widths = (np.array(column) for column in zip(*long, strict=True))
    reached = np.cumsum(widths)
    return float(angles[int(np.searchsorted(reached, reached[-1] / 2))])


def confidence_of(said: Sequence[Said]) -> float:
    """The mean confidence of the characters of all lines; 0 where there are none."""
    characters = sum(len(line.text) for line in said)
    return sum(line.confidence * len(line.text) for line in said) / characters if characters else 0.0


def _doubt(sure: float, said: Sequence[Said], light: float) -> Doubt:
    readable = any(line.text.strip() for line in said) and sure >= READABLE_FROM
    if readable:
        return ""
    if light < DARK_BELOW:
        return "dark"
    return "blurred" if any(line.text.strip() for line in said) else "blank"


def _legible(found: Sequence[Region], said: Sequence[Said]) -> list[tuple[Region, Said]]:
    pairs = zip(found, said, strict=True)
    return [(region, line) for region, line in pairs if line.text.strip() and line.confidence >= LEGIBLE_FROM]


def _seen(region: Region, said: Said, tilt: float) -> SeenLine:
    left, top = region.corners.min(axis=0)
    right, bottom = region.corners.max(axis=0)
    foot = (region.corners[2] + region.corners[3]) / 2
    return SeenLine(
        text=said.text.strip(),
        confidence=said.confidence,
        box=(float(left), float(top), float(right), float(bottom)),
        baseline=float(foot[1] * np.cos(tilt) - foot[0] * np.sin(tilt)),
        height=min(region.height, region.width),
    )

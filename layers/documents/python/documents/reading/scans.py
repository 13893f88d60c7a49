"""Pages without usable characters, read by their looks: drawn here, recognised by whoever is handed in.

The recogniser (`perception.ocr`) is a stranger to this layer: it is called with bytes and a size, and all that is
asked of its answer is written down here.
"""

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from talent.kernel import BadInput
from talent.reading.layout import arrange
from talent.reading.text import Box, Document, Page, Span, Unread

from documents.reading.bounded import SECONDS, Bounded
from documents.reading.grid import celled
from documents.reading.pictures import Picture
from documents.reading.rules import Rule, Rules

MOST_RECOGNISED = 20
"""Pages of one file that are recognised; the others stay unread and flagged."""

_MARGIN = 0.12
"""A recogniser's box stands off the ink by this part of its height, where a font's box stands on it."""


_OPENED_WIDE = re.compile(r"（([^()（）]*)\)")  # a recogniser takes the one form of a bracket for the other
_OPENED_NARROW = re.compile(r"\(([^()（）]*)）")


class RecognisedLine(Protocol):
    """A line seen in a picture, in pixels from the top left corner."""

    @property
    def text(self) -> str:
        """What it says."""

    @property
    def confidence(self) -> float:
        """How sure that is, 0 to 1."""

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""

    @property
    def baseline(self) -> float:
        """How far down the line stands once the page lies level."""

    @property
    def height(self) -> float:
        """How high the line is, across its own direction."""


class RecognisedPage(Protocol):
    """A page as seen."""

    @property
    def lines(self) -> Sequence[RecognisedLine]:
        """Its lines in any order."""

    @property
    def doubt(self) -> Unread:
        """Why none of it is to be trusted, else empty."""

    @property
    def upright(self) -> Sequence[Rule]:
        """The upright lines of its forms: x, top and bottom, in pixels."""

    @property
    def level(self) -> Sequence[Rule]:
        """The level ones: y, left and right."""


type Draw = Callable[[int], Picture]
type Recognise = Callable[[bytes, int, int], RecognisedPage]


class Sighted(Bounded):
    """A bounded reader that also reads by its looks; `recogniser` opens the models when the first such page comes."""

    def __init__(self, recogniser: Callable[[], Recognise], seconds: float = SECONDS) -> None:
        super().__init__(seconds)
        self._recogniser = recogniser

    def read(self, data: bytes, filename: str) -> Document:
        """As `Bounded.read`, its unread pages recognised; what can't be made out stays `unread`."""
        document = super().read(data, filename)
        if not document.unread:
            return document
        return with_scans_read(document, partial(self.rendered, data, filename), self._recogniser())


def with_scans_read(document: Document, draw: Draw, recognise: Recognise) -> Document:
    """The document with its unread pages (the first MOST_RECOGNISED) read by their looks.

    `draw` gives the picture of a page by its number, `recognise` reads RGB bytes of a width and a height. A page
    that can't be drawn or made out stays unread; raises the drawing's BadInput where it is the only one.
    """
    for page in document.unread[:MOST_RECOGNISED]:
        try:
            picture = draw(page.number)
        except BadInput:
            if len(document.pages) == 1:
                raise
            continue
        seen = recognise(picture.rgb, picture.width, picture.height)
        document = document.with_page(_page(page.number, seen, picture.points))
    return document


def _page(number: int, seen: RecognisedPage, points: float) -> Page:
    if seen.doubt:
        return Page(number, (), "ocr", seen.doubt)
    rules = Rules.of(
        *([(a * points, b * points, c * points) for a, b, c in way] for way in (seen.upright, seen.level))
    )
    placed = celled([_span(line, points) for line in seen.lines], rules)
    return Page(number, tuple(arrange(placed.spans, number, placed.forms)), "ocr")


def _span(line: RecognisedLine, points: float) -> Span:
    margin = _MARGIN * line.height
    left, top, right, bottom = line.box
    edges = (left + margin, top + margin, right - margin, bottom - margin)
    box = Box(*(round(edge * points, 1) for edge in edges))
    size = (line.height - 2 * margin) * points
    text = _OPENED_WIDE.sub(r"（\1）", _OPENED_NARROW.sub(r"(\1)", line.text))
    return Span(text, box, round(line.baseline * points, 1), round(size, 1), line.confidence)

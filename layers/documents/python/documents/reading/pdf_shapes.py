"""Rectangles, colours and drawn things on a PDF page: what the search for hidden words reckons with."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from talent.reading.text import HiddenWay

NO_CONTRAST = 1.25  # WCAG contrast ratio under which words can't be told from their ground
WHITE = (255, 255, 255)

type Colour = tuple[int, int, int]


class Rectangle(NamedTuple):
    """In PDF points, y upwards."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def area(self) -> float:
        """Square points."""
        return max(self.right - self.left, 0.0) * max(self.top - self.bottom, 0.0)

    @property
    def middle(self) -> tuple[float, float]:
        """Across and upwards."""
        left, bottom, right, top = self
        return (left + right) / 2, (bottom + top) / 2

    def covers(self, x: float, y: float) -> bool:
        """Whether the point lies inside."""
        left, bottom, right, top = self
        return left <= x <= right and bottom <= y <= top


class Handles(NamedTuple):
    """PDFium's raw handles of a page: its FPDF_DOCUMENT, FPDF_PAGE and FPDF_TEXTPAGE."""

    document: object
    page: object
    text_page: object


class Mark(NamedTuple):
    """Something that was drawn and may be opaque: a filled shape, or a picture or shading (`colour` None).

    `plain`: it is a filled, unclipped, upright rectangle, so that its box is its shape; `address` is its identity.
    """

    order: int
    box: Rectangle
    colour: Colour | None
    plain: bool
    address: int


class Words(NamedTuple):
    """A text object: where, in which colour (None: a pattern), mode and size; `address` is its identity.

    `veiled`: it is drawn through a mask, a blend, a layer or a clip that cuts it, whose effect only a look can tell.
    `lost`: a clip leaves nothing of it.
    """

    order: int
    box: Rectangle
    colour: Colour | None
    opacity: int
    mode: int
    address: int
    size: float
    veiled: bool
    lost: bool


@dataclass(slots=True)
class Surface:
    """One page's page box, what is drawn on it (`paths`: the boxes of lines and shapes), and the addresses of its hidden
    text objects.
    """

    page: Rectangle
    marks: list[Mark] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    paths: list[Rectangle] = field(default_factory=list)
    drawn: int = 0
    hidden: dict[int, HiddenWay] = field(default_factory=dict)

    @property
    def left(self) -> float:
        """The page's left edge in PDF points."""
        return self.page.left

    @property
    def top(self) -> float:
        """The page's top edge in PDF points."""
        return self.page.top

    @property
    def picture_share(self) -> float:
        """The share of the page that its largest picture covers."""
        pictures = [mark.box.area for mark in self.marks if mark.colour is None]
        return max(pictures, default=0.0) / max(self.page.area, 1.0)


@lru_cache(maxsize=256)  # a page has thousands of words in a few colours
def contrast(one: Colour, other: Colour) -> float:
    """WCAG 2's contrast ratio of two sRGB colours, 1 (none) to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = colour
    return 0.2126 * _LINEAR[red] + 0.7152 * _LINEAR[green] + 0.0722 * _LINEAR[blue]


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


_LINEAR = tuple(_linear(part / 255) for part in range(256))

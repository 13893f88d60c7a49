"""Which words of a page a person looking at it can't see, by what is drawn before and after them.

A text object is hidden when it is drawn in no ink (render modes 3 and 7, or no opacity), in the colour of what lies
behind it, too small to see, outside the page, or when something opaque is drawn over it later.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from talent.reading.text import HiddenWay

TINY_POINTS = 1.5  # type smaller than this is not for people
NO_CONTRAST = 1.25  # WCAG contrast ratio under which words can't be told from their ground
_WHITE = (255, 255, 255)

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

    def covers(self, x: float, y: float) -> bool:
        """Whether the point lies inside."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top


class Mark(NamedTuple):
    """Something opaque that was drawn: a picture (`colour` None) or a filled shape."""

    order: int
    box: Rectangle
    colour: Colour | None


class Words(NamedTuple):
    """A text object: where, in which colour, mode and size; `address` is its identity."""

    order: int
    box: Rectangle
    colour: Colour
    opacity: int
    mode: int
    address: int
    size: float


@dataclass(slots=True)
class Surface:
    """One page's page box, what is drawn on it, and the addresses of its hidden text objects."""

    page: Rectangle
    marks: list[Mark] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
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


def hiding(words: Words, surface: Surface) -> HiddenWay | None:
    """The way in which a text object is hidden, or None where a reader sees it."""
    if words.mode in (3, 7) or words.opacity < 16:
        return "invisible_mode"
    box, page = words.box, surface.page
    if words.size <= TINY_POINTS:
        return "tiny"
    x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    if not page.covers(x, y):
        return "off_page"
    ground: Colour | None = _WHITE
    for mark in surface.marks:
        if mark.box.covers(x, y):
            if mark.order > words.order:
                return "covered"
            ground = mark.colour
    if ground is not None and contrast(words.colour, ground) < NO_CONTRAST:
        return "background_colour"
    return None


def contrast(one: Colour, other: Colour) -> float:
    """WCAG 2's contrast ratio of two sRGB colours, 1 (none) to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

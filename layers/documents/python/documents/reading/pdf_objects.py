"""What a PDF page draws, in order, and which of its words a person looking at the page can't see.

A text object is hidden when it is drawn in no ink (render modes 3 and 7, or no opacity), in the colour of what lies
behind it, too small to see, outside the page, or when something opaque is drawn over it later.
"""

import ctypes
from dataclasses import dataclass, field
from typing import NamedTuple

from pypdfium2 import raw
from talent.reading.text import HiddenWay

TINY_POINTS = 1.5  # type smaller than this is not for people
NO_CONTRAST = 1.25  # WCAG contrast ratio under which words can't be told from their ground
MOST_OBJECTS = 60_000
MOST_DEPTH = 5
_WHITE = (255, 255, 255)

type Colour = tuple[int, int, int]
type Handle = ctypes._Pointer[ctypes.Structure]  # what PDFium calls an FPDF_PAGEOBJECT


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


class _Gauges:
    """Reused C variables: PDFium writes its answers into them."""

    def __init__(self) -> None:
        self.box = [ctypes.c_float() for _ in range(4)]
        self.colour = [ctypes.c_uint() for _ in range(4)]
        self.size = ctypes.c_float()
        self.matrix = raw.FS_MATRIX()
        self.fill = ctypes.c_int()
        self.stroke = ctypes.c_int()


type Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def survey(page: object) -> Surface:
    """Everything on the page, with its hidden text found. `page` is a raw FPDF_PAGE."""
    surface = Surface(_page_box(page))
    walk = _Walk(surface)
    walk.top_level(page)
    for words in surface.words:
        way = _hiding(words, surface)
        if way:
            surface.hidden[words.address] = way
    return surface


def _page_box(page: object) -> Rectangle:
    edges = [ctypes.c_float() for _ in range(4)]
    for box in (raw.FPDFPage_GetCropBox, raw.FPDFPage_GetMediaBox):
        if box(page, *edges):
            left, bottom, right, top = (edge.value for edge in edges)
            if right > left and top > bottom:
                return Rectangle(left, bottom, right, top)
    return Rectangle(0.0, 0.0, raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page))


class _Walk:
    """Goes through a page's objects in drawing order, into its forms."""

    def __init__(self, surface: Surface) -> None:
        self.surface = surface
        self.gauges = _Gauges()
        self.order = 0

    def top_level(self, page: object) -> None:
        """Visit every object of the page."""
        for index in range(min(raw.FPDFPage_CountObjects(page), MOST_OBJECTS)):
            self._visit(raw.FPDFPage_GetObject(page, index), _SAME, 0)

    def _visit(self, item: Handle, matrix: Matrix, depth: int) -> None:
        self.order += 1
        if self.order > MOST_OBJECTS:
            return
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            self._text(item, matrix)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            self._path(item, matrix)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            self.surface.marks.append(Mark(self.order, self._box(item, matrix), None))
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < MOST_DEPTH:
            inner = _times(self._matrix(item), matrix)
            for index in range(min(raw.FPDFFormObj_CountObjects(item), MOST_OBJECTS)):
                self._visit(raw.FPDFFormObj_GetObject(item, index), inner, depth + 1)

    def _text(self, item: Handle, matrix: Matrix) -> None:
        colour, opacity = self._colour(item)
        box = self._box(item, matrix)
        mode = raw.FPDFTextObj_GetTextRenderMode(item)
        address = ctypes.cast(item, ctypes.c_void_p).value or 0
        size = (
            99.0
            if min(box.top - box.bottom, box.right - box.left) > 3 * TINY_POINTS
            else self._size(item, matrix)
        )
        self.surface.words.append(Words(self.order, box, colour, opacity, mode, address, size))

    def _size(self, item: Handle, matrix: Matrix) -> float:
        """The size of type on the page, in points: the font's own size times the scale of every matrix."""
        raw.FPDFTextObj_GetFontSize(item, self.gauges.size)
        a, b, c, d, _, _ = _times(self._matrix(item), matrix)
        return abs(self.gauges.size.value) * float(max(a * a + b * b, c * c + d * d) ** 0.5)

    def _path(self, item: Handle, matrix: Matrix) -> None:
        self.surface.drawn += 1
        gauges = self.gauges
        if not raw.FPDFPath_GetDrawMode(item, gauges.fill, gauges.stroke) or not gauges.fill.value:
            return
        colour, opacity = self._colour(item)
        box = self._box(item, matrix)
        if opacity > 200 and box.area > 40.0:
            self.surface.marks.append(Mark(self.order, box, colour))

    def _colour(self, item: Handle) -> tuple[Colour, int]:
        red, green, blue, alpha = self.gauges.colour
        if not raw.FPDFPageObj_GetFillColor(item, red, green, blue, alpha):
            return (0, 0, 0), 255
        return (red.value, green.value, blue.value), alpha.value

    def _matrix(self, item: Handle) -> Matrix:
        at = self.gauges.matrix
        if not raw.FPDFPageObj_GetMatrix(item, at):
            return _SAME
        return (at.a, at.b, at.c, at.d, at.e, at.f)

    def _box(self, item: Handle, matrix: Matrix) -> Rectangle:
        edges = self.gauges.box
        if not raw.FPDFPageObj_GetBounds(item, *edges):
            return Rectangle(0.0, 0.0, 0.0, 0.0)
        box = Rectangle(*(edge.value for edge in edges))
        return box if matrix is _SAME else _moved(box, matrix)


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _moved(box: Rectangle, matrix: Matrix) -> Rectangle:
    a, b, c, d, e, f = matrix
    corners = [
        (x * a + y * c + e, x * b + y * d + f) for x in (box.left, box.right) for y in (box.bottom, box.top)
    ]
    across, up = zip(*corners, strict=True)
    return Rectangle(min(across), min(up), max(across), max(up))


def _hiding(words: Words, surface: Surface) -> HiddenWay | None:
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

"""What a PDF page draws, in order: words, filled shapes and pictures, also inside forms."""

import ctypes

from pypdfium2 import raw

from documents.reading.pdf_hiding import TINY_POINTS, Colour, Mark, Rectangle, Surface, Words, hiding

MOST_OBJECTS = 60_000
MOST_DEPTH = 5

type Handle = ctypes._Pointer[ctypes.Structure]  # what PDFium calls an FPDF_PAGEOBJECT


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
        way = hiding(words, surface)
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

"""What a PDF page draws, in order: words, filled shapes and pictures, also inside forms."""

from typing import NamedTuple

from pypdfium2 import raw

from documents.reading import pdfium
from documents.reading.pdf_clips import Clips, is_upright_rectangle
from documents.reading.pdf_hiding import TINY_POINTS, find_hidden
from documents.reading.pdf_shapes import Colour, Handles, Mark, Rectangle, Surface, Words
from documents.reading.pdfium import Handle

MOST_OBJECTS = 60_000
MOST_DEPTH = 5
MOST_PATHS = 600  # whose boxes are kept: a page with more is a drawing, no table
_SURELY_LEGIBLE = 99.0
_STROKED = (1, 5)  # render modes whose colour is the outline's
_UPRIGHT_LINE = 14.0  # points; a box larger than this both ways may hold tiny type on a slant
_NEARLY_OPAQUE = 200  # of 255
_LEAST_MARK = 40.0  # square points

type Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Layers(NamedTuple):
    """Whether parts of a page's content, and whole forms, may belong to layers."""

    marked: bool
    forms: bool


NO_LAYERS = Layers(marked=False, forms=False)


class _Veil(NamedTuple):
    """What the forms around an object do to it: their opacity (0 to 255), and whether only a look can tell."""

    opacity: int
    doubtful: bool


_OPAQUE = 255
_NO_VEIL = _Veil(_OPAQUE, doubtful=False)


def survey(handles: Handles, *, layers: Layers = NO_LAYERS) -> Surface:
    """Everything on the page, with its hidden text found.

    `layers`: where the file may have layers (optional content), which may be switched off.
    """
    surface = Surface(_page_box(handles.page))
    _Walk(surface, layers=layers).top_level(handles.page)
    find_hidden(handles, surface)
    return surface


def _page_box(page: object) -> Rectangle:
    edges = raw.FS_RECTF()
    if raw.FPDF_GetPageBoundingBox(page, edges) and edges.right > edges.left and edges.top > edges.bottom:
        return Rectangle(edges.left, edges.bottom, edges.right, edges.top)
    return Rectangle(0.0, 0.0, raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page))


class _Walk:
    """Goes through a page's objects in drawing order, into its forms."""

    def __init__(self, surface: Surface, *, layers: Layers) -> None:
        self.surface = surface
        self.layers = layers
        self.bounds: pdfium.Answers[float] = pdfium.Answers("f", 4)
        self.matrix: pdfium.Answers[float] = pdfium.Answers("f", 6)
        self.points: pdfium.Answers[float] = pdfium.Answers("f", 1)
        self.colour: pdfium.Answers[int] = pdfium.Answers("I", 4)
        self.modes: pdfium.Answers[int] = pdfium.Answers("i", 2)
        self.clips = Clips()
        self.order = 0

    def top_level(self, page: object) -> None:
        """Visit every object of the page."""
        address = pdfium.handle_of(page)
        for index in range(min(raw.FPDFPage_CountObjects(page), MOST_OBJECTS)):
            self._visit(pdfium.object_on_page(address, index), _SAME, 0, _NO_VEIL)

    def _visit(self, item: Handle, matrix: Matrix, depth: int, veil: _Veil) -> None:
        self.order += 1
        if self.order > MOST_OBJECTS:
            return
        kind = pdfium.kind_of(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            self._text(item, matrix, veil)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            self._path(item, matrix)
        elif kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING):
            self.surface.marks.append(Mark(self.order, self._box(item, matrix), None, False, item.number))
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < MOST_DEPTH:
            inner = _times(self._matrix(item), matrix)
            under = self._veil_of(item, veil)
            for index in range(min(pdfium.objects_in_form(item), MOST_OBJECTS)):
                self._visit(pdfium.object_in_form(item, index), inner, depth + 1, under)

    def _veil_of(self, form: Handle, around: _Veil) -> _Veil:
        """What a form, and all that it stands in, does to what is drawn in it."""
        _, opacity = self._colour(form, stroked=False)
        doubtful = around.doubtful or self.layers.forms or bool(pdfium.is_transparent(form))
        return _Veil(min(opacity, around.opacity), doubtful)

    def _text(self, item: Handle, matrix: Matrix, veil: _Veil) -> None:
        mode = pdfium.render_mode(item)
        colour, opacity = self._colour(item, stroked=mode in _STROKED)
        opacity = min(opacity, veil.opacity)
        box = self._box(item, matrix)
        narrow = min(box.top - box.bottom, box.right - box.left)
        size = _SURELY_LEGIBLE if 3 * TINY_POINTS < narrow < _UPRIGHT_LINE else self._size(item, matrix)
        cut = self.clips.cut(item, box, inside_form=matrix is not _SAME)
        veiled = veil.doubtful or opacity < _OPAQUE or cut == "doubtful" or self._is_veiled(item)
        self.surface.words.append(
            Words(self.order, box, colour, opacity, mode, item.number, size, veiled, cut == "gone")
        )

    def _is_veiled(self, item: Handle) -> bool:
        """Whether a mask or a blend may take the object away, or a layer that is switched off."""
        return bool(pdfium.is_transparent(item)) or (self.layers.marked and pdfium.is_marked(item, "OC"))

    def _size(self, item: Handle, matrix: Matrix) -> float:
        """The size of type on the page, in points: the font's own size times the lesser scale of all matrices."""
        pdfium.font_size(item, *self.points.places)
        size = abs(self.points.read()[0])
        a, b, c, d, _, _ = _times(self._matrix(item), matrix)
        return size * float(min(a * a + b * b, c * c + d * d) ** 0.5)

    def _path(self, item: Handle, matrix: Matrix) -> None:
        self.surface.drawn += 1
        box = self._box(item, matrix)
        if self.surface.drawn <= MOST_PATHS:
            self.surface.paths.append(box)
        if not pdfium.draw_mode(item, *self.modes.places) or not self.modes.read()[0]:
            return
        colour, opacity = self._colour(item, stroked=False)
        if opacity > _NEARLY_OPAQUE and box.area > _LEAST_MARK:
            plain = matrix is _SAME and is_upright_rectangle(item) and not self.clips.cut(item, box)
            self.surface.marks.append(Mark(self.order, box, colour, plain, item.number))

    def _colour(self, item: Handle, *, stroked: bool) -> tuple[Colour | None, int]:
        """The colour (None: a pattern) and the opacity, 0 to 255."""
        ask = pdfium.stroke_colour if stroked else pdfium.fill_colour
        if not ask(item, *self.colour.places):
            return None, 255
        red, green, blue, alpha = self.colour.read()
        return (red, green, blue), alpha

    def _matrix(self, item: Handle) -> Matrix:
        if not pdfium.matrix_of(item, self.matrix.places[0]):
            return _SAME
        a, b, c, d, e, f = self.matrix.read()
        return (a, b, c, d, e, f)

    def _box(self, item: Handle, matrix: Matrix) -> Rectangle:
        if not pdfium.bounds(item, *self.bounds.places):
            return Rectangle(0.0, 0.0, 0.0, 0.0)
        box = Rectangle._make(self.bounds.read())
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

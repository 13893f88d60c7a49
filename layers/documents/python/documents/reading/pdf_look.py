"""Whether words on a PDF page are noticed: the page is drawn with them and without them, and the pictures compared."""

import ctypes
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import pypdfium2
from PIL import Image, ImageChops
from pypdfium2 import raw

from documents.reading import pdfium
from documents.reading.pdf_shapes import Colour, Handles, Rectangle

MOST_PIXELS = 3_000_000
_SCALE = 2.0  # pixels a point: thin strokes of small print keep most of their ink
_NOTICED = 25  # of 255: a WCAG contrast of 1.25 beside white, and beside black
_MOSTLY = 200  # of 255
_ENOUGH = 0.25  # of the length of the words


type Place = tuple[int, int, int, int]
"""Left, top, right and bottom in pixels."""


class _View(NamedTuple):
    """The part of a page that is drawn: the page's size and the part's place on it, in pixels."""

    width: int
    height: int
    left: int
    top: int
    right: int
    bottom: int

    def part(self, place: Place) -> Place:
        """A place of the page in the pixels of this part."""
        left, top, right, bottom = place
        return left - self.left, top - self.top, right - self.left, bottom - self.top


def unnoticed(page: object, words: Sequence[tuple[int, Rectangle]]) -> set[int]:
    """Of text objects (address and box on the page) those whose absence changes next to nothing of the page's look."""
    places, view = _viewed(page, words)
    changed = _changed(_drawn(page, view), _without(page, places, view))
    return {address for address, place in places.items() if _share(changed, view.part(place)) < _ENOUGH}


def grounds_of(page: object, words: Sequence[tuple[int, Rectangle]]) -> dict[int, Colour]:
    """The mean colour of the page behind each text object, none of them being drawn."""
    places, view = _viewed(page, words)
    bare = _without(page, places, view)
    return {address: _mean(bare.crop(view.part(place))) for address, place in places.items()}


def is_opaque(handles: Handles, picture: int) -> bool:
    """Whether a picture hides what is behind it, most of it having no transparency."""
    item = ctypes.cast(picture, raw.FPDF_PAGEOBJECT)
    drawn = raw.FPDFImageObj_GetRenderedBitmap(handles.document, handles.page, item)
    if not drawn:
        return False
    bitmap = pypdfium2.PdfBitmap.from_raw(drawn)
    if bitmap.format != raw.FPDFBitmap_BGRA:
        return True
    alpha = bytes(bitmap.buffer)[3::4]
    return sum(alpha) > _MOSTLY * len(alpha)


def _viewed(page: object, words: Sequence[tuple[int, Rectangle]]) -> tuple[dict[int, Place], _View]:
    """Where the words stand in pixels, and the part of the page that holds them all."""
    width, height = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
    scale = min(_SCALE, (MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    places = {address: _place(page, box, size) for address, box in words}
    lefts, tops, rights, bottoms = zip(*places.values(), strict=True)
    return places, _View(*size, min(lefts), min(tops), max(rights), max(bottoms))


def _without(page: object, words: Iterable[int], view: _View) -> Image.Image:
    """The page drawn without these text objects."""
    for address in words:
        pdfium.set_active(address, 0)
    try:
        return _drawn(page, view)
    finally:
        for address in words:
            pdfium.set_active(address, 1)


def _mean(part: Image.Image) -> Colour:
    red, green, blue = part.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))  # type: ignore[misc]
    return int(red), int(green), int(blue)


def _drawn(page: object, view: _View) -> Image.Image:
    size = view.right - view.left, view.bottom - view.top
    bitmap = pypdfium2.PdfBitmap.new_native(*size, raw.FPDFBitmap_BGRx)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, *size)
    raw.FPDF_RenderPageBitmap(bitmap.raw, page, -view.left, -view.top, view.width, view.height, 0, 0)
    return Image.frombuffer("RGBX", size, bytes(bitmap.buffer), "raw", "RGBX", bitmap.stride, 1).convert(
        "RGB"
    )


def _changed(before: Image.Image, after: Image.Image) -> Image.Image:
    """White where the two pictures differ to the eye."""
    red, green, blue = ImageChops.difference(before, after).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return most.point([0] * _NOTICED + [255] * (256 - _NOTICED))


def _share(changed: Image.Image, part: Place) -> float:
    """The share of the longer side of a place along which something changed."""
    across, down = changed.crop(part).getprojection()
    longer = max(across, down, key=len)
    return sum(longer) / max(len(longer), 1)


def _place(page: object, box: Rectangle, size: tuple[int, int]) -> Place:
    """The box in pixels, at least one wide and high, inside the picture."""
    corners = [_pixel(page, x, y, size) for x, y in ((box.left, box.bottom), (box.right, box.top))]
    (left, right), (top, bottom) = (sorted(side) for side in zip(*corners, strict=True))
    left, top = min(max(left, 0), size[0] - 1), min(max(top, 0), size[1] - 1)
    return left, top, max(min(right + 1, size[0]), left + 1), max(min(bottom + 1, size[1]), top + 1)


def _pixel(page: object, x: float, y: float, size: tuple[int, int]) -> tuple[int, int]:
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, across, down)
    return across.value, down.value

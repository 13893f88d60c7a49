"""PDFium's functions on page objects, with addresses as plain numbers.

The bindings wrap each object in a Python one, which costs more than the question that is asked of it; a page has
thousands of objects.
"""

import ctypes
import struct
from collections.abc import Callable
from functools import partial

from pypdfium2 import raw

_POINTER, _INT = ctypes.c_void_p, ctypes.c_int

_A_LOOK = 64  # characters
_BEYOND_LATIN = 0x250

type Asked = Callable[..., int]


def _bare(function: object, *arguments: object, answer: object = _INT) -> Asked:
    """The same function, taking and giving addresses as numbers; it is over sooner than others could take their turn."""
    address = ctypes.cast(function, _POINTER).value or 0  # type: ignore[arg-type]
    bare: Asked = ctypes.PYFUNCTYPE(answer, *arguments)(address)  # type: ignore[arg-type]
    return bare


object_on_page = _bare(raw.FPDFPage_GetObject, _POINTER, _INT, answer=_POINTER)
object_in_form = _bare(raw.FPDFFormObj_GetObject, _POINTER, ctypes.c_ulong, answer=_POINTER)
objects_in_form = _bare(raw.FPDFFormObj_CountObjects, _POINTER)
kind_of = _bare(raw.FPDFPageObj_GetType, _POINTER)
bounds = _bare(raw.FPDFPageObj_GetBounds, *(_POINTER,) * 5)
fill_colour = _bare(raw.FPDFPageObj_GetFillColor, *(_POINTER,) * 5)
stroke_colour = _bare(raw.FPDFPageObj_GetStrokeColor, *(_POINTER,) * 5)
matrix_of = _bare(raw.FPDFPageObj_GetMatrix, _POINTER, _POINTER)
render_mode = _bare(raw.FPDFTextObj_GetTextRenderMode, _POINTER)
font_size = _bare(raw.FPDFTextObj_GetFontSize, _POINTER, _POINTER)
draw_mode = _bare(raw.FPDFPath_GetDrawMode, *(_POINTER,) * 3)
is_transparent = _bare(raw.FPDFPageObj_HasTransparency, _POINTER)
clip_of = _bare(raw.FPDFPageObj_GetClipPath, _POINTER, answer=_POINTER)
paths_in_clip = _bare(raw.FPDFClipPath_CountPaths, _POINTER)
segments_in_clip = _bare(raw.FPDFClipPath_CountPathSegments, _POINTER, _INT)
segment_of_clip = _bare(raw.FPDFClipPath_GetPathSegment, _POINTER, _INT, _INT, answer=_POINTER)
segments_of_path = _bare(raw.FPDFPath_CountSegments, _POINTER)
segment_of_path = _bare(raw.FPDFPath_GetPathSegment, _POINTER, _INT, answer=_POINTER)
point_of = _bare(raw.FPDFPathSegment_GetPoint, *(_POINTER,) * 3)
_marks_on = _bare(raw.FPDFPageObj_CountMarks, _POINTER)
_mark_of = _bare(raw.FPDFPageObj_GetMark, _POINTER, ctypes.c_ulong, answer=_POINTER)
_name_of_mark = _bare(raw.FPDFPageObjMark_GetName, _POINTER, _POINTER, ctypes.c_ulong, _POINTER)
_font_of = _bare(raw.FPDFTextObj_GetFont, _POINTER, answer=_POINTER)
_is_embedded = _bare(raw.FPDFFont_GetIsEmbedded, _POINTER)
_text_of = _bare(raw.FPDFTextObj_GetText, _POINTER, _POINTER, _POINTER, ctypes.c_ulong, answer=ctypes.c_ulong)
set_active = _bare(raw.FPDFPageObj_SetIsActive, _POINTER, _INT)
text_object_of = _bare(raw.FPDFText_GetTextObject, _POINTER, _INT, answer=_POINTER)
box_of_character = _bare(raw.FPDFText_GetCharBox, _POINTER, _INT, *(_POINTER,) * 4)
loose_box_of_character = _bare(raw.FPDFText_GetLooseCharBox, _POINTER, _INT, _POINTER)
origin_of_character = _bare(raw.FPDFText_GetCharOrigin, _POINTER, _INT, _POINTER, _POINTER)
rectangles_of_text = _bare(raw.FPDFText_CountRects, _POINTER, _INT, _INT)
rectangle_of_text = _bare(raw.FPDFText_GetRect, _POINTER, _INT, *(_POINTER,) * 4)


class Answers[Number: (int, float)]:
    """The numbers that PDFium answers with, written to one place: `kind` is that of `struct` (f, d, i or I).

    `struct` takes them all in one step; taking a ctypes array apart costs eight times as much, and more than asking.
    """

    def __init__(self, kind: str, count: int) -> None:
        size = struct.calcsize(kind)
        memory = bytearray(size * count)
        self.address = address_in(memory)
        self.addresses = tuple(self.address + size * index for index in range(count))
        self.read: Callable[[], tuple[Number, ...]] = partial(
            struct.Struct(f"{count}{kind}").unpack_from, memory
        )


def address_in(memory: bytearray) -> int:
    """Where the bytes lie, which must outlive the address; making a ctypes array of their length is ten times as dear."""
    return ctypes.addressof(ctypes.c_char.from_buffer(memory))


def address_of(handle: object) -> int:
    """A handle of the bindings as a number."""
    return ctypes.cast(handle, _POINTER).value or 0  # type: ignore[arg-type]


def is_marked(item: int, name: str) -> bool:
    """Whether an object stands inside marked content of that name."""
    count = _marks_on(item)
    if count <= 0:
        return False
    written, length = ctypes.create_string_buffer(64), ctypes.c_ulong()
    for index in range(count):
        mark = _mark_of(item, index)
        told = mark and _name_of_mark(mark, ctypes.addressof(written), 64, ctypes.addressof(length))
        if told and written.raw[: length.value].decode("utf-16-le", "replace").rstrip("\0") == name:
            return True
    return False


def can_draw(words: int, text_page: object) -> bool:
    """Whether PDFium draws the type of a text object: it has a font for Latin letters, but none for other scripts."""
    font = _font_of(words)
    if font and _is_embedded(font) == 1:
        return True
    written = ctypes.create_string_buffer(2 * _A_LOOK)
    length = _text_of(words, address_of(text_page), ctypes.addressof(written), 2 * _A_LOOK)
    text = written.raw[: min(length, 2 * _A_LOOK)].decode("utf-16-le", "ignore")
    return all(ord(sign) < _BEYOND_LATIN for sign in text)

"""PDFium's functions on page objects and characters, as bare as they can be had.

The bindings wrap each object in a Python one and look at each argument, which costs more than the question that is
asked; a page has thousands of objects.
"""

import ctypes
import struct
from collections.abc import Callable
from functools import partial

from pypdfium2 import raw

_POINTER, _INT = ctypes.c_void_p, ctypes.c_int

_A_LOOK = 64  # characters
_BEYOND_LATIN = 0x250


class Handle(ctypes.c_void_p):
    """The address of one of PDFium's things, ready to be handed on."""

    @property
    def number(self) -> int:
        """The address itself, 0 for nothing."""
        return self.value or 0


type Asked = Callable[..., int]
type Given = Callable[..., Handle]


def _asked(function: object) -> Asked:
    """The same function where it is asked of every object: nothing that it takes is looked at, so that each address
    must be a `Handle`, never a number. It is over sooner than other threads could take their turn.
    """
    asked: Asked = ctypes.PYFUNCTYPE(_INT)(_address(function))
    return asked


def _given(function: object, *arguments: object) -> Given:
    """The same for a function that answers with a handle; what it takes is looked at where its kinds are told."""
    given: Given = ctypes.PYFUNCTYPE(Handle, *arguments)(_address(function))  # type: ignore[arg-type]
    return given


def _seldom(function: object, *arguments: object, answer: object = _INT) -> Asked:
    """The same function where it is asked seldom, taking handles and numbers for addresses, and giving numbers."""
    asked: Asked = ctypes.PYFUNCTYPE(answer, *arguments)(_address(function))  # type: ignore[arg-type]
    return asked


def _address(thing: object) -> int:
    return ctypes.cast(thing, _POINTER).value or 0  # type: ignore[arg-type]


object_on_page = _given(raw.FPDFPage_GetObject)
kind_of = _asked(raw.FPDFPageObj_GetType)
bounds = _asked(raw.FPDFPageObj_GetBounds)
fill_colour = _asked(raw.FPDFPageObj_GetFillColor)
stroke_colour = _asked(raw.FPDFPageObj_GetStrokeColor)
matrix_of = _asked(raw.FPDFPageObj_GetMatrix)
render_mode = _asked(raw.FPDFTextObj_GetTextRenderMode)
font_size = _asked(raw.FPDFTextObj_GetFontSize)
is_transparent = _asked(raw.FPDFPageObj_HasTransparency)
clip_of = _given(raw.FPDFPageObj_GetClipPath)
paths_in_clip = _asked(raw.FPDFClipPath_CountPaths)
_marks_on = _asked(raw.FPDFPageObj_CountMarks)
box_of_character = _asked(raw.FPDFText_GetCharBox)
loose_box_of_character = _asked(raw.FPDFText_GetLooseCharBox)
origin_of_character = _asked(raw.FPDFText_GetCharOrigin)
rectangles_of_text = _asked(raw.FPDFText_CountRects)
rectangle_of_text = _asked(raw.FPDFText_GetRect)

object_in_form = _given(raw.FPDFFormObj_GetObject, _POINTER, ctypes.c_ulong)
objects_in_form = _seldom(raw.FPDFFormObj_CountObjects, _POINTER)
draw_mode = _seldom(raw.FPDFPath_GetDrawMode, *(_POINTER,) * 3)
segments_in_clip = _seldom(raw.FPDFClipPath_CountPathSegments, _POINTER, _INT)
segment_of_clip = _seldom(raw.FPDFClipPath_GetPathSegment, _POINTER, _INT, _INT, answer=_POINTER)
segments_of_path = _seldom(raw.FPDFPath_CountSegments, _POINTER)
segment_of_path = _seldom(raw.FPDFPath_GetPathSegment, _POINTER, _INT, answer=_POINTER)
point_of = _seldom(raw.FPDFPathSegment_GetPoint, *(_POINTER,) * 3)
_mark_of = _seldom(raw.FPDFPageObj_GetMark, _POINTER, ctypes.c_ulong, answer=_POINTER)
_name_of_mark = _seldom(raw.FPDFPageObjMark_GetName, _POINTER, _POINTER, ctypes.c_ulong, _POINTER)
_font_of = _seldom(raw.FPDFTextObj_GetFont, _POINTER, answer=_POINTER)
_is_embedded = _seldom(raw.FPDFFont_GetIsEmbedded, _POINTER)
_text_of = _seldom(
    raw.FPDFTextObj_GetText, _POINTER, _POINTER, _POINTER, ctypes.c_ulong, answer=ctypes.c_ulong
)
set_active = _seldom(raw.FPDFPageObj_SetIsActive, _POINTER, _INT)
text_object_of = _seldom(raw.FPDFText_GetTextObject, _POINTER, _INT, answer=_POINTER)


class Answers[Number: (int, float)]:
    """The numbers that PDFium answers with, written to one place: `kind` is that of `struct` (f, d, i or I).

    `struct` takes them all in one step; taking a ctypes array apart costs eight times as much, and more than asking.
    """

    def __init__(self, kind: str, count: int) -> None:
        size = struct.calcsize(kind)
        memory = bytearray(size * count)
        first = address_in(memory)
        self.places = tuple(Handle(first + size * index) for index in range(count))
        self.read: Callable[[], tuple[Number, ...]] = partial(
            struct.Struct(f"{count}{kind}").unpack_from, memory
        )


def address_in(memory: bytearray) -> int:
    """Where the bytes lie, which must outlive the address; making a ctypes array of their length is ten times as dear."""
    return ctypes.addressof(ctypes.c_char.from_buffer(memory))


def handle_of(handle: object) -> Handle:
    """A handle of the bindings as one that is taken here."""
    return Handle(_address(handle))


def is_marked(item: Handle, name: str) -> bool:
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
    length = _text_of(words, handle_of(text_page), ctypes.addressof(written), 2 * _A_LOOK)
    text = written.raw[: min(length, 2 * _A_LOOK)].decode("utf-16-le", "ignore")
    return all(ord(sign) < _BEYOND_LATIN for sign in text)

"""The visible characters of a PDF page as spans, cut where a wide gap stands between two words.

Asking PDFium for the box of every character costs five times the text itself, so that boxes are asked only
at the ends of words.
"""

import ctypes
import re
from collections.abc import Iterator
from typing import NamedTuple

from pypdfium2 import raw
from talent.reading.text import Box, HiddenWay, Span

from documents.reading import pdfium

WIDE_GAP = 1.1  # in ems: wider than any word space, narrower than what separates two columns
_WORD = re.compile(r"[^\s\x00\x01\x03-\x1f\xa0]+")
_SPACED = re.compile(r"\s{2}|[\t\xa0]")
_SAYS = re.compile(r"\w.*\w")  # one stray glyph hides nothing
_SOFT_HYPHENS = str.maketrans({"\u00ad": "-", "\u2010": "-", "\u2011": "-", "\u0002": "-", "\ufffe": "-"})


class Sheet(NamedTuple):
    """A raw FPDF_TEXTPAGE with its count of characters and the page's left and top edges."""

    handle: object
    characters: int
    left: float
    top: float


def visible_spans(
    sheet: Sheet, hidden: dict[int, HiddenWay]
) -> tuple[list[Span], list[tuple[str, HiddenWay]]]:
    """The page's spans, and its hidden words with the way each is hidden."""
    text = _characters(sheet)
    unseen: list[tuple[str, HiddenWay]] = []
    if hidden:
        text, unseen = _without_hidden(sheet, text, hidden)
    ruler = _Ruler(sheet)
    spans: list[Span] = []
    at = 0
    for line in text.split("\r\n"):
        spans.extend(_spans_of_line(ruler, line, at))
        at += len(line) + 2
    return spans, unseen


def _characters(sheet: Sheet) -> str:
    buffer = ctypes.create_string_buffer(2 * (sheet.characters + 1))
    pointer = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    units = raw.FPDFText_GetText(sheet.handle, 0, sheet.characters, pointer)
    text = buffer.raw[: 2 * max(units - 1, 0)].decode("utf-16-le", "replace")
    if len(text) == sheet.characters:
        return text
    codes = (raw.FPDFText_GetUnicode(sheet.handle, index) for index in range(sheet.characters))
    return "".join(chr(code) if 0 < code < 0x110000 else "\ufffd" for code in codes)


def _without_hidden(
    sheet: Sheet, text: str, hidden: dict[int, HiddenWay]
) -> tuple[str, list[tuple[str, HiddenWay]]]:
    """Blank out the characters of hidden objects, keeping every index, and tell what they said."""
    shown = list(text)
    said: dict[HiddenWay, list[str]] = {}
    page = pdfium.address_of(sheet.handle)
    for index, character in enumerate(text):
        way = hidden.get(pdfium.text_object_of(page, index) or 0)
        if way:
            said.setdefault(way, []).append(character)
            if character not in "\r\n":
                shown[index] = " "
    words = [(" ".join("".join(parts).split()), way) for way, parts in said.items()]
    return "".join(shown), [(phrase, way) for phrase, way in words if _SAYS.search(phrase)]


class _Ruler:
    """Measures characters on one page, in points from its top left corner."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.edges = [ctypes.c_double() for _ in range(4)]
        self.loose = raw.FS_RECTF()
        self.origin = (ctypes.c_double(), ctypes.c_double())

    def sides(self, index: int) -> tuple[float, float]:
        """The left and right edge of a character."""
        left, right, bottom, top = self.edges
        raw.FPDFText_GetCharBox(self.sheet.handle, index, left, right, bottom, top)
        return left.value - self.sheet.left, right.value - self.sheet.left

    def extent(self, first: int, count: int) -> tuple[float, float] | None:
        """The left and right edge of a stretch that is drawn as one piece; None where it is drawn in several."""
        if raw.FPDFText_CountRects(self.sheet.handle, first, count) != 1:
            return None
        left, top, right, bottom = self.edges
        raw.FPDFText_GetRect(self.sheet.handle, 0, left, top, right, bottom)
        return left.value - self.sheet.left, right.value - self.sheet.left

    def rise(self, index: int) -> tuple[float, float, float]:
        """The top, the bottom and the baseline of a character's line, from the page's top."""
        raw.FPDFText_GetLooseCharBox(self.sheet.handle, index, self.loose)
        raw.FPDFText_GetCharOrigin(self.sheet.handle, index, *self.origin)
        top = self.sheet.top
        return top - self.loose.top, top - self.loose.bottom, top - self.origin[1].value


def _spans_of_line(ruler: _Ruler, line: str, at: int) -> Iterator[Span]:
    words = [(found.start(), found.end()) for found in _WORD.finditer(line)]
    if not words:
        return
    start, last = words[0][0], words[-1][1]
    rise = ruler.rise(at + start)
    whole = ruler.extent(at + start, last - start)
    if whole and whole[1] - whole[0] < _plain_width(line[start:last]) * max(rise[1] - rise[0], 0.1):
        yield _span(line[start:last], *whole, rise)
        return
    yield from _cut_spans(ruler, line, at, words)


def _plain_width(text: str) -> float:
    """The width in ems that text without gaps stays under; 0 where white space tells of a gap."""
    if _SPACED.search(text):
        return 0.0
    wide = len(text) - len(text.encode("ascii", "ignore"))
    return 1.05 * wide + 0.58 * (len(text) - wide)


def _cut_spans(ruler: _Ruler, line: str, at: int, words: list[tuple[int, int]]) -> Iterator[Span]:
    """The line's words joined into spans, cut where two stand wide apart."""
    start = words[0][0]
    left, _ = ruler.sides(at + start)
    rise = ruler.rise(at + start)
    end, right = start, left
    for begin, stop in words:
        if begin > start:
            next_left, _ = ruler.sides(at + begin)
            size = max(rise[1] - rise[0], 0.1)
            if not -size < next_left - right < WIDE_GAP * size:
                yield _span(line[start:end], left, right, rise)
                start, left, rise = begin, next_left, ruler.rise(at + begin)
        end = stop
        _, right = ruler.sides(at + stop - 1)
    yield _span(line[start:end], left, right, rise)


def _span(text: str, left: float, right: float, rise: tuple[float, float, float]) -> Span:
    top, bottom, baseline = rise
    words = re.sub(r"[\s\x00-\x1f\xa0]+", " ", text.translate(_SOFT_HYPHENS)).strip()
    box = Box(round(left, 1), round(top, 1), round(max(right, left), 1), round(bottom, 1))
    return Span(words, box, round(baseline, 1), round(bottom - top, 1))

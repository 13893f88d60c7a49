"""The visible characters of a PDF page as spans, cut where a wide gap stands between two words.

Asking PDFium for the box of every character costs five times the text itself, so that boxes are asked only
at the ends of words.
"""

import ctypes
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pypdfium2 import raw
from talent.reading.text import Box, HiddenWay, Span

from documents.reading import pdfium

WIDE_GAP = 1.1  # in ems: wider than any word space, narrower than what separates two columns
_WORD = re.compile(r"[^\s\x00\x01\x03-\x1f\xa0]+")
_WHITE = re.compile(r"[\s\x00-\x1f\xa0]+")
_SPACED = re.compile(r"\s{2}|[\t\xa0]")
_SAYS = re.compile(r"\w.*\w")  # one stray glyph hides nothing
_HYPHEN = re.compile("[\u00ad\u2010\u2011\u0002\ufffe]")
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
        self.page = pdfium.address_of(sheet.handle)
        self.left, self.top = sheet.left, sheet.top
        self.edges = pdfium.Answers[float]("d", 4)
        self.loose = pdfium.Answers[float]("f", 4)
        self.origin = pdfium.Answers[float]("d", 2)

    def sides(self, index: int) -> tuple[float, float]:
        """The left and right edge of a character."""
        pdfium.box_of_character(self.page, index, *self.edges.addresses)
        left, right, _, _ = self.edges.read()
        return left - self.left, right - self.left

    def extent(self, first: int, count: int) -> tuple[float, float] | None:
        """The left and right edge of a stretch that is drawn as one piece; None where it is drawn in several."""
        if pdfium.rectangles_of_text(self.page, first, count) != 1:
            return None
        pdfium.rectangle_of_text(self.page, 0, *self.edges.addresses)
        left, _, right, _ = self.edges.read()
        return left - self.left, right - self.left

    def rise(self, index: int) -> tuple[float, float, float]:
        """The top, the bottom and the baseline of a character's line, from the page's top."""
        pdfium.loose_box_of_character(self.page, index, self.loose.address)
        pdfium.origin_of_character(self.page, index, *self.origin.addresses)
        _, top, _, bottom = self.loose.read()
        _, baseline = self.origin.read()
        return self.top - top, self.top - bottom, self.top - baseline


def _spans_of_line(ruler: _Ruler, line: str, at: int) -> Iterator[Span]:
    words = [found.span() for found in _WORD.finditer(line)]
    if not words:
        return
    start, last = words[0][0], words[-1][1]
    cutter = _Cutter(ruler, line, at, words)
    whole = cutter.whole(0, len(words))
    if whole:
        yield _span(line[start:last], *whole, cutter.rise)
        return
    begin, rise = 0, cutter.rise
    for cut in [*cutter.cuts(), len(words)]:
        (start, _), (_, last) = words[begin], words[cut - 1]
        yield _span(line[start:last], ruler.sides(at + start)[0], ruler.sides(at + last - 1)[1], rise)
        begin, rise = cut, cutter.rises.get(cut, rise)


def _plain_width(text: str) -> float:
    """The width in ems that text without gaps stays under; 0 where white space tells of a gap."""
    if _SPACED.search(text):
        return 0.0
    wide = 0 if text.isascii() else len(text) - len(text.encode("ascii", "ignore"))
    return 1.05 * wide + 0.58 * (len(text) - wide)


class _Cutter:
    """Finds where a line's words stand wide apart, halving it until each half is known to be drawn without a gap."""

    def __init__(self, ruler: _Ruler, line: str, at: int, words: list[tuple[int, int]]) -> None:
        self.ruler, self.line, self.at, self.words = ruler, line, at, words
        self.rise = ruler.rise(at + words[0][0])
        self.rises: dict[int, tuple[float, float, float]] = {}
        self.size = self._size(self.rise)

    @staticmethod
    def _size(rise: tuple[float, float, float]) -> float:
        return max(rise[1] - rise[0], 0.1)

    def whole(self, first: int, last: int) -> tuple[float, float] | None:
        """The left and right edge of these words where they are drawn as one piece without room for a gap."""
        start, end = self.words[first][0], self.words[last - 1][1]
        most = _plain_width(self.line[start:end]) * self.size
        edges = self.ruler.extent(self.at + start, end - start) if most else None
        return edges if edges and edges[1] - edges[0] < most else None

    def cuts(self) -> Iterable[int]:
        """The words that stand wide apart from the one before them, from left to right."""
        if len(self.words) > 1:
            self._cut(0, len(self.words))
        return self.rises

    def _cut(self, first: int, last: int) -> None:
        """Put those among two words or more into `rises`."""
        length = last - first
        if 2 < length < len(self.words) and self.whole(first, last):
            return
        begins, ends = self.words[first]
        middle = first + (1 if ends - begins == 1 else length // 2)
        if middle - first > 1:
            self._cut(first, middle)
        start = self.at + self.words[middle][0]
        gap = self.ruler.sides(start)[0] - self.ruler.sides(self.at + self.words[middle - 1][1] - 1)[1]
        if not -self.size < gap < WIDE_GAP * self.size:
            self.rises[middle] = self.ruler.rise(start)
            self.size = self._size(self.rises[middle])
        if last - middle > 1:
            self._cut(middle, last)


def _span(text: str, left: float, right: float, rise: tuple[float, float, float]) -> Span:
    top, bottom, baseline = rise
    if _HYPHEN.search(text):  # `translate` looks every character up
        text = text.translate(_SOFT_HYPHENS)
    words = text.strip(" ") if text.isascii() else text.strip()
    if not words.isprintable() or "  " in words:
        words = _WHITE.sub(" ", words).strip()
    box = Box(round(left, 1), round(top, 1), round(max(right, left), 1), round(bottom, 1))
    return Span(words, box, round(baseline, 1), round(bottom - top, 1))

"""The visible characters of a PDF page as spans, cut where a wide gap stands between two words."""

import ctypes
import re
from collections.abc import Iterator

from pypdfium2 import raw
from talent.reading.text import Box, HiddenWay, Span

from documents.reading import pdfium
from documents.reading.pdf_gaps import Cutter, Rise, Ruler, Sheet

_WORD = re.compile(r"[^\s\x00\x01\x03-\x1f\xa0]+")
_WHITE = re.compile(r"[\s\x00-\x1f\xa0]+")
_SAYS = re.compile(r"\w.*\w")  # one stray glyph hides nothing
_HYPHEN = re.compile("[\u00ad\u2010\u2011\u0002\ufffe]")


def visible_spans(
    sheet: Sheet, hidden: dict[int, HiddenWay]
) -> tuple[list[Span], list[tuple[str, HiddenWay]]]:
    """The page's spans, and its hidden words with the way each is hidden."""
    text = _characters(sheet)
    unseen: list[tuple[str, HiddenWay]] = []
    if hidden:
        text, unseen = _without_hidden(sheet, text, hidden)
    ruler = Ruler(sheet)
    spans: list[Span] = []
    at = 0
    for line in text.split("\r\n"):
        spans.extend(_spans_of_line(ruler, line, at))
        at += len(line) + 2
    return spans, unseen


def _characters(sheet: Sheet) -> str:
    written = bytearray(2 * (sheet.characters + 1))
    first = ctypes.c_ushort.from_buffer(written)
    units = raw.FPDFText_GetText(sheet.handle, 0, sheet.characters, ctypes.byref(first))
    text = written[: 2 * max(units - 1, 0)].decode("utf-16-le", "replace")
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
    page = pdfium.handle_of(sheet.handle)
    for index, character in enumerate(text):
        way = hidden.get(pdfium.text_object_of(page, index) or 0)
        if way:
            said.setdefault(way, []).append(character)
            if character not in "\r\n":
                shown[index] = " "
    words = [(" ".join("".join(parts).split()), way) for way, parts in said.items()]
    return "".join(shown), [(phrase, way) for phrase, way in words if _SAYS.search(phrase)]


def _spans_of_line(ruler: Ruler, line: str, at: int) -> Iterator[Span]:
    words = [found.span() for found in _WORD.finditer(line)]
    if not words:
        return
    cutter = Cutter(ruler, line, at, words)
    begin, left, rise = 0, cutter.left, cutter.rise
    for cut in cutter.cuts():
        yield _span(line[words[begin][0] : words[cut.word - 1][1]], left, cut.before, rise)
        begin, left, rise = cut.word, cut.left, cut.rise
    yield _span(line[words[begin][0] : words[-1][1]], left, cutter.right, rise)


def _span(text: str, left: float, right: float, rise: Rise) -> Span:
    top, bottom, baseline = rise
    if not text.isascii() or "\x02" in text:
        text = _HYPHEN.sub("-", text)
    words = text.strip(" ") if text.isascii() else text.strip()
    if not words.isprintable() or "  " in words:
        words = _WHITE.sub(" ", words).strip()
    box = Box(round(left, 1), round(top, 1), round(max(right, left), 1), round(bottom, 1))
    return Span(words, box, round(baseline, 1), round(bottom - top, 1))

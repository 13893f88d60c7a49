"""Positioned text: what a file reader hands to the reader of resumes, whatever the file was.

Boxes are points (1/72 inch) from the page's top left corner: left, top, right, bottom. These are plain
tuples and slotted dataclasses, not pydantic models, because a page has hundreds of them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Literal, NamedTuple

from talent.kernel import BadInput

type Unread = Literal["", "scan", "garbled", "blank", "dark", "blurred"]
type ReadBy = Literal["text", "docx", "ocr"]
type HiddenWay = Literal[
    "background_colour", "invisible_mode", "tiny", "off_page", "covered", "vanish", "machine_instruction"
]

MOST_CHARACTERS = 100_000
_ESCAPED = re.compile(r"(?:\\x[0-9a-f]{2})+")
_CJK_EDGE = re.compile(r"[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]")
_CUT_NUMBER = re.compile(r"\d[-–/]$")
_CUT_DATE = re.compile(r"\d{4}\.\d\d?(?!\d)")  # 2019. and 2020 are two numbers
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
GAP = "\t"  # stands in a line's text where a wide gap separates two things on one row


class TooMuchText(BadInput):
    """The text is longer than any resume."""

    next = "Send the resume alone, in a few pages."


class Box(NamedTuple):
    """A rectangle on a page, in points from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float


class Span(NamedTuple):
    """A run of characters without a wide gap; `baseline` in points from the top, `size` of type in points.

    `sureness` is 1 for characters that the file carries, less where they were recognised in a picture.
    """

    text: str
    box: Box
    baseline: float
    size: float
    sureness: float = 1.0


class Line(NamedTuple):
    """One line in reading order. `text` has `GAP` at wide gaps; `box` is None where a file has no positions."""

    text: str
    page: int
    box: Box | None
    size: float
    column: int = 0
    sureness: float = 1.0


class Hidden(NamedTuple):
    """Words that a file carries but does not show, and the way in which it hides them."""

    text: str
    page: int
    way: HiddenWay


@dataclass(frozen=True, slots=True)
class Page:
    """One page (numbered from 1) in reading order; `unread` says why its text can't be trusted, else empty.

    A scan or a garbled page has not been read by its looks yet; a blank, dark or blurred one has, in vain.
    """

    number: int
    lines: tuple[Line, ...]
    read_by: ReadBy
    unread: Unread = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole file as text. Hidden words stand apart: nothing that scores ever sees them."""

    filename: str
    sha256: str
    pages: tuple[Page, ...]
    hidden: tuple[Hidden, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of every page that could be read."""
        return tuple(line for page in self.pages if not page.unread for line in page.lines)

    @property
    def unread(self) -> tuple[Page, ...]:
        """The pages that need another reader, or a person: their words are not among `lines`."""
        return tuple(page for page in self.pages if page.unread)

    def with_page(self, page: Page) -> "Document":
        """This document with the page of that number put in its place: how a second reader's text comes in."""
        return replace(self, pages=tuple(page if old.number == page.number else old for old in self.pages))


def plain(text: str, filename: str) -> Document:
    """A document of text as it was typed, one page, without positions."""
    shown = _ESCAPED.sub(_unescaped, text) if "\\x" in text else text
    shown = _CONTROLS.sub(" ", shown).replace("\r\n", "\n")
    lines = tuple(Line(line.rstrip(), 1, None, 0.0) for line in shown.split("\n"))
    page = Page(1, lines, "text")
    return Document(filename, sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), (page,))


def _unescaped(found: re.Match[str]) -> str:
    """The characters whose bytes an export wrote out as `\\xe2\\x80\\xa2`; they stay where they are no UTF-8."""
    try:
        return bytes.fromhex(found[0].replace("\\x", "")).decode("utf-8")
    except UnicodeDecodeError:
        return found[0]


def joint(before: str, after: str) -> str:
    """What stands between two pieces of one text: nothing between Chinese characters or in a number, else a space."""
    numbered = after[0].isdigit() and (
        _CUT_NUMBER.search(before) or _CUT_DATE.match(f"{before[-5:]}{after[:3]}")
    )
    return "" if numbered or (_CJK_EDGE.match(before[-1]) and _CJK_EDGE.match(after[0])) else " "


def may_have_gaps(text: str) -> bool:
    """Whether more than one space may set words of the text apart: a cheap look before the dear ones."""
    return "  " in text or not text.isprintable()  # of all white space, the plain space alone is printable


def around(boxes: Iterable[Box | None]) -> Box | None:
    """The smallest box around all of `boxes`; None where none of them is known."""
    known = [box for box in boxes if box is not None]
    if len(known) < 2:
        return known[0] if known else None
    lefts, tops, rights, bottoms = zip(*known, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def check_length(lines: Iterable[Line]) -> None:
    """Raises TooMuchText: what looks at every word must end in time, whatever the words are."""
    length = sum(len(line.text) for line in lines)
    if length > MOST_CHARACTERS:
        raise TooMuchText(f"The file has {length:,} characters.")

"""Characters that no typeface shows: taken out of the lines, and what the tags among them spell set apart.

Unicode's tags (U+E0020 to U+E007E) are a shadow alphabet: whole sentences in them look like nothing. Joiners, marks of
direction and selectors of variants say nothing themselves, but cut words in two for whoever compares them.
"""

import re
from dataclasses import replace

from talent.reading.text import Document, Hidden, Line, Page

_SILENT = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u180e\u061c\ufe00-\ufe0f\U000e0000-\U000e01ef]"
)
_TAG = "[\U000e0020-\U000e007e]"
_TAGS = re.compile(f"(?<![\U0001f3f4\U000e0020-\U000e007e]){_TAG}{{3,}}|(?<=\U0001f3f4){_TAG}{{8,}}")
"""Behind a black flag, up to seven of them name the flag of a country's part."""

_SHADOW = 0xE0000


def without_unseen(document: Document) -> Document:
    """The document with such characters gone; what tags spelled is among its hidden words."""
    if not any(_holds(line.text) for page in document.pages for line in page.lines):
        return document
    spelled: list[Hidden] = []
    pages = tuple(_cleared(page, spelled) for page in document.pages)
    return replace(document, pages=pages, hidden=(*document.hidden, *spelled))


def _holds(text: str) -> bool:
    return not text.isascii() and bool(_SILENT.search(text))


def _cleared(page: Page, spelled: list[Hidden]) -> Page:
    lines: list[Line] = []
    for line in page.lines:
        text = line.text
        if _holds(text):
            for found in _TAGS.finditer(text):
                words = "".join(chr(ord(sign) - _SHADOW) for sign in found[0]).strip()
                if words:
                    spelled.append(Hidden(words, page.number, "invisible_mode"))
            text = _SILENT.sub("", text)
        lines.append(line if text == line.text else line._replace(text=text))
    return replace(page, lines=tuple(lines))

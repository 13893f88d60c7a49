"""Text with marks in it (HTML mail bodies, Markdown) as the lines that a reader would see."""

import re
from html.parser import HTMLParser
from typing import NamedTuple

from talent.reading.text import Hidden, HiddenWay

from documents.reading.markup_looks import Sheet
from documents.reading.pdf_shapes import Colour

MOST_DEPTH = 2000

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "br",
        "li",
        "tr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "ul",
        "ol",
        "section",
        "article",
        "header",
        "footer",
        "dt",
        "dd",
        "hr",
    ]
)
_CELLS = frozenset(("td", "th"))
_SILENT = frozenset(("script", "style", "head", "title", "template", "noscript"))
_WIDE_SPACE = re.compile(r"[ \t\r\n]*(?:[\u00a0\u2003\u3000][ \r\n]*){2,}")  # what a browser shows as a gap
_SOURCE_SPACE = re.compile(r"[^\S\t]+|[\r\n\t]+(?=\s)")
_SAYS = re.compile(r"\w.*\w")  # a stray mark hides nothing
_VOID = frozenset(("br", "hr", "img", "input", "meta", "link", "wbr", "col", "area", "base", "source"))


class _Open(NamedTuple):
    """An element that is open: whether its words are for machines, and how they are hidden if they are."""

    tag: str
    silent: bool
    way: HiddenWay | None
    ground: Colour | None


class _Visible(HTMLParser):
    """Collects what a browser would show, a line for each block, and what it would not."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(convert_charrefs=True)
        self.sheet = sheet
        self.parts: list[str] = []
        self.hidden: dict[HiddenWay, list[str]] = {}
        self.open: list[_Open] = [_Open("", silent=False, way=None, ground=None)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line for a block; take in how the element looks."""
        if tag in _BLOCKS:
            self.parts.append("\n")
        elif tag in _CELLS:
            self.parts.append("\t")
        if tag == "li":
            self.parts.append("• ")
        if tag in _VOID or len(self.open) > MOST_DEPTH:
            return
        around = self.open[-1]
        silent = around.silent or tag in _SILENT
        look = self.sheet.look(tag, {name: value or "" for name, value in attrs})
        if look.apart and tag not in _BLOCKS:
            self.parts.append("\t")
        ground = look.ground or around.ground
        way = around.way or look.way or ("background_colour" if look.lost_on(ground) else None)
        self.open.append(_Open(tag, silent, way, ground))

    def handle_endtag(self, tag: str) -> None:
        """End the innermost open element of that name, and the line if it is a block."""
        at = next((at for at in range(len(self.open) - 1, 0, -1) if self.open[at].tag == tag), None)
        if at is not None:
            del self.open[at:]
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep the words, with the source's own line breaks as spaces."""
        inside = self.open[-1]
        if inside.silent:
            return
        words = _SOURCE_SPACE.sub(" ", _WIDE_SPACE.sub("\t", data))
        if inside.way is None:
            self.parts.append(words)
        elif words.strip():
            self.hidden.setdefault(inside.way, []).append(words.strip())


def html_lines(text: str) -> tuple[list[str], list[Hidden]]:
    """The visible lines of an HTML page, and the words that it carries but does not show."""
    page = _Visible(Sheet(text))
    page.feed(text)
    page.close()
    lines = [line.strip(" \t") for line in "".join(page.parts).split("\n") if line.strip()]
    hidden = [(" ".join(words), way) for way, words in page.hidden.items()]
    return lines, [Hidden(words, 1, way) for words, way in hidden if _SAYS.search(words)]


def markdown_lines(text: str) -> list[str]:
    """The lines of Markdown without its marks; links keep their words, tables their cells."""
    lines = []
    for line in text.replace("\r\n", "\n").split("\n"):
        if re.fullmatch(r"\s*\|?[\s:|-]*-{3,}[\s:|-]*", line):
            continue
        shown = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", line)
        shown = re.sub(r"^\s{0,3}#{1,6}\s*|^\s*>\s?", "", shown)
        shown = re.sub(r"^(\*\*|__)(?![*_\s])([^*_]+)\1[ \t]+(?=\S)", r"\2\t", shown)  # **Acme** Accountant
        shown = re.sub(r"(\*\*|__|`+)(?![*_`\s])(.+?)(?<![*_\s])\1(?!\*)", r"\2", shown)
        shown = re.sub(r"^(\s*)[*+-]\s+", r"\1• ", shown)
        lines.append(
            "\t".join(cell.strip() for cell in shown.strip().strip("|").split("|"))
            if shown.strip().startswith("|")
            else shown
        )
    return lines

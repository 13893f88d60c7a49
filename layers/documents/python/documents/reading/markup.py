"""Text with marks in it (HTML mail bodies, Markdown) as the lines that a reader would see."""

import re
from html.parser import HTMLParser

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
_HIDING = re.compile(
    (
        r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*[01](?:px|pt)?\s*(?:;|$)"
        r"|opacity\s*:\s*0\s*(?:;|$)|(?<![-\w])color\s*:\s*(?:#f{3}(?:f{3})?|white)\b"
    ),
    re.I,
)
_WIDE_SPACE = re.compile(r"[ \t\r\n]*(?:[\u00a0\u2003\u3000][ \r\n]*){2,}")  # what a browser shows as a gap
_SOURCE_SPACE = re.compile(r"[^\S\t]+|[\r\n\t]+(?=\s)")
_VOID = frozenset(("br", "hr", "img", "input", "meta", "link", "wbr", "col", "area", "base", "source"))


class _Visible(HTMLParser):
    """Collects what a browser would show, a line for each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.open: list[tuple[str, bool]] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line for a block; go silent inside what is not shown."""
        if tag in _BLOCKS:
            self.parts.append("\n")
        elif tag in _CELLS:
            self.parts.append("\t")
        if tag == "li":
            self.parts.append("• ")
        if tag in _VOID:
            return
        style = dict(attrs).get("style") or ""
        silent = tag in _SILENT or "hidden" in dict(attrs) or bool(_HIDING.search(style))
        self.open.append((tag, silent))
        self.silent += silent

    def handle_endtag(self, tag: str) -> None:
        """End the innermost open element of that name, and the line if it is a block."""
        if any(name == tag for name, _ in self.open):
            while self.open:
                name, silent = self.open.pop()
                self.silent -= silent
                if name == tag:
                    break
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep the words, with the source's own line breaks as spaces."""
        if not self.silent:
            self.parts.append(_SOURCE_SPACE.sub(" ", _WIDE_SPACE.sub("\t", data)))


def html_lines(text: str) -> list[str]:
    """The visible lines of an HTML page."""
    page = _Visible()
    page.feed(text)
    page.close()
    return [line.strip(" \t") for line in "".join(page.parts).split("\n") if line.strip()]


def markdown_lines(text: str) -> list[str]:
    """The lines of Markdown without its marks; links keep their words, tables their cells."""
    lines = []
    for line in text.replace("\r\n", "\n").split("\n"):
        if re.fullmatch(r"\s*\|?[\s:|-]*-{3,}[\s:|-]*", line):
            continue
        shown = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", line)
        shown = re.sub(r"^\s{0,3}#{1,6}\s*|^\s*>\s?", "", shown)
        shown = re.sub(r"(\*\*|__|`+)(.+?)\1", r"\2", shown)
        shown = re.sub(r"^(\s*)[*+-]\s+", r"\1• ", shown)
        lines.append(
            "\t".join(cell.strip() for cell in shown.strip().strip("|").split("|"))
            if shown.strip().startswith("|")
            else shown
        )
    return lines

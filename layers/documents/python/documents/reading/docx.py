"""DOCX in: the body in its own order with tables, headers, footnotes and text boxes, and what is hidden apart.

The XML is read with the standard library: many times faster than a document library.
"""

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree

from talent.reading.text import GAP, Document, Hidden, HiddenWay, Line, Page

from documents.reading.docx_cells import ground_of, in_cell, is_merged_down, is_stacked, tells
from documents.reading.docx_drawings import Grounds, behind, boxes
from documents.reading.docx_package import Package
from documents.reading.docx_properties import Look, W, colour_of, is_shut
from documents.reading.docx_styles import Styles, hiding, may_be_hidden, may_hide
from documents.reading.errors import UnreadableDocument
from documents.reading.pdf_shapes import WHITE, Colour

MOST_DEPTH = 40
_BODY = "word/document.xml"
_SIGNS = {  # boxes in a form, by font and place
    ("Wingdings", "F0FE"): "☑", ("Wingdings", "F0FD"): "☒", ("Wingdings", "F0FC"): "√", ("Wingdings", "F0A8"): "□",
    ("Wingdings", "F06F"): "□", ("Wingdings 2", "F052"): "☑", ("Wingdings 2", "F053"): "☒", ("Wingdings 2", "F050"): "√",
    ("Wingdings 2", "F0A3"): "□", ("Wingdings 2", "F02A"): "□",
}  # fmt: skip
_PIECES = {f"{W}tab": GAP, f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": ""}


def read_docx(data: bytes, filename: str, digest: str) -> Document:
    """The pages of a DOCX (cut where Word last broke them); raises `UnreadableDocument` or `FileTooLarge`."""
    package = Package(data, filename)
    body = package.tree(_BODY)
    if body is None:
        raise UnreadableDocument(f"{filename} has no body.")
    heads = [package.tree(name) for name in package.names("word/header")]
    feet = [package.tree(name) for name in package.names("word/footer")]
    needed = any(may_be_hidden(xml) for xml in package.read)
    styles = package.tree("word/styles.xml", only_if=lambda sheet: needed or may_hide(sheet))
    parts = (*heads, body, *feet)
    reader = _Reader(Styles(styles), _paper(package, body, parts))
    for part in parts:
        reader.part(part)
    return Document(filename, digest, reader.pages(), tuple(reader.hidden))


def _paper(
    package: Package, body: ElementTree.Element, parts: Sequence[ElementTree.Element | None]
) -> Grounds:
    """What may lie under all words: the colour of the paper where the document shows one, shapes behind the text."""
    background = body.find(f"{W}background")
    colour = colour_of(background.get(f"{W}color")) if background is not None else None
    shown = colour and package.tree("word/settings.xml", only_if=lambda xml: b"displayBackgroundShape" in xml)
    paper = colour if colour and shown is not None else WHITE
    laid: set[Colour] = set()
    if any(b'behindDoc="1"' in xml for xml in package.read):
        drawings = (one for part in parts if part is not None for one in part.iter(f"{W}drawing"))
        laid = {colour for drawing in drawings for colour in behind(drawing)}
    return frozenset((paper, *laid))


class _Reader:
    """Turns parts into lines, page by page."""

    def __init__(self, styles: Styles, paper: Grounds) -> None:
        self.styles = styles
        self.paper = paper
        self.shut: HiddenWay | None = None
        self.hidden: list[Hidden] = []
        self.lines: list[list[Line]] = [[]]
        self.shown: list[str] = []
        self.unseen: dict[HiddenWay, list[str]] = {}
        self.asides: list[list[tuple[ElementTree.Element, Grounds]]] = []

    def pages(self) -> tuple[Page, ...]:
        """The pages read so far."""
        return tuple(Page(number, tuple(lines), "docx") for number, lines in enumerate(self.lines, 1))

    def part(self, tree: ElementTree.Element | None) -> None:
        """Read a part of the file: the body, a header, a footer."""
        if tree is not None:
            body = tree.find(f"{W}body")
            self._blocks(body if body is not None else tree, self.paper, 0)

    def _blocks(self, parent: ElementTree.Element, ground: Grounds, depth: int) -> None:
        if depth > MOST_DEPTH:
            return
        for block in parent:
            if block.tag == f"{W}p":
                self._paragraph(block, ground, depth)
            elif block.tag == f"{W}tbl":
                self._table(block, ground, depth)
            elif block.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}smartTag"):
                self._blocks(block, ground, depth + 1)

    def _table(self, table: ElementTree.Element, ground: Grounds, depth: int) -> None:
        ground = self.styles.grounds_of_table(table) or ground
        for row in table.findall(f"{W}tr"):
            held, self.shut = self.shut, self.shut or is_shut(row)
            self._cells(row, ground, depth)
            self.shut = held

    def _cells(self, row: ElementTree.Element, ground: Grounds, depth: int) -> None:
        cells = row.findall(f"{W}tc")
        if len(cells) > 1 and is_merged_down(cells[0]):
            self._row(cells[:1], ground, depth)  # names all the rows that it stands beside
            cells = cells[1:]
        tall = sum(1 for cell in cells if len(cell.findall(f"{W}p")) > 2 or cell.find(f"{W}tbl") is not None)
        if tall and len(cells) > 1:
            for cell in cells:
                if is_stacked(cell):
                    self._row([cell], ground, depth)
                else:
                    self._blocks(cell, ground_of(cell) or ground, depth + 1)
        else:
            self._row(cells, ground, depth)

    def _row(self, cells: list[ElementTree.Element], ground: Grounds, depth: int) -> None:
        """A row of short cells is one line, its cells apart; further lines of a cell, and one told at length, follow."""
        held = self.lines
        columns: list[list[Line]] = []
        for cell in cells:
            self.lines = [[]]
            self._blocks(cell, ground_of(cell) or ground, depth + 1)
            columns.append(in_cell([line for page in self.lines for line in page if line.text]))
        self.lines = held
        told = [column.pop() for column in columns if len(columns) > 2 and tells(column)]
        for rank in range(max((len(column) for column in columns), default=0)):
            words = [column[rank].text for column in columns if rank < len(column)]
            self._say(GAP.join(words))
        for line in told:
            self._say(line.text)

    def _paragraph(self, paragraph: ElementTree.Element, ground: Grounds, depth: int) -> None:
        look = self.styles.of_paragraph(paragraph)
        held_shown, held_unseen, held_asides = self.shown, self.unseen, self.asides
        self.shown, self.unseen, self.asides = [], {}, []
        bullet = _is_listed(paragraph)
        for run in _runs(paragraph, 0):
            self._run(run, look, ground)
        text = "".join(self.shown)
        found = [box for piece in self.asides for box in piece]
        for way, pieces in self.unseen.items():
            self._conceal("".join(pieces), way)
        self.shown, self.unseen, self.asides = held_shown, held_unseen, held_asides
        for number, words in enumerate(text.split("\n")):
            self._say(f"• {words}" if bullet and number == 0 and words.strip() else words)
        for box, under in found:
            self._blocks(box, under or self.paper, depth + 1)

    def _run(self, run: ElementTree.Element, look: Look, ground: Grounds) -> None:
        properties = run.find(f"{W}rPr")
        way = self.shut or hiding(self.styles.of_run(properties, look), ground)
        for piece in run:
            if piece.tag == f"{W}t":
                words = piece.text or ""
            elif piece.tag == f"{W}lastRenderedPageBreak" or (
                piece.tag == f"{W}br" and piece.get(f"{W}type") == "page"
            ):
                self._turn_page()
                continue
            elif piece.tag in _PIECES:
                words = _PIECES[piece.tag]
            elif piece.tag == f"{W}sym":
                words = _SIGNS.get((piece.get(f"{W}font", ""), piece.get(f"{W}char", "").upper()), "")
            else:
                self.asides.append(list(boxes(piece)))
                continue
            if way and words.strip():
                self.unseen.setdefault(way, []).append(words)
            else:
                self.shown.append(words)

    def _turn_page(self) -> None:
        if any(line.text for line in self.lines[-1]) or self.shown:
            self.lines.append([])

    def _say(self, text: str) -> None:
        words = GAP.join(" ".join(part.split()) for part in text.split(GAP)).strip()
        self.lines[-1].append(Line(words, len(self.lines), None, 0.0))

    def _conceal(self, text: str, way: HiddenWay) -> None:
        if text.strip():
            self.hidden.append(Hidden(" ".join(text.split()), len(self.lines), way))


def _is_listed(paragraph: ElementTree.Element) -> bool:
    """Whether a paragraph is an item of a list, by itself or by one of Word's own styles for lists."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        return False
    style = properties.find(f"{W}pStyle")
    named = style is not None and (style.get(f"{W}val") or "").startswith(("ListBullet", "ListNumber"))
    return named or properties.find(f"{W}numPr") is not None


def _runs(parent: ElementTree.Element, depth: int) -> Iterator[ElementTree.Element]:
    """The runs of a paragraph in order, inside links, fields and insertions, without deleted ones."""
    for child in parent:
        if child.tag == f"{W}r":
            yield child
        elif child.tag not in (f"{W}del", f"{W}moveFrom", f"{W}pPr") and depth < MOST_DEPTH:
            yield from _runs(child, depth + 1)

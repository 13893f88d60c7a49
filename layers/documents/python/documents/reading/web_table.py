"""Tables of HTML, and of Excel's XML of 2003: job sites and HR systems write these and call them .xls."""

import re
from html.parser import HTMLParser

from talent.intake.tables import decoded
from talent.intake.worksheets import Worksheet

from documents.reading.errors import WorkbookTooLarge

_STARTS = re.compile(rb"(\xef\xbb\xbf)?\s*<(!doctype html|html|table|meta|head|\?xml|\?mso)", re.I)
_LOOKED_AT = 1_000_000  # bytes
_ROWS = frozenset({"tr", "row", "ss:row"})
_CELLS = frozenset({"td", "th", "cell", "ss:cell"})
_BREAKS = frozenset({"br", "p", "div"})
_UNSEEN = frozenset({"style", "script"})
_MOST_SPAN = 400
_MOST_CELLS = 2_000_000


def is_web_table(data: bytes) -> bool:
    """Whether these bytes are HTML or XML with a table in them, by how they begin."""
    start = data[:_LOOKED_AT].lower()
    return bool(_STARTS.match(start)) and (b"<table" in start or b"office:spreadsheet" in start)


def web_table(data: bytes, filename: str) -> Worksheet:
    """All rows of the file's tables as one worksheet. Raises TableUnreadable or WorkbookTooLarge."""
    parser = _Rows(filename)
    parser.feed(decoded(data))
    parser.close()
    return Worksheet("table", True, tuple(tuple(row) for row in parser.rows if any(row)))


class _Rows(HTMLParser):
    """The cells of every row; one that spans several stands in all of its places."""

    def __init__(self, filename: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._filename = filename
        self._words: list[str] | None = None
        self._unseen = False
        self._cells = 0
        self._across, self._down = 1, 1
        self._above: dict[int, tuple[int, str]] = {}
        """By column: how many more rows the cell of a row above reaches down, and its text."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A row or a cell begins; one that was left open ends."""
        if tag in _ROWS:
            self._end_row()
            self.rows.append([])
        elif tag in _CELLS and self.rows:
            self._end_cell()
            said = dict(attrs)
            while len(self.rows[-1]) < _number(said.get("ss:index")) - 1:
                self._put("")
            self._across = max(_number(said.get("colspan")), _number(said.get("ss:mergeacross")) + 1)
            self._down = max(_number(said.get("rowspan")), _number(said.get("ss:mergedown")) + 1)
            self._words = []
        elif tag in _BREAKS and self._words:
            self._words.append("\n")
        self._unseen = tag in _UNSEEN

    def handle_endtag(self, tag: str) -> None:
        """A cell or a row ends."""
        self._unseen = False
        if tag in _CELLS:
            self._end_cell()
        elif tag in _ROWS or tag == "table":
            self._end_row()

    def handle_data(self, data: str) -> None:
        """Words, of a cell or of nothing that is read."""
        if self._words is not None and not self._unseen:
            self._words.append(data)

    def _end_cell(self) -> None:
        if self._words is None:
            return
        text = "\n".join(filter(None, (" ".join(line.split()) for line in "".join(self._words).split("\n"))))
        self._words = None
        self._fill()
        for _ in range(self._across):
            if self._down > 1:
                self._above[len(self.rows[-1])] = (self._down, text)
            self._put(text)

    def _end_row(self) -> None:
        self._end_cell()
        if self.rows:
            self._fill()
        self._above = {place: (rows - 1, text) for place, (rows, text) in self._above.items() if rows > 1}

    def _fill(self) -> None:
        """Puts what reaches down from the rows above into the row, up to the next place that is free."""
        while (place := len(self.rows[-1])) in self._above:
            self._put(self._above[place][1])

    def _put(self, text: str) -> None:
        self.rows[-1].append(text)
        self._cells += 1
        if self._cells > _MOST_CELLS:
            raise WorkbookTooLarge(f"{self._filename} has more than {_MOST_CELLS:,} cells.")


def _number(said: str | None) -> int:
    return min(int(said), _MOST_SPAN) if said and said.isascii() and said.isdigit() else 0

"""Ruled tables on a page: what stands in one cell is one thing, however many lines it takes there.

Rows of three cells or more are put together. A name beside a long cell, or beside several rows, stands at their top; and
a whole form is read row by row, whatever strips of white run down through it.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from talent.reading.field_names import field_name, joined_field
from talent.reading.headings import heading_of
from talent.reading.text import Box, Span, around, joint

from documents.reading.docx_cells import LONG
from documents.reading.rules import NEAR, Rules
from documents.reading.strips import cells_of_strips

LEAST_CELLS = 3
LEAST_ROWS = 3  # of two cells or more: what has fewer is no form
MOST_LINES = 6  # of a cell that names something
CELLS_APART = 1.2  # of the type size
LONGEST_NAME = 36  # bytes of a name that stands beside what it names
_TOLD = re.compile(r".{6,}[。；]|(?:\S+ ){6}|(?:\S+ ){2}.*[a-z]{4}(?<!Corp)[.]$")

type Extent = tuple[float, float]
"""Top and bottom of a row or a table, in points from the page's top."""


class Placed(NamedTuple):
    """The spans of a page, and where its forms stand."""

    spans: list[Span]
    forms: list[Extent]


def celled(spans: Sequence[Span], rules: Rules) -> Placed:
    """The spans, those of one cell of a ruled table as one."""
    if len(rules.level) < LEAST_CELLS:
        return Placed(list(spans), [])
    cells, loose = _in_cells(spans, rules)
    if not cells:
        return Placed(loose, [])
    rows: dict[Extent, list[Box]] = defaultdict(list)
    for cell in sorted(cells):
        rows[cell.top, cell.bottom].append(cell)
    forms = [
        extent
        for extent, members in _touching(rows).items()
        if _is_form([[cells[cell] for cell in row] for row in members])
        and not any(_is_column(row, members, cells) for row in members)
        and not any(extent[0] < span.baseline < extent[1] for span in loose)
    ]
    tables = {
        extent: min(span.baseline for cell in row for span in cells[cell])
        for extent, row in rows.items()
        if _is_table([cells[cell] for cell in row])
    }
    made: list[Span] = []
    for extent, row in rows.items():
        if extent in tables:
            made.extend(_row(row, cells))
        elif len(row) > 1 and any(_within(extent, form) for form in forms):
            made.extend(_beside(row, cells))
        else:
            made.extend(span for cell in row for span in _label(cell, cells[cell], tables))
    return Placed([*loose, *made], forms)


def _in_cells(spans: Sequence[Span], rules: Rules) -> tuple[dict[Box, list[Span]], list[Span]]:
    """The spans by their cells, and those that stand in none."""
    cells: dict[Box, list[Span]] = defaultdict(list)
    loose: list[Span] = []
    for span in spans:
        cell = rules.cell(span) if span.text and len(rules.upright) >= LEAST_CELLS else None
        cells[cell].append(span) if cell else loose.append(span)
    if not cells:
        cells.update(cells_of_strips(loose, rules))
        held = {id(span) for column in cells.values() for span in column}
        loose = [span for span in loose if id(span) not in held]
    return cells, loose


def _touching(rows: Mapping[Extent, list[Box]]) -> dict[Extent, list[list[Box]]]:
    """The rows by the tables that they make: what touches belongs together."""
    tables: dict[Extent, list[list[Box]]] = {}
    held: list[list[Box]] = []
    top = bottom = 0.0
    for (begin, end), row in sorted(rows.items()):
        if held and begin > bottom + 2 * NEAR:
            tables[top, bottom] = held
            held = []
        top, bottom = (min(top, begin), max(bottom, end)) if held else (begin, end)
        held.append(row)
    return {**tables, (top, bottom): held}


def _is_form(rows: Sequence[Sequence[Sequence[Span]]]) -> bool:
    """Whether the rows are those of a form, not frames around parts or columns of a page."""
    whole = [row for row in rows if len(row) > 1]
    return len(whole) >= LEAST_ROWS and not any(map(_is_framed, whole))


def _is_column(row: Sequence[Box], rows: Sequence[Sequence[Box]], cells: Mapping[Box, list[Span]]) -> bool:
    """Whether a cell that stands alone beside several rows tells at length, as a column beside a boxed list does."""
    (cell, *others) = row
    if others or len(cells[cell]) <= MOST_LINES:
        return False
    beside = [
        one
        for one in rows
        if one is not row and _within((one[0].top, one[0].bottom), (cell.top, cell.bottom))
    ]
    return len(beside) > 1


def _is_table(row: Sequence[Sequence[Span]]) -> bool:
    """Whether the cells are those of a table's row, not frames around parts: one of them at most tells at length."""
    return len(row) >= LEAST_CELLS and not _is_framed(row)


def _is_framed(row: Sequence[Sequence[Span]]) -> bool:
    named = any(len(cell) > 1 and heading_of(cell[0].text) and _is_frame(_joined(cell).text) for cell in row)
    return named or sum(len(cell) > MOST_LINES for cell in row) > 1


def _is_frame(text: str) -> bool:
    """Whether the words of a cell are more than a name that takes several lines."""
    return not heading_of(text) and not field_name(text)


def _within(extent: Extent, form: Extent) -> bool:
    return form[0] - NEAR < extent[0] and extent[1] < form[1] + NEAR


def _row(row: Sequence[Box], cells: Mapping[Box, list[Span]]) -> list[Span]:
    """A row's cells on one baseline; what one of them tells at length stands below it."""
    joined = [_apart(_joined(cells[cell]), cell) for cell in row]
    first, left = min(span.baseline for span in joined), joined[0].box.left
    last = max(*(span.box.bottom for span in joined), first + joined[0].size)
    return [
        span._replace(baseline=last, box=span.box._replace(left=left))
        if _tells(span.text)
        else span._replace(baseline=first)
        for span in joined
    ]


def _tells(text: str) -> bool:
    return len(text.encode()) > LONG or bool(_TOLD.match(text))


def _beside(row: Sequence[Box], cells: Mapping[Box, list[Span]]) -> list[Span]:
    """A name and the cell beside it, whose lines stay as they are: the name stands at the first of them."""
    name = _joined(cells[row[0]])
    told = [span for cell in row[1:] for span in cells[cell]]
    if len(name.text.encode()) > LONGEST_NAME:
        return [*cells[row[0]], *told]
    return [_apart(name, row[0])._replace(baseline=min(span.baseline for span in told)), *told]


def _apart(span: Span, cell: Box) -> Span:
    """A cell's words, so far from the cell's right edge that no reader of gaps takes the next cell's for theirs."""
    right = max(min(span.box.right, cell.right - CELLS_APART * span.size), span.box.left)
    return span._replace(box=span.box._replace(right=right))


def _label(cell: Box, spans: list[Span], tables: Mapping[Extent, float]) -> list[Span]:
    """The name of a part in a cell beside several rows, as one span above the first of them; others as they are.

    `tables`: the rows, each with its first baseline."""
    name = _joined(spans)
    beside = [baseline for extent, baseline in tables.items() if _within(extent, (cell.top, cell.bottom))]
    if not beside or heading_of(name.text) in {None, "top"}:
        return spans
    return [name._replace(baseline=min(beside) - name.size / 2)]


def _joined(spans: Sequence[Span]) -> Span:
    """The lines of a cell as one."""
    first, *others = sorted(spans, key=lambda span: (round(span.baseline), span.box.left))
    text = first.text
    if (
        len(others) == 1
        and field_name(text)
        and not field_name(f"{text}{joint(text, others[0].text)}{others[0].text}")
    ):
        text = joined_field(text, "").rstrip()
    for span in others:
        text = f"{text}{joint(text, span.text)}{span.text}"
    box = around(span.box for span in spans) or first.box
    return first._replace(text=text, box=box, sureness=min(span.sureness for span in spans))

"""Ruled tables on a PDF page: what stands in one cell is one thing, however many lines it takes there.

Only rows of three cells or more are put together: a frame around a part, or a label beside a paragraph, reads as it is.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from talent.reading.headings import heading_of
from talent.reading.text import Box, Span, around, joint

from documents.reading.pdf_shapes import Rectangle

THIN = 2.5  # points: what is no thicker is a line
SHORTEST = 8.0  # points
NEAR = 2.5  # points by which the lines around a cell may miss each other
LEAST_CELLS = 3
MOST_LINES = 6  # of a cell that names something
MOST_RULES = 600  # a page with more is a drawing
LONG = 72  # bytes of a cell that tells rather than names, a Chinese character having three
_TOLD = re.compile(r".{6,}[。；]|(?:\S+ ){6}|(?:\S+ ){2}.*[a-z]{4}(?<!Corp)[.]$")


class _Rules(NamedTuple):
    """Lines in points from the page's top left corner: (x, top, bottom) of upright, (y, left, right) of level ones."""

    upright: list[tuple[float, float, float]]
    level: list[tuple[float, float, float]]


def celled(spans: Sequence[Span], paths: Sequence[Rectangle], left: float, top: float) -> list[Span]:
    """The spans, those of one cell of a ruled table as one; `paths`: the boxes of what is drawn, in PDF points.

    `left` and `top` are the page's edges in PDF points."""
    rules = _rules(paths, left, top)
    if len(rules.upright) < LEAST_CELLS + 1 or len(rules.level) < LEAST_CELLS:
        return list(spans)
    cells: dict[Box, list[Span]] = defaultdict(list)
    loose: list[Span] = []
    for span in spans:
        cell = _cell(span, rules) if span.text else None
        cells[cell].append(span) if cell else loose.append(span)
    rows: dict[tuple[float, float], list[Box]] = defaultdict(list)
    for cell in cells:
        rows[cell.top, cell.bottom].append(cell)
    tables = {extent: row for extent, row in rows.items() if _is_table([cells[cell] for cell in row])}
    made = [span for extent, row in tables.items() for span in _row(row, cells)]
    for extent, row in rows.items():
        if extent not in tables:
            made.extend(span for cell in row for span in _label(cell, cells[cell], tables))
    return [*loose, *made]


def _is_table(row: Sequence[Sequence[Span]]) -> bool:
    """Whether the cells are those of a table's row, not frames around parts: one of them at most tells at length."""
    framed = any(len(cell) > 1 and heading_of(cell[0].text) for cell in row)
    return len(row) >= LEAST_CELLS and not framed and sum(len(cell) > MOST_LINES for cell in row) <= 1


def _rules(paths: Iterable[Rectangle], left: float, top: float) -> _Rules:
    rules = _Rules([], [])
    for path in paths:
        box = Box(path.left - left, top - path.top, path.right - left, top - path.bottom)
        wide, tall = box.right - box.left, box.bottom - box.top
        if wide >= SHORTEST:
            edges = [(box.top + box.bottom) / 2] if tall <= THIN else [box.top, box.bottom]
            rules.level.extend((edge, box.left, box.right) for edge in edges)
        if tall >= SHORTEST:
            edges = [(box.left + box.right) / 2] if wide <= THIN else [box.left, box.right]
            rules.upright.extend((edge, box.top, box.bottom) for edge in edges)
    return rules if len(rules.upright) + len(rules.level) <= MOST_RULES else _Rules([], [])


def _cell(span: Span, rules: _Rules) -> Box | None:
    """The lines around a span, or None where it stands in no cell."""
    across, down = (span.box.left + span.box.right) / 2, (span.box.top + span.box.bottom) / 2
    beside = [x for x, top, bottom in rules.upright if top - NEAR < down < bottom + NEAR]
    around_it = [y for y, left, right in rules.level if left - NEAR < across < right + NEAR]
    lefts, rights = [x for x in beside if x < across], [x for x in beside if x > across]
    tops, bottoms = [y for y in around_it if y < down], [y for y in around_it if y > down]
    if not (lefts and rights and tops and bottoms):
        return None
    return Box(*(_even(edge) for edge in (max(lefts), max(tops), min(rights), min(bottoms))))


def _even(edge: float) -> float:
    return round(edge / NEAR) * NEAR


def _row(row: Sequence[Box], cells: dict[Box, list[Span]]) -> list[Span]:
    """A row's cells on one baseline; what one of them tells at length stands below it."""
    joined = [_joined(cells[cell]) for cell in sorted(row)]
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


def _label(cell: Box, spans: list[Span], tables: Iterable[tuple[float, float]]) -> list[Span]:
    """The name of a part in a cell beside several rows, as one span above the first of them; others as they are."""
    name = _joined(spans)
    beside = [top for top, bottom in tables if cell.top - NEAR < top and bottom < cell.bottom + NEAR]
    if not beside or heading_of(name.text) in {None, "top"}:
        return spans
    return [name._replace(baseline=min(beside))]


def _joined(spans: Sequence[Span]) -> Span:
    """The lines of a cell as one."""
    first, *others = sorted(spans, key=lambda span: (round(span.baseline), span.box.left))
    text = first.text
    for span in others:
        text = f"{text}{joint(text, span.text)}{span.text}"
    box = around(span.box for span in spans) or first.box
    return first._replace(text=text, box=box, sureness=min(span.sureness for span in spans))

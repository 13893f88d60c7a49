"""Tables that have level lines only: what stands one below the other between two of them is in one cell."""

import itertools
import re
from collections.abc import Iterator, Sequence

from talent.reading.text import Box, Span

from documents.reading.rules import NEAR, Rule, Rules

LEAST_STRIPS = 3
LEAST_SEVERAL = 2  # strips of several cells
MOST_LINES = 6  # of a cell that names something
_YEAR = re.compile(r"(?:19|20)\d\d")
_GOES_ON = ("-", "–", "—", "~", "至", "到", "/", ".", "年", "月")

type Cells = dict[Box, list[Span]]
type Strip = tuple[Box, float]
"""A row of a table between two lines, and where the upper one begins."""


def cells_of_strips(spans: Sequence[Span], rules: Rules) -> Cells:
    """The cells of tables without walls, by what stands in them; none where the lines only set parts apart."""
    lines = rules.across() if len(rules.level) > LEAST_STRIPS else []
    if len(lines) <= LEAST_STRIPS:
        return {}
    found: Cells = {}
    for table in _tables(lines):
        rows = [(strip, _columns([span for span in spans if _stands(span, strip)])) for strip, _ in table]
        several = sum(len(columns) > 1 for _, columns in rows)
        if (
            len(rows) >= LEAST_STRIPS
            and several >= LEAST_SEVERAL
            and all(_is_row(columns) for _, columns in rows)
        ):
            for strip, columns in rows:
                found.update(_boxed(strip, columns))
            for cell in _beside(table):
                found[cell] = [span for span in spans if _stands(span, cell)]
    return {cell: held for cell, held in found.items() if held}


def _tables(lines: Sequence[Rule]) -> Iterator[list[Strip]]:
    """What lies between each line and the next below it, while they end at one place: the rows of a table."""
    table: list[Strip] = []
    for one, other in itertools.pairwise(lines):
        if other[0] > one[0] and abs(one[2] - other[2]) < NEAR:
            table.append((Box(max(one[1], other[1]), one[0], one[2], other[0]), one[1]))
        elif table:
            yield table
            table = []
    yield table


def _beside(table: Sequence[Strip]) -> list[Box]:
    """The cells beside several rows: there the lines between these begin further right."""
    edge = min(begins for _, begins in table)
    made: list[Box] = []
    for strip, begins in table:
        if strip.left < edge + NEAR:
            continue
        if begins < edge + NEAR:
            made.append(Box(edge, strip.top, strip.left, strip.bottom))
        elif made:
            made[-1] = made[-1]._replace(bottom=strip.bottom)
    return made


def _stands(span: Span, strip: Box) -> bool:
    across, down = (span.box.left + span.box.right) / 2, (span.box.top + span.box.bottom) / 2
    return bool(span.text) and strip.left < across < strip.right and strip.top < down < strip.bottom


def _columns(spans: Sequence[Span]) -> list[list[Span]]:
    """The spans by the columns in which they stand, from left to right."""
    made: list[list[Span]] = []
    edge = 0.0
    for span in sorted(spans, key=lambda span: span.box.left):
        if made and span.box.left < edge:
            made[-1].append(span)
        else:
            made.append([span])
        edge = max(edge, span.box.right) if len(made[-1]) > 1 else span.box.right
    return [sorted(column, key=lambda span: span.baseline) for column in made]


def _is_row(columns: Sequence[Sequence[Span]]) -> bool:
    """Whether the columns are one row: not several rows of a table that has lines above and below all of them only.

    In one row of several columns not all go over several lines, unless a span of time does; nor does one of them tell
    of several times.
    """
    if len(columns) < 2:
        return True
    lines = [_lines(column) for column in columns]
    cut = any(each[0].endswith(_GOES_ON) for each in lines)  # a span of time that goes on below
    if (min(map(len, lines)) > 1 and not cut) or sum(len(each) > MOST_LINES for each in lines) > 1:
        return False
    return not any(
        _YEAR.match(below) and _YEAR.match(above) and not above.endswith(_GOES_ON)
        for each in lines
        for above, below in itertools.pairwise(each)
    )


def _lines(column: Sequence[Span]) -> list[str]:
    rows: dict[int, str] = {}
    for span in column:
        at = round(span.baseline)
        rows[at] = f"{rows[at]} {span.text}" if at in rows else span.text
    return list(rows.values())


def _boxed(strip: Box, columns: Sequence[list[Span]]) -> Cells:
    """The columns with the room that each has up to the next."""
    if not columns:
        return {}
    lefts = [min(span.box.left for span in column) for column in columns]
    rights = [*lefts[1:], strip.right]
    return {
        Box(left, strip.top, right, strip.bottom): column
        for left, right, column in zip(lefts, rights, columns, strict=True)
    }

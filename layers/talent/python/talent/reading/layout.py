"""From spans in any order to lines in the order in which people read: columns first, then rows.

A gutter is an upright strip that hardly any span crosses. Spans that do cross it cut the page into bands; inside a
band with two real columns the left one is read whole before the right one. A table of dates beside entries also
has a gutter, but its rows stand on shared baselines: such a band is read row by row.
"""

import itertools
import re
from collections.abc import Sequence

from talent.reading.headings import heading_of
from talent.reading.text import GAP, Line, Span, around

STEP = 3.0  # points; the grid on which gutters are looked for
LEAST_GUTTER = 9.0  # points; narrower strips are word spaces
SAME_ROW = 0.35  # of the type size: baselines this near are one row
GRID_ROWS = 0.7  # share of the smaller side's rows that stand on the other side's baselines in a table
_CJK_EDGE = re.compile(r"[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]")


def arrange(spans: Sequence[Span], page: int) -> list[Line]:
    """The page's lines in reading order. Column 0 is the full width; columns count from 1."""
    kept = [span for span in spans if span.text]
    lines: list[Line] = []
    for column, members in _blocks(kept, 0, depth=0):
        lines.extend(_rows(members, page, column))
    return lines


def _blocks(spans: list[Span], column: int, depth: int) -> list[tuple[int, list[Span]]]:
    if len(spans) < 8 or depth > 2:
        return [(column, spans)]
    gutter = _gutter(spans)
    if gutter is None:
        return [(column, spans)]
    blocks: list[tuple[int, list[Span]]] = []
    for across, left, right in _bands(spans, gutter):
        if across:
            blocks.append((column, across))
        elif _are_columns(left, right):
            blocks.extend(_blocks(left, column * 10 + 1, depth + 1))
            blocks.extend(_blocks(right, column * 10 + 2, depth + 1))
        elif left or right:
            blocks.append((column, left + right))
    return _joined(blocks)


def _joined(blocks: list[tuple[int, list[Span]]]) -> list[tuple[int, list[Span]]]:
    joined: list[tuple[int, list[Span]]] = []
    for column, members in blocks:
        if joined and joined[-1][0] == column:
            joined[-1][1].extend(members)
        else:
            joined.append((column, list(members)))
    return joined


def _gutter(spans: list[Span]) -> float | None:
    """The middle of the best upright strip with text on both sides, or None."""
    first = min(span.box.left for span in spans)
    last = max(span.box.right for span in spans)
    cells = int((last - first) / STEP) + 1
    if cells < 20:
        return None
    crossing = [0] * (cells + 1)
    for span in spans:
        start = int((span.box.left - first) / STEP)
        stop = int((span.box.right - first) / STEP)
        for cell in range(start, stop + 1):
            crossing[cell] += 1
    low, high = int(cells * 0.12), int(cells * 0.88)
    most = max(2, len(spans) // 6)
    strips = _strips(crossing, low, high, most)
    scored = [(_worth(spans, first + middle * STEP), first + middle * STEP) for middle in strips]
    best = max(scored, default=(0.0, 0.0))
    return best[1] if best[0] > 0 else None


def _strips(crossing: list[int], low: int, high: int, most: int) -> list[float]:
    """Middles of runs of locally emptiest cells at least `LEAST_GUTTER` wide."""
    wide = int(LEAST_GUTTER / STEP)
    middles = []
    for level in sorted({count for count in crossing[low:high] if count <= most})[:4]:
        run = 0
        for cell in range(low, high + 1):
            if cell < high and crossing[cell] <= level:
                run += 1
                continue
            if run >= wide:
                middles.append(cell - run / 2)
            run = 0
    return middles


def _worth(spans: list[Span], gutter: float) -> float:
    """How much text stands in bands with two columns about this gutter, in square points."""
    worth = 0.0
    for across, left, right in _bands(spans, gutter):
        if not across and _are_columns(left, right):
            worth += min(_area(left), _area(right))
    return worth


def _area(spans: list[Span]) -> float:
    return sum((span.box.right - span.box.left) * span.size for span in spans)


def _bands(spans: list[Span], gutter: float) -> list[tuple[list[Span], list[Span], list[Span]]]:
    """The page from top to bottom as (across, left, right): bands that cross the gutter, and those between."""
    bands: list[tuple[list[Span], list[Span], list[Span]]] = []
    sides: tuple[list[Span], list[Span]] = ([], [])
    for span in sorted(spans, key=lambda item: (item.baseline, item.box.left)):
        if span.box.left < gutter - 1 and span.box.right > gutter + 1:
            if sides[0] or sides[1]:
                bands.append(([], *sides))
                sides = ([], [])
            if bands and bands[-1][0]:
                bands[-1][0].append(span)
            else:
                bands.append(([span], [], []))
        else:
            sides[0 if span.box.right <= gutter + 1 else 1].append(span)
    if sides[0] or sides[1]:
        bands.append(([], *sides))
    return bands


def _are_columns(left: list[Span], right: list[Span]) -> bool:
    if len(left) < 4 or len(right) < 4:
        return False
    headed = [any(heading_of(span.text) for span in side) for side in (left, right)]
    if all(headed):
        return True
    few, many = sorted((_baselines(left), _baselines(right)), key=len)
    if len(few) < 4:
        return False
    size = min(span.size for span in left)
    shared = sum(1 for row in few if any(abs(row - other) < SAME_ROW * size for other in many))
    return shared < GRID_ROWS * len(few)


def _baselines(spans: list[Span]) -> list[float]:
    rows: list[float] = []
    for baseline in sorted(span.baseline for span in spans):
        if not rows or baseline - rows[-1] > 2.0:
            rows.append(baseline)
    return rows


def _rows(spans: list[Span], page: int, column: int) -> list[Line]:
    rows: list[list[Span]] = []
    for span in sorted(spans, key=lambda item: item.baseline):
        if rows and span.baseline - rows[-1][0].baseline < SAME_ROW * min(span.size, rows[-1][0].size):
            rows[-1].append(span)
        else:
            rows.append([span])
    return [_line(row, page, column) for row in rows]


def _line(row: list[Span], page: int, column: int) -> Line:
    row.sort(key=lambda span: span.box.left)
    text = row[0].text
    for before, span in itertools.pairwise(row):
        distance = span.box.left - before.box.right
        text += _between(before, span, distance) + span.text
    box, size = around(span.box for span in row), max(span.size for span in row)
    return Line(text, page, box, size, column, min(span.sureness for span in row))


def _between(before: Span, span: Span, distance: float) -> str:
    if distance > 1.1 * min(before.size, span.size):
        return GAP
    if distance < 0.15 * span.size or (_CJK_EDGE.match(before.text[-1]) and _CJK_EDGE.match(span.text[0])):
        return ""
    return " "

"""From spans in any order to lines in the order in which people read: columns first, then rows.

A gutter is an upright strip that hardly any span crosses. Spans that do cross it cut the page into bands; inside a
band with two real columns the left one is read whole before the right one. A table of dates beside entries also
has a gutter, but its rows stand on shared baselines: such a band is read row by row.
"""

import itertools
from collections import Counter
from collections.abc import Sequence

from talent.reading.dates import is_date
from talent.reading.headings import heading_of
from talent.reading.labels import FORM_LABELS
from talent.reading.stacked_dates import with_dates_joined
from talent.reading.tall_labels import with_labels_above
from talent.reading.text import GAP, Line, Span, around, joint

STEP = 3.0  # points; the grid on which gutters are looked for
LEAST_GUTTER = 9.0  # points; narrower strips are word spaces
SAME_ROW = 0.35  # of the type size: baselines this near are one row
GRID_ROWS = 0.7  # share of the smaller side's rows that stand on the other side's baselines in a table
SURE_DATES = 3  # beside headings, which a column may have: fewer may stand on its rows by chance
type _Band = tuple[list[Span], list[Span], list[Span]]


def arrange(spans: Sequence[Span], page: int, forms: Sequence[tuple[float, float]] = ()) -> list[Line]:
    """The page's lines in reading order. Column 0 is the full width; columns count from 1.

    `forms`: top and bottom of what is read row by row, whatever gutters it has.
    """
    rest = [span for span in spans if span.text]
    lines: list[Line] = []
    for top, bottom in sorted(forms):
        lines.extend(_arranged([span for span in rest if span.baseline < top], page))
        lines.extend(_rows([span for span in rest if top <= span.baseline <= bottom], page, 0))
        rest = [span for span in rest if span.baseline > bottom]
    return [*lines, *_arranged(rest, page)]


def _arranged(spans: list[Span], page: int) -> list[Line]:
    blocks = _blocks(with_dates_joined(spans), 0, depth=0)
    return [line for column, members in blocks for line in _rows(members, page, column)]


def _blocks(spans: list[Span], column: int, depth: int) -> list[tuple[int, list[Span]]]:
    if len(spans) < 8 or depth > 2:
        return [(column, spans)]
    downwards = sorted(spans, key=lambda span: (span.baseline, span.box.left))
    gutter = _gutter(downwards)
    if gutter is None:
        return [(column, spans)]
    blocks: list[tuple[int, list[Span]]] = []
    for across, left, right in _trimmed(_bands(downwards, gutter)):
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
    begun = [0] * (cells + 2)  # how many more spans stand in a cell than in the one before it
    for span in spans:
        begun[int((span.box.left - first) / STEP)] += 1
        begun[int((span.box.right - first) / STEP) + 1] -= 1
    crossing = list(itertools.accumulate(begun))
    low, high = int(cells * 0.12), int(cells * 0.88)
    most = max(2, len(spans) // 6)
    strips = _strips(crossing, low, high, most)
    best, worth = (0.0, 0.0), 0.0
    bands: list[_Band] = []
    for gutter in (first + middle * STEP for middle in strips):
        before, bands = bands, _bands(spans, gutter)
        worth = worth if bands == before else _worth(bands)
        best = max(best, (worth, gutter))
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


def _worth(bands: list[_Band]) -> float:
    """How much text stands in bands with two columns, in square points, less where text crosses the gutter."""
    worth, crossing = 0.0, 0
    for across, left, right in _trimmed(bands):
        if across:
            crossing += len(across)
        elif _are_columns(left, right):
            worth += (_own_area(left, right) * _own_area(right, left)) ** 0.5
    return worth / (1 + crossing)


def _own_area(side: list[Span], other: list[Span]) -> float:
    """The area of a side's text; what shares its row with the other side (a date beside its entry) counts a tenth."""
    rows = {round(span.baseline) for span in other}
    return sum(
        (span.box.right - span.box.left) * span.size * (0.1 if round(span.baseline) in rows else 1.0)
        for span in side
    )


def _bands(spans: list[Span], gutter: float) -> list[_Band]:
    """The spans, sorted downwards, as (across, left, right): bands that cross the gutter, and those between."""
    bands: list[_Band] = []
    sides: tuple[list[Span], list[Span]] = ([], [])
    for span in spans:
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


def _trimmed(bands: list[_Band]) -> list[_Band]:
    """The bands, where a side that goes on alone until text crosses the gutter is no column any more.

    A frame with the contacts beside the first lines makes no columns of what follows it.
    """
    made: list[_Band] = []
    for at, (across, left, right) in enumerate(bands):
        crossed = at + 1 < len(bands) and bool(bands[at + 1][0])
        if across or not (crossed and left and right):
            made.append((across, left, right))
            continue
        lowest = min(max(span.baseline for span in side) for side in (left, right))
        kept = [[span for span in side if span.baseline <= lowest + span.size] for side in (left, right)]
        alone = [span for side in (left, right) for span in side if span.baseline > lowest + span.size]
        made.append(([], kept[0], kept[1]))
        if alone:
            made.append((alone, [], []))
    return made


def _is_headed(side: list[Span]) -> bool:
    """Whether a heading stands on this side that is not just a cell of a form."""
    rows = Counter(round(span.baseline) for span in side)
    return any(
        heading_of(span.text) not in {None, "top"}
        and span.text.strip(" :：").lower() not in FORM_LABELS
        and rows[round(span.baseline)] == 1
        for span in side
    )


def _is_margin(side: list[Span], other: list[Span]) -> bool:
    """Whether the side holds nothing but headings and dates: the margin of a timeline or of a form, not a column."""
    dated = 0
    for span in side:
        if is_date(span.text):
            dated += 1
        elif not heading_of(span.text):
            return False
    return dated > 1 or all(_stands_beside(span, other) for span in side)


def _is_timeline(left: list[Span], right: list[Span], least: int) -> bool:
    """Whether every date on the left, `least` at least, stands on a row of the right: the dates of its entries."""
    dated = [span for span in left if is_date(span.text)]
    return len(dated) >= least and all(_stands_beside(span, right) for span in dated)


def _stands_beside(span: Span, others: list[Span]) -> bool:
    return any(abs(span.baseline - other.baseline) < SAME_ROW * span.size for other in others)


def _are_columns(left: list[Span], right: list[Span]) -> bool:
    if len(left) < 4 or len(right) < 4 or _is_margin(left, right) or _is_margin(right, left):
        return False
    headed = _is_headed(right)
    if headed and _is_headed(left):
        return True
    if _is_timeline(left, right, SURE_DATES if headed else 1):
        return False
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
    for row in rows:
        row.sort(key=lambda span: span.box.left)
    return [_line(row, page, column) for row in with_labels_above(rows)]


def _line(row: list[Span], page: int, column: int) -> Line:
    text, only = row[0].text, row[0]
    if len(row) == 1:
        return Line(text, page, only.box, only.size, column, only.sureness)
    for before, span in itertools.pairwise(row):
        distance = span.box.left - before.box.right
        text += _between(before, span, distance) + span.text
    box, size = around(span.box for span in row), max(span.size for span in row)
    return Line(text, page, box, size, column, min(span.sureness for span in row))


def _between(before: Span, span: Span, distance: float) -> str:
    if distance > 1.1 * min(before.size, span.size) or distance < -span.size:
        return GAP  # words that run over into the next cell are a cell's too
    return "" if distance < 0.15 * span.size else joint(before.text, span.text)

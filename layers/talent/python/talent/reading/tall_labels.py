"""A form's merged cells: a part's name that stands in the middle of the rows it names is put above them."""

import itertools
from collections.abc import Sequence

from talent.reading.headings import heading_of
from talent.reading.labels import FORM_LABELS
from talent.reading.text import Span

type Row = list[Span]
SQUEEZED = 0.75  # of the usual distance between rows: a line this near to its neighbours stands beside them


def with_labels_above(rows: list[Row]) -> list[Row]:
    """The rows from top to bottom, each name of a part as a row of its own above the first row of its cell.

    Names are set in the middle of merged cells. Where the first one has rows only below it, names stand at the top and
    nothing is moved.
    """
    named = [at for at, row in enumerate(rows) if _names_part(row[0])]
    if not named or not _is_centred(rows, named):
        return rows
    edge = max(rows[at][0].box.right for at in named)
    made: list[Row] = []
    owed = 0  # rows below the last label that are as much its own as those above it
    above: list[Row] = []
    for row in rows:
        if row[0].box.left >= edge - 1:
            if owed:
                owed -= 1
                made.append(row)
            else:
                above.append(row)
            continue
        owed = len(above)
        if _names_part(row[0]):
            made.append([row[0]])
            made.extend(above)
            made.extend([row[1:]] if len(row) > 1 else [])
        else:
            made.extend([*above, row])
        above = []
    return [*made, *above]


def _names_part(span: Span) -> bool:
    return heading_of(span.text) not in {None, "top"} and span.text.strip(" :：").lower() not in FORM_LABELS


def _is_centred(rows: Sequence[Row], named: Sequence[int]) -> bool:
    """Whether the first name with rows of its own has some above it."""
    usual = _usual_distance(rows)
    for at in named:
        row, label = rows[at], rows[at][0]
        beside = len(row) > 1 or _is_squeezed(rows, at, usual)
        above = at > 0 and rows[at - 1][0].box.left >= label.box.right - 1
        below = at + 1 < len(rows) and rows[at + 1][0].box.left >= label.box.right - 1
        if beside and (above or below):
            return above
        if not beside:
            return False
    return False


def _usual_distance(rows: Sequence[Row]) -> float:
    apart = sorted(two[0].baseline - one[0].baseline for one, two in itertools.pairwise(rows))
    return apart[len(apart) // 2] if apart else 0.0


def _is_squeezed(rows: Sequence[Row], at: int, usual: float) -> bool:
    if not 0 < at < len(rows) - 1:
        return False
    above, here, below = (row[0].baseline for row in rows[at - 1 : at + 2])
    return max(here - above, below - here) < SQUEEZED * usual

"""Dates and places that stand in a margin beside an entry, put on the line that they belong to.

A right-hand column of dates shares its rows with whatever the left column has there: the entry's heading, or the
first bullet under it. A reader sees that the date is the heading's.
"""

import re
from collections.abc import Sequence

from talent.reading.dates import is_date
from talent.reading.entries import BULLET
from talent.reading.headings import heading_of
from talent.reading.places import is_place
from talent.reading.text import GAP, Line

FURTHEST = 4  # lines between a margin's date and its heading
_DURATION = re.compile(r"^\(?(?:\d+\s*(?:years?|yrs?|months?|mos?|年|个月)\s*)+\)?$", re.I)


def with_margins_joined(lines: Sequence[Line]) -> list[Line]:
    """The lines with margin cells moved from bullets and wrapped text to the heading above them."""
    made: list[Line] = []
    for line in lines:
        body, _, cell = line.text.rpartition(GAP)
        if not body or GAP in body:
            made.append(line)
            continue
        if _DURATION.match(cell):
            made.append(line._replace(text=body))
            continue
        at = _heading_above(made, line) if _is_told(body) and _is_margin(cell) else None
        if at is None:
            made.append(line)
        else:
            made[at] = made[at]._replace(text=f"{made[at].text}{GAP}{cell}")
            made.append(line._replace(text=body))
    return made


def _is_margin(cell: str) -> bool:
    words = cell.strip()
    if _DURATION.match(words) or is_place(words):
        return True
    return is_date(words)


def _is_told(body: str) -> bool:
    """Whether the words beside a margin's cell tell of an entry, so that the cell is not theirs."""
    return bool(BULLET.match(body)) or body[:1].islower() or len(body) > 80


def _heading_above(made: Sequence[Line], line: Line) -> int | None:
    for back, above in enumerate(reversed(made[-FURTHEST:]), 1):
        if above.page != line.page or heading_of(above.text):
            return None
        if not _is_told(above.text) and above.text.strip():
            return len(made) - back
    return None

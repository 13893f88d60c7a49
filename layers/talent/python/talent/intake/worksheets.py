"""A workbook's worksheets as one table of people: of all sheets that have the headers which say most."""

from collections.abc import Container, Sequence
from typing import NamedTuple

from talent.intake.tables import HEAD, MOST_COLUMNS, Table, TableUnreadable, core, told_apart


class Worksheet(NamedTuple):
    """A sheet of a workbook: its rows of text; a merged cell's value stands in all of its places."""

    name: str
    visible: bool
    rows: tuple[tuple[str, ...], ...]


class Listed(NamedTuple):
    """The table that a workbook holds, and the names of the sheets that are no part of it."""

    table: Table
    left_out: tuple[str, ...]


class _Headed(NamedTuple):
    sheet: Worksheet
    place: int
    headers: tuple[str, ...]


def table_of(sheets: Sequence[Worksheet], known: Container[str]) -> Listed:
    """The rows of the sheet whose headers are known best, and of all others with the same headers.

    `known`: headers, bare, that tell the head. Hidden sheets are left out: nobody saw what was in them.
    Raises TableUnreadable.
    """
    headed = [_headed(sheet, known) for sheet in sheets if sheet.visible and len(sheet.rows) > 1]
    if not headed:
        raise TableUnreadable("No sheet has a header line with rows under it.")
    best = max(headed, key=lambda each: _known(each.headers, known))
    alike = [each for each in headed if set(each.headers) == set(best.headers)]
    rows = tuple(
        dict(zip(each.headers, row, strict=False))
        for each in alike
        for row in each.sheet.rows[each.place + 1 :]
        if row != each.sheet.rows[each.place]
    )
    if not rows or len(best.headers) > MOST_COLUMNS:
        raise TableUnreadable("The table has no header line with rows under it.")
    taken = {each.sheet.name for each in alike}
    left_out = tuple(sheet.name for sheet in sheets if sheet.rows and sheet.name not in taken)
    return Listed(Table(best.headers, rows), left_out)


def _headed(sheet: Worksheet, known: Container[str]) -> _Headed:
    """The sheet with its headers: the first line that names the most that is known."""
    lines = sheet.rows[:HEAD]
    place = max(range(len(lines)), key=lambda at: _known(lines[at], known))
    above = lines[place - 1] if place else ()
    return _Headed(sheet, place, told_apart(_grouped(lines[place], above)))


def _known(line: Sequence[str], known: Container[str]) -> int:
    return len({core(cell) for cell in line if core(cell) in known})


def _grouped(headers: Sequence[str], above: Sequence[str]) -> list[str]:
    """A header that comes again gets the title above it before it: `教育经历 开始时间` beside that of a post."""
    found: list[str] = []
    for place, header in enumerate(headers):
        title = above[place] if place < len(above) else ""
        again = header and header in headers[:place] and title not in {"", header, above[0]}
        found.append(f"{title} {header}" if again else header)
    return found

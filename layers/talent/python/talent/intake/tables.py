"""Exports as rows: CSV of any common delimiter and encoding, and JSON lists, made to headers and cells of text."""

import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import NamedTuple

from talent.kernel import BadInput

type Row = Mapping[str, str]

_MOST_COLUMNS = 400
_ENCODINGS = ("utf-8-sig", "gb18030")
_MOST_CELL = 1_000_000


class TableUnreadable(BadInput):
    """The file is no table of people."""

    next = "Export it again as CSV with a header line, or as a JSON list, in UTF-8."


class Table(NamedTuple):
    """Headers, each once, and the rows under them."""

    headers: tuple[str, ...]
    rows: tuple[Row, ...]


class Objects(NamedTuple):
    """JSON objects as they were listed."""

    objects: tuple[Mapping[str, object], ...]


def csv_table(data: bytes) -> Table:
    """The rows of a CSV file: comma, semicolon or tab; UTF-8, UTF-16 or GB 18030. Raises TableUnreadable."""
    text = decoded(data)
    csv.field_size_limit(_MOST_CELL)
    try:
        lines = list(csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text)))
    except csv.Error as broken:
        raise TableUnreadable("The CSV is broken.") from broken
    lines = [line for line in lines if any(cell.strip() for cell in line)]
    if len(lines) < 2 or len(lines[0]) > _MOST_COLUMNS:
        raise TableUnreadable("The table has no header line with rows under it.")
    headers = _told_apart([cell.strip() for cell in lines[0]])
    return Table(headers, tuple(dict(zip(headers, line, strict=False)) for line in lines[1:]))


def json_objects(data: bytes) -> Objects:
    """The objects of a JSON file: a list of them, a list inside one object, or a single one. Raises TableUnreadable."""
    try:
        tree = json.loads(decoded(data))
    except (ValueError, RecursionError) as broken:
        raise TableUnreadable("The file is no JSON.") from broken
    rows = tree if isinstance(tree, list) else next(_lists(tree), [tree])
    objects = tuple(row for row in rows if isinstance(row, dict))
    if not objects or len(objects) != len(rows):
        raise TableUnreadable("The file is no list of people.")
    return Objects(objects)


def flat(objects: Sequence[Mapping[str, object]]) -> Table:
    """Objects as rows: a field inside an object gets the header `outer.inner`, a list becomes one cell."""
    rows = tuple(dict(_flattened(each)) for each in objects)
    return Table(tuple(dict.fromkeys(name for row in rows for name in row))[:_MOST_COLUMNS], rows)


def decoded(data: bytes) -> str:
    """The text in UTF-8, UTF-16 with its mark, or GB 18030. Raises TableUnreadable."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise TableUnreadable("The file is no text.")


def bare(header: str) -> str:
    """A header as headers are compared: letters and digits in lower case."""
    return re.sub(r"[\W_]+", "", header).lower()


def _told_apart(headers: Sequence[str]) -> tuple[str, ...]:
    seen: dict[str, int] = {}
    told = []
    for place, header in enumerate(headers, start=1):
        name = header or f"column {place}"
        seen[name] = seen.get(name, 0) + 1
        told.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(told)


def _delimiter(text: str) -> str:
    head = text.split("\n", 1)[0]
    return max(",;\t", key=head.count)


def _lists(tree: object) -> Iterator[list[object]]:
    if isinstance(tree, dict) and "basics" not in tree:
        yield from (value for value in tree.values() if isinstance(value, list) and value)


def _flattened(row: Mapping[str, object], before: str = "") -> Iterator[tuple[str, str]]:
    for name, value in row.items():
        path = f"{before}{name}"
        if isinstance(value, dict):
            yield from _flattened(value, f"{path}.")
        elif isinstance(value, list):
            yield path, "; ".join(str(item) for item in value if isinstance(item, str | int | float))
        elif value is not None:
            yield path, str(value)

"""Exports as rows: CSV of any common delimiter and encoding, and JSON lists, made to headers and cells of text.

Excel writes the delimiter on a line of its own (`sep=;`), job sites a title above the headers: the headers are the
first line that names the most columns that are known.
"""

import csv
import itertools
import json
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import suppress
from io import StringIO
from typing import NamedTuple

from talent.kernel import BadInput
from talent.reading.encodings import encodings

type Row = Mapping[str, str]

MOST_COLUMNS = 400
_MOST_CELL = 1_000_000
_END = "\ufdd0"  # no character: stands behind the last line, and alone unless a quotation mark is open
_DELIMITERS = ",;\t|"
HEAD = 10  # lines among which the headers are looked for
_SEPARATOR = re.compile(r"\ufeff?sep=(.)\r?\n", re.I)
_CONTACT = re.compile(r"[^@\s]+@[^@\s]+\.[A-Za-z]{2,}|\+?\d[\d -]{8,}\d")
_ASIDE = re.compile(r"[(（\[【].*?[)）\]】]")
_NUMBERED = re.compile(r"(.*\D)\(?([2-9])\)?")


class TableUnreadable(BadInput):
    """The file is no table of people."""

    next = "Export it again as Excel or CSV with a header line, or as a JSON list."


class Table(NamedTuple):
    """Headers, each once, and the rows under them."""

    headers: tuple[str, ...]
    rows: tuple[Row, ...]


class Objects(NamedTuple):
    """JSON objects as they were listed."""

    objects: tuple[Mapping[str, object], ...]


def csv_table(data: bytes, known: Container[str] = frozenset()) -> Table:
    """The rows of a CSV file, in an encoding that `decoded` knows; `known`: headers, bare, that tell the head.

    Raises TableUnreadable.
    """
    text = decoded(data)
    csv.field_size_limit(_MOST_CELL)
    try:
        lines = _lines(text, known)
    except csv.Error as broken:
        raise TableUnreadable("The CSV is broken.") from broken
    if len(lines) < 2 or len(lines[0]) > MOST_COLUMNS:
        raise TableUnreadable("The table has no header line with rows under it.")
    widest = max(place for line in lines for place, cell in enumerate(line, start=1) if cell.strip())
    head = [cell.strip() for cell in lines[0]]
    headers = told_apart([*head, *[""] * (min(widest, MOST_COLUMNS) - len(head))])
    return Table(headers, tuple(dict(zip(headers, line, strict=False)) for line in lines[1:]))


def _lines(text: str, known: Container[str]) -> list[list[str]]:
    """The lines that have something in them, from the headers on."""
    said = _SEPARATOR.match(text)
    text = text[said.end() :] if said else text
    ways = [said[1]] if said else sorted(_DELIMITERS, key=text.split("\n", 1)[0].count, reverse=True)
    heads = [list(itertools.islice(_filled(text, way), HEAD)) for way in ways]
    best, place = max(
        ((way, at) for way, head in enumerate(heads) for at in range(len(head))),
        key=lambda one: len({core(cell) for cell in heads[one[0]][one[1]] if core(cell) in known}),
        default=(0, 0),
    )
    return list(_whole(text, ways[best]))[place:]


def _whole(text: str, delimiter: str) -> Iterator[list[str]]:
    """The filled lines; raises TableUnreadable where a quotation mark that nothing closes would swallow the rest."""
    lines = csv.reader(StringIO(f"{text}\n{_END}", newline=""), delimiter=delimiter)
    began = widest = 1
    for line in lines:
        if line == [_END]:
            return
        if line and line[-1].endswith(_END):
            raise TableUnreadable(
                f"A quotation mark in line {began} of the CSV is never closed: the people below it would be lost.",
                next_step="Close it there, or export again as Excel.",
            )
        widest = max(widest, len(line))
        if any(_holds_people(cell, delimiter, widest) for cell in line if "\n" in cell):
            raise TableUnreadable(
                f"A quotation mark in line {began} of the CSV is closed only after the rows below it, "
                "whose people would be lost.",
                next_step="Close it in its own line, or export again as Excel.",
            )
        began = lines.line_num + 1
        if any(cell.strip() for cell in line):
            yield line


def _holds_people(cell: str, delimiter: str, columns: int) -> bool:
    """Whether a line inside a cell is a row of its own: as many cells, and a mail address or telephone in one of them."""
    rows = (line.split(delimiter) for line in cell.splitlines()[1:])
    return any(
        len(row) == columns > 1 and any(_CONTACT.fullmatch(one.strip(' "')) for one in row) for row in rows
    )


def _filled(text: str, delimiter: str) -> Iterator[list[str]]:
    lines = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    return (line for line in lines if any(cell.strip() for cell in line))


def json_objects(data: bytes) -> Objects:
    """The objects of a JSON file: a list of them, a list inside one object, or a single one. Raises TableUnreadable."""
    tree = _tree(decoded(data))
    rows = tree if isinstance(tree, list) else next(_lists(tree), [tree])
    objects = tuple(row for row in rows if isinstance(row, dict))
    if not objects or len(objects) != len(rows):
        raise TableUnreadable("The file is no list of people.")
    return Objects(objects)


def _tree(text: str) -> object:
    """What a JSON file holds; of JSON Lines, the list of them."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as broken:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) > 1 and all(line.lstrip().startswith("{") for line in lines):
            with suppress(ValueError):
                return [json.loads(line) for line in lines]
        raise TableUnreadable(
            f"The file is no JSON: it breaks off in line {broken.lineno}, column {broken.colno}."
        ) from broken
    except RecursionError as deep:
        raise TableUnreadable("The file is no list of people: it is nested too deeply.") from deep


def flat(objects: Sequence[Mapping[str, object]]) -> Table:
    """Objects as rows: a field inside an object gets the header `outer.inner`, a list becomes one cell."""
    rows = tuple(dict(_flattened(each)) for each in objects)
    return Table(tuple(dict.fromkeys(name for row in rows for name in row))[:MOST_COLUMNS], rows)


def decoded(data: bytes) -> str:
    """The text in UTF-8, UTF-16, GB 18030, Big5 or Windows-1252. Raises TableUnreadable."""
    for encoding in encodings(data):
        try:
            return data.decode(encoding, "replace" if encoding.startswith("utf-16") else "strict")
        except UnicodeDecodeError:
            continue
    raise TableUnreadable("The file is no text.")


def bare(header: str) -> str:
    """A header as headers are compared: letters and digits in lower case."""
    return re.sub(r"[\W_]+", "", header).lower()


def core(header: str) -> str:
    """A header as it is compared, without what stands in brackets behind it: `手机（必填）`, `Email (work)`."""
    return bare(_ASIDE.sub("", header)) or bare(header)


def counted(header: str) -> tuple[str, int]:
    """A header that comes again without its number, and which of its kind it is: `公司 (2)`, `Company 2`."""
    found = _NUMBERED.fullmatch(header.strip())
    return (found[1].strip(" _-"), int(found[2])) if found else (header, 1)


def told_apart(headers: Sequence[str]) -> tuple[str, ...]:
    """Headers, each once: one that comes again gets its number, one without a word that of its column."""
    seen: dict[str, int] = {}
    told = []
    for place, header in enumerate(headers, start=1):
        name = header or f"column {place}"
        seen[name] = seen.get(name, 0) + 1
        told.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(told)


def _lists(tree: object) -> Iterator[list[object]]:
    if isinstance(tree, dict) and "basics" not in tree:
        yield from (value for value in tree.values() if isinstance(value, list) and value)


def _flattened(row: Mapping[str, object], before: str = "") -> Iterator[tuple[str, str]]:
    for name, value in row.items():
        path = f"{before}{name}"
        if isinstance(value, dict):
            yield from _flattened(value, f"{path}.")
        elif isinstance(value, list):
            yield from _listed(path, value)
        elif value is not None:
            yield path, str(value)


def _listed(path: str, items: Sequence[object]) -> Iterator[tuple[str, str]]:
    """A list as one cell of its words, or as numbered columns of what its objects hold (`educations.degree (2)`)."""
    objects = [item for item in items if isinstance(item, dict)]
    words = [item.get("value") if isinstance(item, dict) else item for item in items]
    told = "; ".join(str(word) for word in words if isinstance(word, str | int | float))
    if told or not objects:
        yield path, told
        return
    for place, item in enumerate(objects, start=1):
        for name, cell in _flattened(item, f"{path}."):
            yield (name if place == 1 else f"{name} ({place})"), cell

"""Exports of other systems as resumes: which column becomes which field, guessed by its header or said by HR.

Each row becomes a file like any other, a JSON Resume or, where a column holds a whole resume, its text; so that one
reader reads them all.
"""

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import TypeAdapter, ValidationError

from talent.intake.rows import Sheet, sheet_of
from talent.intake.tables import Table, bare, core, counted, csv_table, flat, json_objects
from talent.intake.worksheets import Worksheet, table_of
from talent.kernel import BadInput, Fact

type Field = Literal[
    "name",
    "first_name",
    "last_name",
    "email",
    "phone",
    "location",
    "summary",
    "organization",
    "title",
    "work_start",
    "work_end",
    "work_summary",
    "institution",
    "degree",
    "major",
    "study_start",
    "study_end",
    "skills",
    "certificates",
    "languages",
    "expected_pay",
    "availability",
    "resume_text",
]

REPEATED: frozenset[str] = frozenset({"skills", "certificates", "languages", "summary"})
"""Fields that several columns may fill together."""
ENTERED: frozenset[str] = frozenset(
    {"organization", "title", "work_start", "work_end", "work_summary", "institution", "degree", "major"}
    | {"study_start", "study_end"}
)
"""Fields of a post or a course of study: a second column of the same name tells of a second one."""
_OF_ENTRY = re.compile(r"(?:educations?|employments?|experiences?|work)\.", re.I)
_TELLING = frozenset({"name", "first_name", "last_name", "email", "resume_text"})
_FIELD = TypeAdapter[Field](Field)
_LAYOUTS = Path(__file__).with_name("layouts.toml")


class Column(Fact):
    """One column of an export: the field it becomes, or none, and how many rows have something in it."""

    header: str
    field: Field | None = None
    filled: int = 0


class ColumnUnknown(BadInput):
    """The mapping names a column or a field that is not there."""

    next = "See the dry run for the columns of the file and the fields that they can become."


class NobodyInTable(BadInput):
    """No column holds names or mail addresses."""

    next = "Say in `mapping` which column is the name and which the mail address, and try a dry run."


class People(NamedTuple):
    """What a table brings: its layout's name, what its columns become, and a file for each row; which of a workbook's
    worksheets are no part of it.
    """

    layout: str
    columns: tuple[Column, ...]
    sheets: tuple[Sheet, ...]
    left_out: tuple[str, ...] = ()


class Layout(NamedTuple):
    """An export that is known: sets of headers that only it has, and what its headers become."""

    name: str
    signs: tuple[frozenset[str], ...]
    fields: Mapping[str, Field]


@cache
def layouts() -> tuple[Layout, ...]:
    """The layouts that are known, the general one last."""
    rows = tomllib.loads(_LAYOUTS.read_text(encoding="utf-8"))["layout"]
    return tuple(
        Layout(
            row["name"],
            tuple(frozenset(map(bare, signs)) for signs in row.get("signs", ())),
            {
                bare(word): _FIELD.validate_python(field)
                for field, words in row["fields"].items()
                for word in words
            },
        )
        for row in rows
    )


def read_people(data: bytes, kind: Literal["csv", "json"], said: Mapping[str, str]) -> People:
    """The people of an export. `said`: column → field, over what is guessed; an empty field leaves a column out.

    A list of JSON Resumes is taken as it is. Raises TableUnreadable, ColumnUnknown or NobodyInTable.
    """
    if kind == "csv":
        return _mapped(csv_table(data, _known()), said)
    objects = json_objects(data).objects
    if all(isinstance(each.get("basics"), dict) for each in objects):
        sheets = tuple(Sheet("json", json.dumps(each, ensure_ascii=False)) for each in objects)
        return People("JSON Resume", (), sheets)
    return _mapped(flat(objects), said)


def people_in(worksheets: Sequence[Worksheet], said: Mapping[str, str]) -> People:
    """The people of a workbook; `said` as in `read_people`. Raises TableUnreadable, ColumnUnknown or NobodyInTable."""
    table, left_out = table_of(worksheets, _known())
    return _mapped(table, said)._replace(left_out=left_out)


@cache
def _known() -> frozenset[str]:
    """Headers, bare, that mean something in any layout."""
    return frozenset(header for layout in layouts() for header in layout.fields)


def _mapped(table: Table, said: Mapping[str, str]) -> People:
    layout = _layout_of(table.headers)
    fields = _fields(table.headers, layout, said)
    if not _TELLING & set(fields.values()):
        raise NobodyInTable(f"None of the {len(table.headers)} columns is a name or a mail address.")
    columns = tuple(
        Column(
            header=header,
            field=fields.get(header),
            filled=sum(bool(row.get(header, "").strip()) for row in table.rows),
        )
        for header in table.headers
    )
    return People(layout.name, columns, tuple(sheet_of(row, fields) for row in table.rows))


def _fields(headers: Sequence[str], layout: Layout, said: Mapping[str, str]) -> dict[str, Field]:
    found: dict[str, Field] = {}
    for header in headers:
        name, number = counted(header)
        guess = _guessed(header, layout) or _guessed(name, layout)
        again = guess in ENTERED and number > 1 and guess in found.values()
        if guess and (again or guess in REPEATED or guess not in found.values()):
            found[header] = guess
    for header, word in said.items():
        if header not in headers:
            raise ColumnUnknown(f"There is no column '{header[:60]}'.")
        field = _field(word) if word else None
        found = {h: f for h, f in found.items() if h != header and (f != field or f in REPEATED)}
        found |= {header: field} if field else {}
    return found


def _guessed(header: str, layout: Layout) -> Field | None:
    """What a header becomes in this layout, else in any; of an object in a list only what tells of a post or a course."""
    ways = [bare(header), core(header)]
    if _OF_ENTRY.match(header):
        ways.append(bare(header.rpartition(".")[2]))
    known = (layout.fields, layouts()[-1].fields)
    return next((fields[way] for way in ways for fields in known if way in fields), None)


def _field(word: str) -> Field:
    try:
        return _FIELD.validate_python(word)
    except ValidationError as unknown:
        raise ColumnUnknown(f"There is no field '{word[:60]}'.") from unknown


def _layout_of(headers: Sequence[str]) -> Layout:
    here = {bare(header) for header in headers}
    known = (each for each in layouts() if any(signs <= here for signs in each.signs))
    return next(known, layouts()[-1])

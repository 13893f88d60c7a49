"""Rows as a CSV that Excel opens rightly and that runs nothing: UTF-8 with a byte order mark, CRLF, RFC 4180.

A text that a spreadsheet would take for a formula gets an apostrophe before it, as OWASP advises.
"""

import csv
import io
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Literal

from pydantic import BaseModel

from talent.datasets.column import columns

type Heading = Literal["name", "zh", "en"]
"""What the first line says: the columns' names, or their titles in a language."""

BOM = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_CONTROL = ("\t", "\r", "\n")


def sheet(model: type[BaseModel], rows: Iterable[BaseModel], heading: Heading | None) -> str:
    """The rows of a model as CSV, the heading first; without one the lines go on with a file that has begun."""
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\r\n")
    known = columns(model)
    if heading:
        writer.writerow([each.name if heading == "name" else each.title.say(heading) for each in known])
    for row in rows:
        writer.writerow([cell(getattr(row, each.name)) for each in known])
    return (BOM if heading else "") + held.getvalue()


def cell(value: object) -> str:
    """A value as a cell says it; None is empty."""
    match value:
        case None:
            return ""
        case datetime():
            return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        case str():
            risky = value.startswith(_CONTROL) or value.lstrip().startswith(_FORMULA)
            return f"'{value}" if risky else value
        case _:
            return str(value)

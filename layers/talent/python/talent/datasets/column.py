"""A column of a dataset: how people call it, what it means, and who may see it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Literal, get_args

from pydantic import BaseModel

from talent.access import Action
from talent.kernel import Fact, Phrase

type ColumnType = Literal["text", "integer", "number", "date", "moment"]

_TYPES: tuple[tuple[type, ColumnType], ...] = (
    (int, "integer"),
    (float, "number"),
    (Decimal, "number"),
    (datetime, "moment"),
    (date, "date"),
)


@dataclass(frozen=True, slots=True)
class Column:
    """What a field of a row says of itself. `grade`: what its reader must be allowed besides the dataset itself."""

    zh: str
    en: str
    means_zh: str = ""
    means_en: str = ""
    grade: Action | None = None


class ColumnFacts(Fact):
    """A column as it is documented. Moments are UTC (ISO 8601), dates YYYY-MM-DD."""

    name: str
    type: ColumnType
    title: Phrase
    means: Phrase
    needs: str | None


@cache
def columns(row: type[BaseModel]) -> tuple[ColumnFacts, ...]:
    """The columns of a row's model, in its order."""
    return tuple(_facts(name, row) for name in row.model_fields)


def graded[R: BaseModel](row: R, allowed: Callable[[Action], bool]) -> tuple[R, frozenset[str]]:
    """The row without what its reader may not see, and the names of what was taken out."""
    grades = {name: _column(name, type(row)).grade for name in type(row).model_fields}
    withheld = frozenset(name for name, grade in grades.items() if grade and not allowed(grade))
    return row.model_copy(update=dict.fromkeys(withheld)), withheld


def _column(name: str, row: type[BaseModel]) -> Column:
    return next(each for each in row.model_fields[name].metadata if isinstance(each, Column))


def _facts(name: str, row: type[BaseModel]) -> ColumnFacts:
    column, annotation = _column(name, row), row.model_fields[name].annotation
    kinds = [each for each in (annotation, *get_args(annotation)) if isinstance(each, type)]
    kind: ColumnType = next((word for known, word in _TYPES if known in kinds), "text")
    return ColumnFacts(
        name=name,
        type=kind,
        title=Phrase(zh=column.zh, en=column.en),
        means=Phrase(zh=column.means_zh, en=column.means_en),
        needs=column.grade,
    )

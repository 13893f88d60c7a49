"""A page of a dataset for one reader: what changed after a place, as far as the reader may see it."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import NamedTuple

from pydantic import AwareDatetime, Field
from talent.access import Action, Target, allows
from talent.audit import Deed
from talent.datasets import DATASETS, Dataset, Row, graded
from talent.kernel import BadInput, Fact
from talent.people import Staff

from cloud.auditing import record
from cloud.datasets.flattening import SOURCES
from cloud.indexes import dataset_key
from cloud.items import Item
from cloud.moment import fresh_id, now
from cloud.table import parsed, table

SETTLED = timedelta(seconds=10)
"""What changed less than so long ago comes with the next page: until then something older may still become visible."""


class CursorUnreadable(BadInput):
    """The cursor is not one that an export gave."""

    next = "Hand on the cursor of the last page as it came, or none to begin anew."


class Asked(Fact):
    """What is asked of a dataset: what changed after the cursor, or from `since` on; before `until`."""

    cursor: str = Field(default="", max_length=200)
    since: AwareDatetime | None = None
    until: AwareDatetime | None = None
    limit: int = Field(default=200, ge=1, le=500)


class Page(NamedTuple):
    """Rows in the order of their change; `more`: the next page is there now. The cursor never ends."""

    rows: tuple[Row, ...]
    withheld: frozenset[str]
    cursor: str
    more: bool


def export(dataset: Dataset, reader: Staff, asked: Asked) -> Page:
    """A page of a dataset. Rows of departments that the reader doesn't reach are left out. Raises CursorUnreadable."""
    deed = Deed(deed_id=fresh_id(), at=now(), by=reader.staff_id, action=f"export {dataset}")
    record(deed)
    begin = _place(asked)
    items, more = _changed(dataset, begin, asked)
    source = SOURCES[dataset]
    rows: list[Row] = []
    withheld: frozenset[str] = frozenset()
    for item in items:
        row = source.flat(parsed(item, source.kept), _moment(item["dataset_sk"]["S"]))
        if not _may(reader, row, DATASETS[dataset].grade):
            continue
        shown, without = graded(row, partial(_may, reader, row))
        rows.append(shown)
        withheld |= without
    end = items[-1]["dataset_sk"]["S"] if items else begin
    return Page(tuple(rows), withheld, _cursor(end), more)


def _may(reader: Staff, row: Row, action: Action) -> bool:
    return allows(reader, action, Target(department_id=str(getattr(row, "department_id", ""))))


def _changed(dataset: Dataset, begin: str, asked: Asked) -> tuple[list[Item], bool]:
    """The dataset's items after a place, in the order of their change, and whether there are more."""
    settled = now() - SETTLED
    until = min(asked.until, settled) if asked.until else settled
    end = until.astimezone(UTC).isoformat()
    items, last = table().some(
        {
            "IndexName": "dataset",
            "KeyConditionExpression": "dataset_pk = :pk AND dataset_sk > :begin",
            "ExpressionAttributeValues": {":pk": {"S": dataset_key(dataset)}, ":begin": {"S": begin}},
            "Limit": asked.limit,
        }
    )
    inside = [item for item in items if item["dataset_sk"]["S"] < end]
    return inside, last is not None and len(inside) == len(items)


def _place(asked: Asked) -> str:
    """After which sort key to read on. Raises CursorUnreadable."""
    if not asked.cursor:
        return asked.since.astimezone(UTC).isoformat() if asked.since else "0"
    try:
        place = urlsafe_b64decode(asked.cursor.encode("ascii")).decode()
        if place != "0":
            _moment(place)
    except ValueError as unknown:
        raise CursorUnreadable("This cursor can't be read.") from unknown
    return place


def _cursor(place: str) -> str:
    return urlsafe_b64encode(place.encode()).decode()


def _moment(sort_key: str) -> datetime:
    return datetime.fromisoformat(sort_key.partition("#")[0])

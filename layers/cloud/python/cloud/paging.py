"""One way of reading a long list: some at a time, each page with the cursor that the next one goes on from.

A cursor holds keys and no values; the partition that is listed is never taken from it, so that a cursor of another list
opens nothing.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Literal

from botocore.exceptions import ClientError
from pydantic import BaseModel, Field, ValidationError
from talent.kernel import BadInput, Fact

from cloud.items import Item
from cloud.table import parsed, table

type Listing = Literal["stage", "department", "todo"]

Cursor = Annotated[str, Field(max_length=1000, description="where to go on; empty for the beginning")]
"""What a page gave as `next_cursor`."""

Limit = Annotated[int, Field(ge=1, le=1000, description="how many to read")]
"""How many a page reads; fewer are shown where the reader may not see all of them."""

MOST = 100
"""How many a page reads where nobody says otherwise."""


class CursorUnknown(BadInput):
    """The cursor is not one that this list gave."""

    next = "Start again without a cursor, and hand on `next_cursor` as it came."


class _At(Fact):
    """Where a page ended: the index's sort key (empty for the table itself) and the item's own key."""

    order: str
    pk: str
    sk: str


@dataclass(frozen=True, slots=True)
class Page[M]:
    """Some of a list, and the cursor of the next page; None at the end."""

    values: tuple[M, ...]
    next_cursor: str | None

    def shown[N](self, show: Callable[[M], N | None]) -> tuple[N, ...]:
        """The values as a reader sees them; what `show` has nothing for is left out."""
        return tuple(seen for each in self.values if (seen := show(each)) is not None)


def page_of[M: BaseModel](
    index: Listing | None,
    pk: str,
    model: type[M],
    *,
    cursor: str = "",
    limit: int = MOST,
    prefix: str = "",
    backwards: bool = False,
) -> Page[M]:
    """Some of what `pk` lists in an index, or in the table itself, whose sort key begins with `prefix`.

    Raises CursorUnknown.
    """
    first, second = (f"{index}_pk", f"{index}_sk") if index else ("pk", "sk")
    start = _start(index, pk, cursor) if cursor else None
    values = {":pk": {"S": pk}} | ({":sk": {"S": prefix}} if prefix else {})
    asked: Item = {
        "KeyConditionExpression": f"{first} = :pk" + (f" AND begins_with({second}, :sk)" if prefix else ""),
        "ExpressionAttributeValues": values,
        "Limit": limit,
        "ScanIndexForward": not backwards,
    }
    if index:
        asked["IndexName"] = index
    if start:
        asked["ExclusiveStartKey"] = start
    try:
        items, last = table().some(asked)
    except ClientError as refused:
        if start and refused.response["Error"]["Code"] == "ValidationException":
            raise CursorUnknown("This cursor does not belong to this list.") from refused
        raise
    found = tuple(parsed(item, model) for item in items)
    return Page(found, _cursor(index, last) if last else None)


def _cursor(index: Listing | None, last: Item) -> str:
    order = last[f"{index}_sk"]["S"] if index else ""
    at = _At(order=order, pk=last["pk"]["S"], sk=last["sk"]["S"])
    return urlsafe_b64encode(json.dumps([at.order, at.pk, at.sk]).encode()).decode().rstrip("=")


def _start(index: Listing | None, pk: str, cursor: str) -> Item:
    try:
        order, own, sk = json.loads(urlsafe_b64decode(cursor.encode() + b"=" * (-len(cursor) % 4)))
        at = _At(order=order, pk=own, sk=sk)
    except (ValueError, TypeError, ValidationError) as broken:
        raise CursorUnknown("This cursor can't be read.") from broken
    if not (at.pk and at.sk and (at.order or not index)):
        raise CursorUnknown("This cursor does not belong to this list.")
    if index is None:
        return {"pk": {"S": pk}, "sk": {"S": at.sk}}
    return {
        "pk": {"S": at.pk},
        "sk": {"S": at.sk},
        f"{index}_pk": {"S": pk},
        f"{index}_sk": {"S": at.order},
    }

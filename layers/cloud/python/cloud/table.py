"""The one table, as pydantic models with a version: every write is conditional, several are one transaction.

A stored value comes back with the version it was read at. Writing it again names that version, so that of two
writers one is told that the thing has moved on.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

import boto3
from pydantic import BaseModel
from talent.events import Event
from talent.kernel import Conflict, NotFound

from cloud import keys
from cloud.items import Item, as_item, as_key, read_item
from cloud.keys import Key
from cloud.settings import settings

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_dynamodb.type_defs import TransactWriteItemTypeDef


class Missing(NotFound):
    """There is no such record."""

    next = "Check the id, or reload the list it came from."


class MovedOn(Conflict):
    """Somebody else changed it since it was read, or it exists already."""

    next = "Reload and try again."


_ABSENT = "attribute_not_exists(pk)"
_AT = "version = :version"
type AttributeValue = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Stored[M: BaseModel]:
    """A value as read, with the version to name when it is written again."""

    value: M
    version: int


@dataclass(frozen=True, slots=True)
class Create:
    """Write a value where nothing may lie yet. `expires_at`: seconds since 1970 after which it may vanish."""

    key: Key
    value: BaseModel
    expires_at: int | None = None


@dataclass(frozen=True, slots=True)
class Replace:
    """Write a value over the version that was read; `expires_at` as for Create, as nothing of the old one stays."""

    key: Key
    value: BaseModel
    version: int
    expires_at: int | None = None


@dataclass(frozen=True, slots=True)
class Unchanged:
    """Write nothing, but fail unless the version stands (0: unless nothing lies there)."""

    key: Key
    version: int


@dataclass(frozen=True, slots=True)
class Remove:
    """Delete the version that was read."""

    key: Key
    version: int


type Write = Create | Replace | Unchanged | Remove


def record(event: Event, beside: Key) -> Create:
    """The outbox item of an event, beside what it happened to."""
    return Create(keys.event(beside.pk, event.event_id), event)


class Table:
    """Reads and writes of the table."""

    def __init__(self, client: "DynamoDBClient", name: str) -> None:
        self._client = client
        self._name = name

    def find[M: BaseModel](self, key: Key, model: type[M]) -> Stored[M] | None:
        """The value at `key`, read consistently; None where nothing lies."""
        answer = self._client.get_item(TableName=self._name, Key=as_key(key), ConsistentRead=True)
        item = answer.get("Item")
        return _stored(item, model) if item else None

    def get[M: BaseModel](self, key: Key, model: type[M]) -> Stored[M]:
        """The value at `key`. Raises Missing."""
        stored = self.find(key, model)
        if stored is None:
            raise Missing(f"There is no {model.__name__.lower()} with this id.")
        return stored

    def under[M: BaseModel](self, pk: str, prefix: str, model: type[M]) -> list[Stored[M]]:
        """All values of one partition whose sort key begins with `prefix`, in its order."""
        return [_stored(item, model) for item in self.partition(pk, prefix)]

    def partition(self, pk: str, prefix: str = "") -> Iterator[Item]:
        """The raw items of one partition (a dossier has many models; its reader sorts them by `sk`)."""
        condition = "pk = :pk" + (" AND begins_with(sk, :sk)" if prefix else "")
        values = {":pk": {"S": pk}} | ({":sk": {"S": prefix}} if prefix else {})
        pages = self._client.get_paginator("query").paginate(
            TableName=self._name,
            KeyConditionExpression=condition,
            ExpressionAttributeValues=values,
            ConsistentRead=True,
        )
        for page in pages:
            yield from page["Items"]

    def listed[M: BaseModel](
        self,
        index: Literal["stage", "department", "todo", "candidate"],
        pk: str,
        model: type[M],
        *,
        since: str = "",
        until: str = "",
    ) -> list[Stored[M]]:
        """Values that an index lists under `pk`, in its order: all, those from sort key `since` on, or up to `until`."""
        sign, bound = (">=", since) if since else ("<=", until)
        condition = f"{index}_pk = :pk" + (f" AND {index}_sk {sign} :bound" if bound else "")
        values = {":pk": {"S": pk}} | ({":bound": {"S": bound}} if bound else {})
        pages = self._client.get_paginator("query").paginate(
            TableName=self._name,
            IndexName=index,
            KeyConditionExpression=condition,
            ExpressionAttributeValues=values,
        )
        return [_stored(item, model) for page in pages for item in page["Items"]]

    def some(self, asked: Item) -> tuple[list[Item], Item | None]:
        """One page of a query in DynamoDB's own words, and the key that it ended at; None at the end."""
        answer = self._client.query(TableName=self._name, **asked)
        return list(answer["Items"]), answer.get("LastEvaluatedKey")

    def traces(self, candidate_id: str) -> Iterator[Item]:
        """The raw items elsewhere that lead to a candidate."""
        pages = self._client.get_paginator("query").paginate(
            TableName=self._name,
            IndexName="candidate",
            KeyConditionExpression="candidate_pk = :pk",
            ExpressionAttributeValues={":pk": {"S": keys.traces(candidate_id)}},
        )
        for page in pages:
            yield from page["Items"]

    def write(self, *writes: Write) -> None:
        """All of the writes in one transaction, or none. Raises MovedOn when a condition fails."""
        items = [self._transact(write) for write in writes]
        try:
            self._client.transact_write_items(TransactItems=items)
        except self._client.exceptions.TransactionCanceledException as refused:
            if not _lost_race(refused.response):
                raise
            raise MovedOn("The record was changed by somebody else, or exists already.") from refused
        except self._client.exceptions.TransactionInProgressException as busy:
            raise MovedOn("Another change of the record is under way.") from busy

    def _transact(self, write: Write) -> "TransactWriteItemTypeDef":
        name, key = self._name, as_key(write.key)
        match write:
            case Create():
                item = as_item(write.key, write.value, 1, write.expires_at)
                return {"Put": {"TableName": name, "Item": item, "ConditionExpression": _ABSENT}}
            case Replace():
                item = as_item(write.key, write.value, write.version + 1, write.expires_at)
                values = _version(write.version)
                return {
                    "Put": {
                        "TableName": name,
                        "Item": item,
                        "ConditionExpression": _AT,
                        "ExpressionAttributeValues": values,
                    }
                }
            case Unchanged(version=0):
                return {"ConditionCheck": {"TableName": name, "Key": key, "ConditionExpression": _ABSENT}}
            case Unchanged():
                values = _version(write.version)
                return {
                    "ConditionCheck": {
                        "TableName": name,
                        "Key": key,
                        "ConditionExpression": _AT,
                        "ExpressionAttributeValues": values,
                    }
                }
            case Remove():
                values = _version(write.version)
                return {
                    "Delete": {
                        "TableName": name,
                        "Key": key,
                        "ConditionExpression": _AT,
                        "ExpressionAttributeValues": values,
                    }
                }


def _lost_race(answer: Mapping[str, object]) -> bool:
    """Whether a transaction was cancelled only because others were first (not throttled, not too large)."""
    reasons = answer.get("CancellationReasons")
    codes = (
        {str(each.get("Code")) for each in reasons if isinstance(each, dict)}
        if isinstance(reasons, list)
        else set()
    )
    return codes <= {"None", "ConditionalCheckFailed", "TransactionConflict"}


def parsed[M: BaseModel](item: Item, model: type[M]) -> M:
    """The model in a raw item of `partition`."""
    return _stored(item, model).value


def _version(version: int) -> dict[str, AttributeValue]:
    return {":version": {"N": str(version)}}


def _stored[M: BaseModel](item: Item, model: type[M]) -> Stored[M]:
    return Stored(*read_item(item, model))


@cache
def table() -> Table:
    """The table of this process."""
    return Table(boto3.client("dynamodb"), settings().table)

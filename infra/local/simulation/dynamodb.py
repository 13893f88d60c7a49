"""DynamoDB's client over the store in memory, as far as the one table's code calls it.

In a simulation each call is a place where another may go first; elsewhere it is answered at once.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import SimpleNamespace
from typing import Any, Protocol

from botocore.exceptions import ClientError
from cloud.items import Item
from cloud.keys import Key

from infra.local.simulation import errors
from infra.local.simulation.errors import refusal
from infra.local.simulation.store import Store
from infra.stacks.catalogue import TABLE

_MOST_BYTES = 400 * 1024
_MOST_KEY_BYTES = {"pk": 2048, "sk": 1024}


class Host(Protocol):
    """Who owns the store, and sees every call."""

    @property
    def store(self) -> Store:
        """The table."""

    def call[T](self, label: str, effect: Callable[[], T]) -> T:
        """What `effect` gives."""

    def commit(self, writes: Sequence[dict[str, object]]) -> None:
        """All of the writes, or none."""


class Still:
    """A host of a table that nothing disturbs: for tests of one caller."""

    def __init__(self) -> None:
        self.store = Store(TABLE.indexes, lambda: 0, lambda: 0)

    def call[T](self, label: str, effect: Callable[[], T]) -> T:
        """What `effect` gives."""
        del label
        return effect()

    def commit(self, writes: Sequence[dict[str, object]]) -> None:
        """All of the writes, or none. Raises ValidationException for an item or a key that DynamoDB does not take."""
        for write in writes:
            _check(write)
        self.store.transact(writes)


class DynamoDb:
    """The client."""

    exceptions = errors

    def __init__(self, host: Callable[[], Host]) -> None:
        self._host = host

    def get_item(self, *, Key: dict[str, dict[str, str]], **options: object) -> dict[str, Item]:  # noqa: N803
        """The item at a key."""
        del options
        at, host = _key(Key), self._host()
        item = host.call(f"get {at.pk} {at.sk}", lambda: host.store.get(at))
        return {} if item is None else {"Item": item}

    def query(self, **asked: Any) -> dict[str, Any]:  # noqa: ANN401 - as boto3's
        """The items that a key condition finds, by pages where a limit is set."""
        host, index = self._host(), asked.get("IndexName", "")
        values = asked["ExpressionAttributeValues"]
        label = f"query {index or 'table'} {' '.join(each['S'] for each in values.values())}"
        found = host.call(label, lambda: host.store.query(index, asked["KeyConditionExpression"], values))
        found = found if asked.get("ScanIndexForward", True) else found[::-1]
        after, most = asked.get("ExclusiveStartKey"), asked.get("Limit", len(found))
        if after:
            places = [place for place, item in enumerate(found) if _key(item) == _key(after)]
            found = found[places[0] + 1 :] if places else []
        last = {"LastEvaluatedKey": _last(found[most - 1], index)} if len(found) > most else {}
        return {"Items": found[:most], "Count": len(found[:most]), **last}

    def get_paginator(self, operation: str) -> SimpleNamespace:
        """All pages of a query; there is one."""

        def paginate(**asked: object) -> Iterator[dict[str, list[Item]]]:
            asked.pop("PaginationConfig", None)
            yield getattr(self, operation)(**asked)

        return SimpleNamespace(paginate=paginate)

    def transact_write_items(self, *, TransactItems: Sequence[dict[str, Any]]) -> None:  # noqa: N803
        """All of the writes, or none."""
        host = self._host()
        keys = ", ".join(" ".join(_key(_at(write))) for write in TransactItems)
        host.call(f"write {keys}", lambda: host.commit(TransactItems))


def _last(item: Item, index: str) -> Item:
    """Where a page ends: the item's keys, and the index's where one is read."""
    names = ("pk", "sk", f"{index}_pk", f"{index}_sk") if index else ("pk", "sk")
    return {name: item[name] for name in names}


def _check(write: Mapping[str, Any]) -> None:
    item = _at(write)
    keys = {name: len(value["S"].encode()) for name, value in item.items() if name.endswith(("pk", "sk"))}
    small = all(0 < size <= _MOST_KEY_BYTES[name[-2:]] for name, size in keys.items())
    if not small or len(json.dumps(item, ensure_ascii=False).encode()) > _MOST_BYTES:
        raise refusal(ClientError, "TransactWriteItems", code="ValidationException")


def _key(item: Mapping[str, Mapping[str, str]]) -> Key:
    return Key(item["pk"]["S"], item["sk"]["S"])


def _at(write: Mapping[str, Any]) -> Mapping[str, Mapping[str, str]]:
    [body] = write.values()
    at: Mapping[str, Mapping[str, str]] = body.get("Item") or body["Key"]
    return at

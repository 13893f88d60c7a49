"""DynamoDB in memory, as far as the one table uses it: strongly consistent items, indexes that lag, transactions.

Its answers are held against the engines that are known to be right by one shared test (`tests/integration/local/
simulation`). Items are never changed in place, so that they are handed out without a copy.
"""

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from botocore.exceptions import ClientError
from cloud.items import Item
from cloud.keys import Key

from infra.local.simulation.conditions import holds
from infra.local.simulation.errors import cancelled, refusal
from infra.stacks.shapes import Index

MOST_WRITES = 100


@dataclass(frozen=True, slots=True)
class Change:
    """One item before and after a transaction; None where nothing lay or lies."""

    key: Key
    before: Item | None
    after: Item | None


class Store:
    """The items by primary key, and a view of them by each index that is up to date only up to `visible` changes."""

    def __init__(self, indexes: Iterable[Index], due: Callable[[], int], now: Callable[[], int]) -> None:
        self._items: dict[str, dict[str, Item]] = {}
        self._indexes = {index.name: index for index in indexes}
        self._listed: dict[str, dict[str, dict[Key, Item]]] = {name: {} for name in self._indexes}
        self._coming: deque[tuple[int, Change]] = deque()
        self._due, self._now = due, now
        self._last = 0

    def get(self, key: Key) -> Item | None:
        """The item at a key."""
        return self._items.get(key.pk, {}).get(key.sk)

    def partition(self, pk: str, prefix: str = "") -> list[Item]:
        """The items of a partition in the order of their sort keys."""
        rows = self._items.get(pk, {})
        return [rows[sk] for sk in sorted(rows) if sk.startswith(prefix)]

    def everything(self) -> list[Item]:
        """All items, by key."""
        return [item for pk in sorted(self._items) for item in self.partition(pk)]

    def query(self, index: str, expression: str, values: Mapping[str, Mapping[str, str]]) -> list[Item]:
        """What a key condition finds in the table (index '') or in an index."""
        pk = values[":pk"]["S"]
        if not index:
            return [item for item in self.partition(pk) if holds(expression, item, values)]
        self._catch_up()
        sort = self._indexes[index].sort
        rows = self._listed[index].get(pk, {})
        found = [(item[sort]["S"], key) for key, item in rows.items() if holds(expression, item, values)]
        return [rows[key] for _, key in sorted(found)]

    def transact(self, writes: Sequence[Mapping[str, Any]]) -> list[Change]:
        """All of the writes, or none. Raises what DynamoDB's client raises."""
        orders = [_Order.read(write) for write in writes]
        if not 0 < len(orders) <= MOST_WRITES or len({order.key for order in orders}) < len(orders):
            raise refusal(ClientError, "TransactWriteItems", code="ValidationException")
        codes = ["None" if order.allowed(self.get(order.key)) else _FAILED for order in orders]
        if _FAILED in codes:
            raise cancelled(codes)
        return [self._apply(order) for order in orders if order.writes]

    def _apply(self, order: "_Order") -> Change:
        rows = self._items.setdefault(order.key.pk, {})
        change = Change(order.key, rows.pop(order.key.sk, None), order.item)
        if order.item is not None:
            rows[order.key.sk] = order.item
        self._last = max(self._last, self._due())
        self._coming.append((self._last, change))
        return change

    def _catch_up(self) -> None:
        while self._coming and self._coming[0][0] <= self._now():
            _, change = self._coming.popleft()
            for name, index in self._indexes.items():
                for item, is_there in ((change.before, False), (change.after, True)):
                    self._list(self._listed[name], index, change.key, item, is_there)

    def _list(
        self, rows: dict[str, dict[Key, Item]], index: Index, key: Key, item: Item | None, is_there: bool
    ) -> None:
        if item is None or index.partition not in item or index.sort not in item:
            return
        listed = rows.setdefault(item[index.partition]["S"], {})
        if is_there:
            listed[key] = item
        else:
            listed.pop(key, None)


_FAILED = "ConditionalCheckFailed"


@dataclass(frozen=True, slots=True)
class _Order:
    key: Key
    item: Item | None
    writes: bool
    condition: str
    values: Mapping[str, Mapping[str, str]]

    @classmethod
    def read(cls, write: Mapping[str, Any]) -> "_Order":
        [(kind, body)] = write.items()
        item = body.get("Item")
        at = item or body["Key"]
        key = Key(at["pk"]["S"], at["sk"]["S"])
        values = body.get("ExpressionAttributeValues", {})
        return cls(key, item, kind != "ConditionCheck", body.get("ConditionExpression", ""), values)

    def allowed(self, item: Item | None) -> bool:
        return not self.condition or holds(self.condition, item, self.values)

"""The table's stream, and requests that cost what they touch."""

import copy
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import wraps
from itertools import islice
from typing import cast

from botocore.model import Shape
from moto.core.serialize import BaseJSONSerializer
from moto.dynamodb import models
from moto.dynamodb.models import DynamoDBBackend, dynamodb_backends
from moto.dynamodb.models.dynamo_type import DynamoType
from moto.dynamodb.models.table import StreamShard, Table

from infra.local.plan import ACCOUNT, REGION, TABLE_NAME
from infra.local.shapes import JsonObject


class Stream:
    """The table's stream: records in order, kept until they are forgotten. Hold the cloud's lock around use."""

    def __init__(self) -> None:
        self._forgotten = 0

    def pending(self, most: int) -> list[JsonObject]:
        """The oldest records, `most` at the most."""
        return [_record(item.record) for item in islice(self._shard().items, most)]

    def count(self) -> int:
        """How many records wait."""
        return len(self._shard().items)

    def forget(self, count: int) -> None:
        """Drop the oldest `count` records: they have been dealt with."""
        shard = self._shard()
        del shard.items[:count]
        shard.starting_sequence_number += count

    def _shard(self) -> StreamShard:
        return dynamodb_backends[ACCOUNT][REGION].get_table(TABLE_NAME).stream_shard


def _record(raw: JsonObject) -> JsonObject:
    """A record as Lambda gets it: the time as seconds, and the stream's own ARN."""
    change = dict(cast(JsonObject, raw["dynamodb"]))
    made = change["ApproximateCreationDateTime"]
    change["ApproximateCreationDateTime"] = cast(datetime, made).timestamp()
    return raw | {"dynamodb": change, "awsRegion": REGION}


def mend_tables() -> None:
    """Make requests to the table cost what they touch; moto's cost what the table holds."""
    _mend_transactions()
    _mend_queries()
    _mend_answers()


def _mend_transactions() -> None:
    """Keep for a rollback only the items that the transaction names: moto copies whole tables, each time."""
    touched: list[tuple[str, JsonObject]] = []
    transact = DynamoDBBackend.transact_write_items

    @wraps(transact)
    def transact_write_items(backend: DynamoDBBackend, transact_items: list[JsonObject]) -> None:
        operations = [cast(JsonObject, operation) for item in transact_items for operation in item.values()]
        touched[:] = [
            (str(operation.get("TableName")), cast(JsonObject, operation.get("Key") or operation.get("Item")))
            for operation in operations
        ]
        transact(backend, transact_items)

    class Copies:
        @staticmethod
        def deepcopy(value: object) -> object:
            return _kept(value, touched) if isinstance(value, Table) else copy.deepcopy(value)

    DynamoDBBackend.transact_write_items = transact_write_items
    models.copy = Copies


def _kept(table: Table, touched: list[tuple[str, JsonObject]]) -> Table:
    """The table as it stands, to go back to: the touched partitions' own dictionaries, and copies of the items."""
    kept = copy.copy(table)
    kept.items = defaultdict(dict, table.items)
    kept.stream_shard = copy.copy(table.stream_shard)
    kept.stream_shard.table = kept
    kept.stream_shard.items = list(table.stream_shard.items)
    for name, key in touched:
        if name == table.name:
            partition, sort = DynamoType(key[table.hash_key_attr]), DynamoType(key[table.range_key_attr])
            if partition in table.items:
                if kept.items[partition] is table.items[partition]:
                    kept.items[partition] = dict(table.items[partition])
                if sort in kept.items[partition]:
                    kept.items[partition][sort] = copy.deepcopy(kept.items[partition][sort])
    return kept


def _mend_queries() -> None:
    """Ask only the partition that a query names: moto sorts the whole table for each."""
    query = Table.query

    @wraps(query)
    def narrowed(table: Table, *asked: object, **more: object) -> object:
        hash_key, index_name = asked[0], asked[7]
        part = copy.copy(table)
        if index_name:
            part.items = _listed(table, cast("Sequence[tuple[str, DynamoType]]", more["hash_key_conditions"]))
        else:
            part.items = {hash_key: table.items[hash_key]} if hash_key in table.items else {}
        return query(part, *asked, **more)

    Table.query = narrowed


def _listed(
    table: Table, named: Sequence[tuple[str, DynamoType]]
) -> dict[DynamoType, dict[DynamoType, object]]:
    """The items whose attributes are these, by partition and sort key."""
    found: dict[DynamoType, dict[DynamoType, object]] = {}
    for partition, items in table.items.items():
        for sort, item in items.items():
            if all((has := item.attrs.get(name)) and has.value == value.value for name, value in named):
                found.setdefault(partition, {})[sort] = item
    return found


def _mend_answers() -> None:
    """A text compares as it stands, and an attribute is written as it lies: both are as they are on the wire."""
    cast_value = DynamoType.cast_value.fget
    DynamoType.cast_value = property(lambda own: own.value if own.type == "S" else cast_value(own))
    serialize: Callable[..., None] = BaseJSONSerializer._serialize

    def as_it_lies(own: BaseJSONSerializer, written: object, value: object, shape: Shape, key: str) -> None:
        if shape.name == "AttributeValue":
            own._default_serialize(written, value, shape, key)
        else:
            serialize(own, written, value, shape, key)

    BaseJSONSerializer._serialize = as_it_lies

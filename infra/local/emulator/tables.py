"""The table's stream, and transactions that cost what they touch."""

import copy
from collections import defaultdict
from datetime import datetime
from functools import wraps
from itertools import islice
from typing import cast

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


def mend_transactions() -> None:
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
    """The table as it stands, to go back to: its own dictionaries, and copies of the touched items."""
    kept = copy.copy(table)
    kept.items = defaultdict(dict, {partition: dict(items) for partition, items in table.items.items()})
    kept.stream_shard = copy.copy(table.stream_shard)
    kept.stream_shard.table = kept
    kept.stream_shard.items = list(table.stream_shard.items)
    for name, key in touched:
        if name == table.name:
            partition, sort = DynamoType(key[table.hash_key_attr]), DynamoType(key[table.range_key_attr])
            if sort in kept.items.get(partition, {}):
                kept.items[partition][sort] = copy.deepcopy(kept.items[partition][sort])
    return kept

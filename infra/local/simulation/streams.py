"""The table's stream: new outbox items by shards, each brought to one consumer in order, until it has taken them."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from zlib import crc32

from cloud.items import Item

from infra.local.shapes import FunctionFailed, Json
from infra.local.simulation.functions import invoke
from infra.local.simulation.store import Change
from infra.local.simulation.world import World

_SHARDS = 2
_MOST_IN_A_BATCH = 5
_RETRY_MS = 500


@dataclass(slots=True)
class Stream:
    """What one function is brought; another one reads the same items at its own pace."""

    world: World
    function: str
    _shards: list[deque[Item]] = field(default_factory=lambda: [deque() for _ in range(_SHARDS)])
    _read: set[int] = field(default_factory=set)

    def watch(self, changes: Sequence[Change]) -> None:
        """Takes the new outbox items of a transaction into the stream."""
        for change in changes:
            if change.after is None or not change.key.sk.startswith("EVENT#"):
                continue
            number = crc32(change.key.pk.encode()) % _SHARDS
            self._shards[number].append(change.after)
            if number not in self._read:
                self._read.add(number)
                self.world.scheduler.spawn(f"{self.function} {number}", partial(self._drain, number))

    def _drain(self, number: int) -> None:
        shard, failures = self._shards[number], 0
        while shard:
            batch = [shard[n] for n in range(min(len(shard), _MOST_IN_A_BATCH))]
            records: Json = [
                {"dynamodb": {"SequenceNumber": str(n), "NewImage": item}} for n, item in enumerate(batch)
            ]
            try:
                answer = invoke(self.world, self.function, {"Records": records}, "stream", failures)
            except FunctionFailed:
                failures += 1
                self.world.scheduler.sleep(_RETRY_MS)
                continue
            failures = 0
            for _ in range(_acknowledged(answer, len(batch))):
                shard.popleft()
        self._read.discard(number)


def _acknowledged(answer: Json, count: int) -> int:
    """How many records of a batch need not be brought again: those before the first that failed."""
    failures = answer["batchItemFailures"] if isinstance(answer, dict) else []
    numbers = (
        [int(str(each["itemIdentifier"])) for each in failures if isinstance(each, dict)]
        if isinstance(failures, list)
        else []
    )
    return min(numbers, default=count)

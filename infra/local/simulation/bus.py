"""Stream and bus: every outbox item is published, every event brought to its consumers, at least once and in no order."""

import json
from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from zlib import crc32

from cloud.items import Item

from infra.local.shapes import FunctionFailed, Json
from infra.local.simulation.functions import invoke
from infra.local.simulation.store import Change
from infra.local.simulation.world import World
from infra.stacks.catalogue import FUNCTIONS
from infra.stacks.shapes import OnEvent

CONSUMERS = ("start_machine", "complete_wait", "promote_waitlist", "send_notice")
"""Who is told of events here. Left out: the erasing of files, which takes no part in decisions."""

_SHARDS = 2
_MOST_IN_A_BATCH = 5
_STREAM_RETRY_MS = 500
_DELIVERY_RETRIES_MS = (60_000, 120_000)


def subscribers(name: str) -> tuple[str, ...]:
    """The functions that the catalogue has the bus call for events of this name."""
    return tuple(
        row.name
        for row in FUNCTIONS
        if row.name in CONSUMERS
        for trigger in row.triggers
        if isinstance(trigger, OnEvent) and name in trigger.names
    )


@dataclass(slots=True)
class Bus:
    """The stream's shards, each read in order, and the deliveries of what was published."""

    world: World
    published: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    handled: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    dead: list[str] = field(default_factory=list)
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
                self.world.scheduler.spawn(f"stream {number}", partial(self._drain, number))

    def put(self, entry: Mapping[str, Any]) -> bool:
        """Takes an event, or refuses it for now; each consumer is told, some of them twice."""
        if self.world.suffers(self.world.faults.refused):
            return False
        event: dict[str, Json] = json.loads(entry["Detail"])
        self.published[str(event["event_id"])] += 1
        for function in subscribers(entry["DetailType"]):
            for _ in range(1 + self.world.faults.happens(self.world.faults.twice)):
                name = f"{function} {entry['DetailType']} {event['event_id']}"
                self.world.scheduler.spawn(name, partial(self._deliver, function, event))
        return True

    def _drain(self, number: int) -> None:
        shard, failures = self._shards[number], 0
        while shard:
            batch = [shard[n] for n in range(min(len(shard), _MOST_IN_A_BATCH))]
            records: Json = [
                {"dynamodb": {"SequenceNumber": str(n), "NewImage": item}} for n, item in enumerate(batch)
            ]
            try:
                answer = invoke(self.world, "publish_events", {"Records": records}, "stream", failures)
            except FunctionFailed:
                failures += 1
                self.world.scheduler.sleep(_STREAM_RETRY_MS)
                continue
            failures = 0
            for _ in range(_acknowledged(answer, len(batch))):
                shard.popleft()
        self._read.discard(number)

    def _deliver(self, function: str, event: dict[str, Json]) -> None:
        """As Lambda does for an asynchronous event: three tries, a minute and then two apart."""
        failures = 0
        for pause in (*_DELIVERY_RETRIES_MS, None):
            try:
                invoke(self.world, function, {"detail": event}, "delivery", failures)
            except FunctionFailed as failure:
                failures += 1
                if pause is None:
                    self.dead.append(f"{function} {event['name']} {event['event_id']}: {failure}")
                    return
                self.world.scheduler.sleep(pause)
            else:
                self.handled[function, str(event["event_id"])] += 1
                return


def _acknowledged(answer: Json, count: int) -> int:
    """How many records of a batch need not be brought again: those before the first that failed."""
    failures = answer["batchItemFailures"] if isinstance(answer, dict) else []
    numbers = (
        [int(str(each["itemIdentifier"])) for each in failures if isinstance(each, dict)]
        if isinstance(failures, list)
        else []
    )
    return min(numbers, default=count)

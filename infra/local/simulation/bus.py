"""The bus: every event that is published is brought to its consumers, at least once and in no order."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any

from infra.local.shapes import FunctionFailed, Json
from infra.local.simulation.functions import invoke
from infra.local.simulation.world import World
from infra.stacks.catalogue import FUNCTIONS
from infra.stacks.shapes import OnEvent

CONSUMERS = ("start_machine", "complete_wait", "promote_waitlist", "send_notice")
"""Who is told of events in every run."""

_DELIVERY_RETRIES_MS = (60_000, 120_000)


@cache
def _subscribers(name: str) -> tuple[str, ...]:
    """The functions that the catalogue has the bus call for events of this name."""
    return tuple(
        row.name
        for row in FUNCTIONS
        for trigger in row.triggers
        if isinstance(trigger, OnEvent) and name in trigger.names
    )


@dataclass(slots=True)
class Bus:
    """The deliveries of what was published, to those consumers that this run has."""

    world: World
    consumers: tuple[str, ...] = CONSUMERS
    published: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    handled: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    dead: list[str] = field(default_factory=list)

    def subscribers(self, name: str) -> tuple[str, ...]:
        """Whom this run's bus tells of events of this name."""
        return tuple(each for each in _subscribers(name) if each in self.consumers)

    def put(self, entry: Mapping[str, Any]) -> bool:
        """Takes an event, or refuses it for now; each consumer is told, some of them twice."""
        if self.world.suffers(self.world.faults.refused):
            return False
        event: dict[str, Json] = json.loads(entry["Detail"])
        self.published[str(event["event_id"])] += 1
        for function in self.subscribers(entry["DetailType"]):
            for _ in range(1 + self.world.faults.happens(self.world.faults.twice)):
                name = f"{function} {entry['DetailType']} {event['event_id']}"
                told = partial(self.deliver, function, {"detail": event}, str(event["event_id"]))
                self.world.scheduler.spawn(name, told)
        return True

    def deliver(self, function: str, payload: Json, event_id: str) -> None:
        """As Lambda does for an asynchronous event: three tries, a minute and then two apart."""
        failures = 0
        for pause in (*_DELIVERY_RETRIES_MS, None):
            try:
                invoke(self.world, function, payload, "delivery", failures)
            except FunctionFailed as failure:
                failures += 1
                if pause is None:
                    self.dead.append(f"{function} {event_id}: {failure}")
                    return
                self.world.scheduler.sleep(pause)
            else:
                self.handled[function, event_id] += 1
                return

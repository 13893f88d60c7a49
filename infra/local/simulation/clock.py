"""The schedule's ticks: one whenever a wait's reminder or end has come, as the sweep's own clock would bring it.

Ticks that would find nothing are left out; one that found something it could not end comes again, as the schedule does.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from cloud.items import read_item
from cloud.keys import Key
from talent.waiting import Wait

from infra.local.events import stamp
from infra.local.shapes import FunctionFailed
from infra.local.simulation.functions import invoke
from infra.local.simulation.store import Change
from infra.local.simulation.world import World

_EVERY_MS = 300_000
_MOST_TICKS = 12


@dataclass(slots=True)
class Clock:
    """What fires `sweep_waits`."""

    world: World
    _awaited: set[int] = field(default_factory=set)
    _due: dict[Key, datetime] = field(default_factory=dict)

    def watch(self, changes: Sequence[Change]) -> None:
        """Notes when each open wait is due."""
        for change in changes:
            if not change.key.sk.startswith("WAIT#"):
                continue
            self._due.pop(change.key, None)
            if change.after is not None and "todo_sk" in change.after:
                wait, _ = read_item(change.after, Wait)
                self._due[change.key] = wait.next_due
                slot = (self.world.scheduler.now_ms + self.world.until(wait.next_due)) // _EVERY_MS + 1
                if slot not in self._awaited:
                    self._awaited.add(slot)
                    after = slot * _EVERY_MS - self.world.scheduler.now_ms
                    self.world.scheduler.spawn("schedule", self._tick, max(0, after))

    def _tick(self) -> None:
        failures = 0
        for _ in range(_MOST_TICKS):
            moment = stamp(self.world.now())
            try:
                invoke(self.world, "sweep_waits", {"time": moment}, "delivery", failures)
                failures = 0
            except FunctionFailed:
                failures += 1
            if not self._overdue():
                return
            self.world.scheduler.sleep(_EVERY_MS)

    def _overdue(self) -> bool:
        return any(due <= self.world.now() for due in self._due.values())

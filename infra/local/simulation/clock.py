"""The schedules' ticks: one whenever something that a schedule looks for is due, as its own clock would bring it.

Ticks that would find nothing are left out; one that found something it could not end comes again, as the schedule does.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from cloud.keys import Key

from infra.local.events import stamp
from infra.local.shapes import FunctionFailed
from infra.local.simulation.functions import invoke
from infra.local.simulation.store import Change
from infra.local.simulation.world import World

_MOST_TICKS = 12


@dataclass(slots=True)
class Clock:
    """What fires one function every so often, where the index of what is to be done lists something under `todo`."""

    world: World
    function: str
    todo: str
    every_ms: int
    _awaited: set[int] = field(default_factory=set)
    _due: dict[Key, datetime] = field(default_factory=dict)

    def watch(self, changes: Sequence[Change]) -> None:
        """Notes when each of them is due."""
        for change in changes:
            if not any(
                item and item.get("todo_pk", {}).get("S") == self.todo
                for item in (change.before, change.after)
            ):
                continue
            self._due.pop(change.key, None)
            if change.after is not None and change.after.get("todo_pk", {}).get("S") == self.todo:
                due = datetime.fromisoformat(change.after["todo_sk"]["S"])
                self._due[change.key] = due
                slot = (self.world.scheduler.now_ms + self.world.until(due)) // self.every_ms + 1
                if slot not in self._awaited:
                    self._awaited.add(slot)
                    after = slot * self.every_ms - self.world.scheduler.now_ms
                    self.world.scheduler.spawn("schedule", self._tick, max(0, after))

    def _tick(self) -> None:
        failures = 0
        for _ in range(_MOST_TICKS):
            moment = stamp(self.world.now())
            try:
                invoke(self.world, self.function, {"time": moment}, "delivery", failures)
                failures = 0
            except FunctionFailed:
                failures += 1
            if not self._overdue():
                return
            self.world.scheduler.sleep(self.every_ms)

    def _overdue(self) -> bool:
        return any(due <= self.world.now() for due in self._due.values())

"""Machines that stop for good: Step Functions tells of it, late or not at all, and HR's list has what stands still."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from cloud import deciding, keys
from cloud.items import read_item
from talent.application import Application, Stage
from talent.moves import MoveName
from talent.stopping import stands_still

from infra.local.events import stamp
from infra.local.shapes import Json
from infra.local.simulation.bus import Bus
from infra.local.simulation.company import HR
from infra.local.simulation.executions import Execution
from infra.local.simulation.requests import request
from infra.local.simulation.store import Change
from infra.local.simulation.world import World

_LATE_MS = (0, 0, 1_000, 3_600_000)
_UNTOLD = 0.1
_HOUR_MS, _DAY_MS = 3_600_000, 86_400_000
_MOST_TRIES = 20
"""After so many HR takes it that trying again mends nothing."""
_OTHERWISE = {
    Stage.SCREENING: MoveName.INVITE_ANYWAY,
    Stage.SHORTLISTED: MoveName.INVITE_ANYWAY,
    Stage.SUBMITTED: MoveName.REQUEST_PANEL,
    Stage.ASSESSED: MoveName.REQUEST_PANEL,
    Stage.SELECTED: MoveName.SELECT_ANYWAY,
}


@dataclass(slots=True)
class Stopping:
    """Who hears of machines that have stopped, and who sets them going again."""

    world: World
    bus: Bus
    _tries: Counter[str] = field(default_factory=Counter)

    def told(self, execution: Execution) -> None:
        """An execution has ended without an outcome: word comes, now and then twice, or the next look finds it."""
        if self.world.faults.happens(_UNTOLD):
            after = _HOUR_MS - self.world.scheduler.now_ms % _HOUR_MS
            self.world.scheduler.spawn("schedule", partial(self._looked_for, execution.name), after)
            return
        word = {name: each for name, each in execution.described().items() if name != "stopDate"}
        tell = partial(self.bus.deliver, "note_stopped_machine", {"detail": word}, execution.name)
        for _ in range(1 + self.world.faults.happens(self.world.faults.twice)):
            after = self.world.rng.choice(_LATE_MS)
            self.world.scheduler.spawn(f"note_stopped_machine {execution.name}", tell, after)

    def watch(self, changes: Sequence[Change]) -> None:
        """Puts what was noted as stopped on HR's list."""
        for change in changes:
            if change.key.sk != "APPLICATION" or change.after is None:
                continue
            application, _ = read_item(change.after, Application)
            if application.stopped and application.stopped.waits:
                who = self.world.rng.choice(HR)
                after = self.world.rng.choice((self.world.rng.randrange(1_000, 60_000), 600_000, _DAY_MS))
                work = partial(self._tried_again, application.application_id, who)
                self.world.scheduler.spawn(f"{who} looks at {application.application_id}", work, after)

    def _looked_for(self, name: str) -> None:
        """Of the hourly looks, that which finds it."""
        tick: Json = {"time": stamp(self.world.now())}
        self.bus.deliver("find_stopped_machines", tick, name)

    def _tried_again(self, application_id: str, who: str) -> None:
        """As HR does each morning until it stands still no more."""
        while self._tries[application_id] < _MOST_TRIES:
            item = self.world.store.get(keys.application(application_id))
            application = read_item(item or {}, Application)[0]
            if not stands_still(application, self.world.now()):
                return
            self._tries[application_id] += 1
            name = _OTHERWISE.get(application.stage) if self.world.faults.happens(0.2) else None
            name = name or MoveName.TRY_AGAIN
            request(self.world, partial(deciding.decide, application_id, name, who, "It stood still."))
            self.world.scheduler.sleep(_DAY_MS)

"""Machines that stop for good: Step Functions tells of it, late or not at all, and HR's list has what stands still."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from cloud import deciding, keys
from cloud.items import read_item
from cloud.settings import settings
from talent.application import Application, Stage
from talent.moves import MoveName
from talent.stopping import STILL_AFTER, stands_still

from infra.local.shapes import Json
from infra.local.simulation.bus import Bus
from infra.local.simulation.company import HR
from infra.local.simulation.machines import Execution
from infra.local.simulation.requests import request
from infra.local.simulation.store import Change
from infra.local.simulation.world import World

_MAY_BE_LOST = STILL_AFTER.keys() - {Stage.SELECTED, Stage.RESERVED, Stage.OFFERED, Stage.ACCEPTED}
_SOON_MS = 600_000
_LATE_MS = (0, 0, 1_000, 3_600_000)
_UNTOLD = 0.1
_DAY_MS = 86_400_000
_MOST_DAYS = 40
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

    def told(self, execution: Execution) -> None:
        """An execution has ended without an outcome; word of it may be lost, but for those that may hold a head."""
        application_id = str(execution.input["application_id"])
        stage = self._application(application_id).stage
        if stage in _MAY_BE_LOST and self.world.faults.happens(_UNTOLD):
            for days in sorted({longest.days for longest in STILL_AFTER.values()}):
                self._watched(application_id, days * _DAY_MS + _SOON_MS)
            return
        tell = partial(self.bus.deliver, "note_stopped_machine", _word(execution), execution.name)
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
                soon = self.world.rng.randrange(180_000, _SOON_MS)
                self._watched(application.application_id, self.world.rng.choice((soon, _DAY_MS)))

    def _watched(self, application_id: str, after_ms: int) -> None:
        who = self.world.rng.choice(HR)
        work = partial(self._tried_again, application_id, who)
        self.world.scheduler.spawn(f"{who} looks at {application_id}", work, after_ms)

    def _tried_again(self, application_id: str, who: str) -> None:
        """As HR does each morning until it stands still no more."""
        for _ in range(_MOST_DAYS):
            application = self._application(application_id)
            if not stands_still(application, self.world.now()):
                return
            name = _OTHERWISE.get(application.stage) if self.world.faults.happens(0.2) else None
            name = name or MoveName.TRY_AGAIN
            request(self.world, partial(deciding.decide, application_id, name, who, "It stood still."))
            self.world.scheduler.sleep(_DAY_MS)

    def _application(self, application_id: str) -> Application:
        return read_item(self.world.store.get(keys.application(application_id)) or {}, Application)[0]


def _word(execution: Execution) -> Json:
    """Step Functions' word on it, as the default bus brings it."""
    arn = f"{settings().machine_arn_prefix}{execution.machine}"
    return {
        "detail": {
            "executionArn": f"{arn}:{execution.name}",
            "stateMachineArn": arn,
            "name": execution.name,
            "status": execution.status,
            "error": execution.error or None,
            "input": json.dumps(execution.input),
        }
    }

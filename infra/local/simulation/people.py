"""What people do: answer, decide, hesitate, come too late, change their minds, press the button twice.

A person acts because they were asked (a wait was kept) or because something lies before them (a stage was reached).
They keep office hours, so that many act at once, and some act at the very moment at which their time runs out.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial

from cloud import deciding, interviews, keys, persons, scorecards
from cloud.applications import put
from cloud.items import read_item
from talent.application import ENDED, Application, Stage
from talent.moves import MOVES, MoveName
from talent.opening import Opening
from talent.panel import Scorecard
from talent.recording import Recording
from talent.stopping import MACHINE_AT
from talent.waiting import Wait

from infra.local.simulation.arranging import arrange
from infra.local.simulation.bargaining import bargain
from infra.local.simulation.company import HR, POOL
from infra.local.simulation.planning import plans
from infra.local.simulation.requests import request
from infra.local.simulation.store import Change
from infra.local.simulation.world import World

_DAY_MS = 86_400_000
_MOST_REVERSALS = 2
_WITHDRAWS = 0.06
_STEPS_BACK = 0.02
_CLICKS_TWICE = 0.1
_CLOSES = 0.03
_IN_THE_MIDST = MOVES[MoveName.DECLINE].starts & set(MACHINE_AT)
_MOVES: dict[Stage, tuple[MoveName | None, ...]] = {
    Stage.BELOW_BAR: (MoveName.DECLINE, MoveName.SELECT_ANYWAY, MoveName.REQUEST_PANEL, None),
    Stage.UNSETTLED: (
        MoveName.DECLINE,
        MoveName.SELECT_ANYWAY,
        MoveName.EXTEND_PANEL,
        MoveName.REQUEST_PANEL,
    ),
    Stage.PANEL_LAPSED: (MoveName.DECLINE, MoveName.SELECT_ANYWAY, MoveName.REQUEST_PANEL),
    Stage.OFFER_CLOSED: (MoveName.SELECT_ANYWAY, MoveName.DECLINE, None),
    Stage.HUMAN_INSTEAD: (MoveName.REQUEST_PANEL, MoveName.DECLINE),
    Stage.LAPSED: (MoveName.INVITE_ANYWAY, None),
    Stage.WAITLISTED: (MoveName.DECLINE, None, None, None, None),
}


@dataclass(slots=True)
class People:
    """Everybody outside of the machines."""

    world: World
    openings: dict[str, Opening]
    forgets: bool = False
    _decided: Counter[str] = field(default_factory=Counter)

    def arrive(self, applications: Sequence[Application]) -> None:
        """Some of the candidates will step back one day, whatever stands in their way."""
        for application in applications:
            if self.world.faults.happens(_WITHDRAWS):
                after = self.world.rng.randrange(20 * _DAY_MS)
                self._do(f"{application.application_id} withdraws", self._withdrawal(application), after)

    def plan(self) -> None:
        """Heads are planned anew, some of them in the minute in which HR selects."""
        for headcount_id in sorted({opening.headcount_id for opening in self.openings.values()}):
            for name, action, days in plans(self.world, headcount_id):
                self._do(name, action, days * _DAY_MS + self.world.rng.randrange(60))

    def select(self, application: Application) -> None:
        """Two of HR go through the list of those below the bar, and select this one with the others of that minute."""
        application_id = application.application_id
        for who in HR if self.world.faults.happens(0.2) else (self.world.rng.choice(HR),):
            self._do(
                f"{who} selects {application_id}",
                partial(deciding.decide, application_id, MoveName.SELECT_ANYWAY, who, "We need more people."),
                _DAY_MS + self.world.rng.randrange(60),
            )

    def watch(self, changes: Sequence[Change]) -> None:
        """Asks people when a wait is kept, and puts what has moved before those who decide on it."""
        for change in changes:
            if change.after is None:
                continue
            if change.key.sk.startswith("WAIT#"):
                wait, _ = read_item(change.after, Wait)
                if wait.open and (
                    change.before is None or read_item(change.before, Wait)[0].token != wait.token
                ):
                    self._asked(wait)
            elif change.key.sk == "APPLICATION":
                application = read_item(change.after, Application)[0]
                self._moved(application)
                self._steps_back(application)
                self._closes(application)

    def _asked(self, wait: Wait) -> None:
        application_id, rng = wait.application_id, self.world.rng
        who: list[tuple[str, Callable[[], object]]]
        match wait.kind:
            case "panel":
                usual = rng.choice((2.0, 3.0, 4.0, 5.0))
                levels = (usual, usual, rng.choice((1.0, 5.0)))
                who = [
                    (staff, self._score(application_id, staff, rng.choice(levels)))
                    for staff in self._panel(wait)
                ]
                who += arrange(self.world, wait, POOL)
            case "recordings":
                who = [("candidate", self._answers(application_id))]
            case "offer_confirmation" | "offer_approval" | "offer_answer":
                who = bargain(self.world, wait)
        for name, action in who:
            for _ in range(1 + self.world.faults.happens(_CLICKS_TWICE)):
                if not self.world.faults.happens(0.1):
                    self._do(f"{name} {wait.kind} {application_id}", action, self._when(wait))

    def _when(self, wait: Wait) -> int:
        """At once, in office hours, as the time runs out, or after it."""
        rng, ends = self.world.rng, self.world.until(wait.due_at)
        match rng.randrange(10):
            case 0 | 1:
                return rng.randrange(300)
            case 2 | 3:
                return max(0, ends + rng.randrange(-200, 300_000))
            case 4:
                return ends + rng.randrange(_DAY_MS)
            case _:
                return self._office_hours(rng.randrange(1, 5))

    def _office_hours(self, days: int) -> int:
        whole = (self.world.scheduler.now_ms // _DAY_MS + days) * _DAY_MS
        return whole - self.world.scheduler.now_ms + self.world.rng.randrange(60)

    def _do(self, name: str, action: Callable[[], object], after_ms: int) -> None:
        self.world.scheduler.spawn(name, lambda: request(self.world, action), after_ms)

    def _moved(self, application: Application) -> None:
        choices, application_id = _MOVES.get(application.stage), application.application_id
        if choices is None or self._decided[application_id] >= _MOST_REVERSALS:
            return
        name = self.world.rng.choice(choices)
        if name:
            self._decided[application_id] += 1
            days, at_once = self.world.rng.randrange(1, 3), self.world.faults.happens(0.2)
            after = self.world.rng.randrange(3000) if at_once else self._office_hours(days)
            for who in HR if self.world.faults.happens(0.1) else HR[:1]:
                decide = partial(deciding.decide, application_id, name, who, "We talked about it.")
                self._do(f"{who} {name} {application_id}", decide, after)

    def _closes(self, application: Application) -> None:
        """HR ends an application in the midst, wherever it is just then; some of them have second thoughts at once."""
        if application.stage not in _IN_THE_MIDST or not self.world.faults.happens(_CLOSES):
            return
        after, application_id = self.world.rng.randrange(5_000), application.application_id
        steps = [(MoveName.DECLINE, after)]
        if self.world.faults.happens(0.5):
            again = self.world.rng.choice((MoveName.INVITE_ANYWAY, MoveName.REQUEST_PANEL))
            steps.append((again, after + self.world.rng.choice((20, 1_000, _DAY_MS))))
        for name, at in steps:
            decide = partial(deciding.decide, application_id, name, HR[0], "The opening has changed.")
            self._do(f"hr {name} {application_id}", decide, at)

    def _steps_back(self, application: Application) -> None:
        """At any stage a candidate may have had enough, in the moment in which something else happens to them."""
        chance = _STEPS_BACK * (5 if application.stage is Stage.SELECTED else 1)
        if application.stage not in ENDED and self.world.faults.happens(chance):
            after = self.world.rng.choice((0, self.world.rng.randrange(300), 5_000))
            self._do(f"{application.application_id} withdraws", self._withdrawal(application), after)

    def _panel(self, wait: Wait) -> list[str]:
        """Who is asked to score, as the table has it."""
        pk = keys.application(wait.application_id).pk
        cards = (read_item(row, Scorecard)[0] for row in self.world.store.partition(pk, "REVIEW#"))
        return [card.staff_id for card in cards if card.status == "asked"]

    def _score(self, application_id: str, staff_id: str, level: float) -> Callable[[], object]:
        weights = next(iter(self.openings.values())).model.weights
        return lambda: scorecards.submit_scorecard(
            application_id, staff_id, dict.fromkeys(weights, level), ""
        )

    def _withdrawal(self, application: Application) -> Callable[[], object]:
        if self.forgets and self.world.faults.happens(0.7):
            return lambda: persons.request_erasure(application.candidate_id, "candidate")
        return lambda: interviews.withdraw(application.application_id)

    def _answers(self, application_id: str) -> Callable[[], object]:
        if self.world.faults.happens(0.2):
            return lambda: interviews.choose_human(application_id)

        def send_in() -> None:
            put(keys.recording(application_id, 1), self._recording(application_id))
            interviews.submit_recordings(application_id)

        return send_in

    def _recording(self, application_id: str) -> Recording:
        """What the upload leaves behind, for the round that the application stands in."""
        item = self.world.store.get(keys.application(application_id))
        application, _ = read_item(item or {}, Application)
        return Recording(
            application_id=application_id,
            number=1,
            round=max(1, application.round),
            upload_id="U",
            storage_upload_id="S",
            key=f"recordings/{application_id}/1",
            content_type="video/mp4",
            bytes=1,
            status="registered",
            announced_at=self.world.now() - timedelta(seconds=1),
        )

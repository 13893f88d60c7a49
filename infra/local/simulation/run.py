"""One run: a seed in, what it found out."""

from dataclasses import dataclass

from cloud import applications, reports
from cloud.people import get_candidate
from cloud.webhooks import places
from talent.application import Application, Stage
from talent.moves import MoveName

from infra.local.simulation import company, ending, listening
from infra.local.simulation.bus import CONSUMERS, Bus
from infra.local.simulation.clock import Clock
from infra.local.simulation.doors import check_links
from infra.local.simulation.edge import Edge
from infra.local.simulation.executions import Execution
from infra.local.simulation.heads import check_heads
from infra.local.simulation.leaving import FORGETS, check_forgotten
from infra.local.simulation.machines import Machines
from infra.local.simulation.mutants import broken
from infra.local.simulation.oracle import Oracle, Violation
from infra.local.simulation.people import People
from infra.local.simulation.promises import check_offers
from infra.local.simulation.reading import Poller, check_record
from infra.local.simulation.requests import carried_out
from infra.local.simulation.scores import check_panels
from infra.local.simulation.stopping import Stopping
from infra.local.simulation.streams import Stream
from infra.local.simulation.telling import Telling
from infra.local.simulation.world import Watcher, World

_BESIDE = (*[""] * 7, "log", "log", "log", "webhook", "forgets")
"""What else goes on in a run, as often as it stands here: each adds to what a run takes."""
_TOLD = {"webhook": ("deliver_webhooks",), "forgets": FORGETS}
"""Whom the bus tells then, too."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one run found, and how much was done in it."""

    seed: int
    violations: tuple[Violation, ...]
    hired: int
    commits: int
    calls: int
    days: float
    trace: tuple[tuple[int, str, str], ...]


def play(edge: Edge, seed: int, mutant: str = "") -> Outcome:
    """Plays the run of a seed to its end; `trace` holds every step in order."""
    with broken(mutant):
        return _Run(edge, seed).play()


class _Run:
    def __init__(self, edge: Edge, seed: int) -> None:
        self._seed = seed
        self._world = World.of(seed)
        stand_ins = {"screening": self._screen, "assessment": self._assess}
        self._beside = self._world.rng.choice(_BESIDE)
        self._bus = Bus(self._world, (*CONSUMERS, *_TOLD.get(self._beside, ())))
        self._stopping = Stopping(self._world, self._bus)
        self._machines = Machines(self._world, stand_ins, self._stopping.told)
        self._poller = Poller(self._world)
        edge.play(self._world, self._machines, self._bus)

    def play(self) -> Outcome:
        world = self._world
        founded = company.found(world)
        self._candidates = [get_candidate(each.candidate_id) for each in founded.applications]
        openings = {opening.opening_id: opening for opening in founded.openings}
        ids = tuple(application.application_id for application in founded.applications)
        rules = (Telling(), check_heads, check_panels, check_offers, check_links)
        oracle, people = (
            Oracle(world, openings, ids, rules),
            People(world, openings, self._beside == "forgets"),
        )
        world.watchers = [
            oracle.watch,
            Stream(world, "publish_events").watch,
            *self._watchers(),
            people.watch,
            self._stopping.watch,
        ]
        for application in founded.applications:
            if application.stage is Stage.BELOW_BAR:
                people.select(application)
            else:
                self._begin(application)
        people.arrive(founded.applications)
        people.plan()
        try:
            world.scheduler.run()
            ending.check(world, self._machines, self._bus, oracle)
            self._check_beside(oracle)
        finally:
            world.scheduler.close()
        return Outcome(
            seed=self._seed,
            violations=tuple(oracle.found),
            hired=sum(i["pk"]["S"].startswith("EMPLOYEE#") for i in world.store.everything()),
            commits=world.commits,
            calls=world.calls,
            days=world.scheduler.now_ms / 86_400_000,
            trace=tuple(world.scheduler.trace),
        )

    def _watchers(self) -> list[Watcher]:
        """The schedules, and who reads along in this run."""
        world, waits = self._world, Clock(self._world, "sweep_waits", "WAIT", 300_000)
        match self._beside:
            case "log":
                return [Stream(world, "log_events").watch, self._poller.watch, waits.watch]
            case "webhook":
                listening.register()
                return [
                    Clock(world, "retry_webhooks", places.due(listening.WEBHOOK_ID), 60_000).watch,
                    waits.watch,
                ]
            case "forgets":
                return [Clock(world, "erase_people", "FORGET", 3_600_000).watch, waits.watch]
            case _:
                return [waits.watch]

    def _check_beside(self, oracle: Oracle) -> None:
        match self._beside:
            case "log":
                self._poller.check(oracle)
                check_record(self._world, oracle)
            case "webhook":
                listening.check_received(oracle)
            case "forgets":
                check_forgotten(oracle, self._candidates)

    def _begin(self, application: Application) -> None:
        """Lets a candidate in where the simulation begins: matched, or assessed."""
        application_id = application.application_id
        name = "screening" if application.stage is Stage.SCREENING else "assessment"
        execution = Execution(name, f"0{application_id}", {"application_id": application_id})
        after = self._world.rng.choice((0, 0, 86_400_000))
        self._world.scheduler.spawn(f"{name} {application_id}", lambda: self._machines.play(execution), after)

    def _screen(self, execution: Execution) -> None:
        """Stands in for the reading of the resume: it is strong enough."""
        application_id, cause = str(execution.input["application_id"]), f"{execution.name}/Shortlist"
        carried_out(
            self._world,
            lambda: applications.move(application_id, MoveName.SHORTLIST, "machine", cause=cause),
        )

    def _assess(self, execution: Execution) -> None:
        """Stands in for the reading of the recordings: a score, or too little to score."""
        application_id, cause = str(execution.input["application_id"]), f"{execution.name}/Write report"
        score = self._world.rng.choice((None, 30.0, 55.0, 70.0, 90.0))
        carried_out(self._world, lambda: reports.complete_assessment(application_id, score, cause))

"""One run: a seed in, what it found out."""

from dataclasses import dataclass

from cloud import applications, reports
from talent.application import Application, MoveName, Stage

from infra.local.simulation import company, ending
from infra.local.simulation.bus import Bus
from infra.local.simulation.clock import Clock
from infra.local.simulation.edge import Edge
from infra.local.simulation.heads import check_heads
from infra.local.simulation.machines import Execution, Machines
from infra.local.simulation.mutants import broken
from infra.local.simulation.oracle import Oracle, Violation
from infra.local.simulation.people import People
from infra.local.simulation.promises import check_offers
from infra.local.simulation.requests import carried_out
from infra.local.simulation.scores import check_panels
from infra.local.simulation.telling import Telling
from infra.local.simulation.world import World


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
        self._machines = Machines(self._world, stand_ins)
        self._bus = Bus(self._world)
        edge.play(self._world, self._machines, self._bus)

    def play(self) -> Outcome:
        world = self._world
        founded = company.found(world)
        openings = {opening.opening_id: opening for opening in founded.openings}
        ids = tuple(application.application_id for application in founded.applications)
        rules = (Telling(), check_heads, check_panels, check_offers)
        oracle, people = Oracle(world, openings, ids, rules), People(world, openings)
        world.watchers = [oracle.watch, self._bus.watch, Clock(world).watch, people.watch]
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

    def _begin(self, application: Application) -> None:
        """Lets a candidate in where the simulation begins: matched, or assessed."""
        application_id = application.application_id
        name = "screening" if application.stage is Stage.SCREENING else "assessment"
        execution = Execution(name, f"E{application_id}", {"application_id": application_id})
        work = self._screen if name == "screening" else self._assess
        after = self._world.rng.choice((0, 0, 86_400_000))
        self._world.scheduler.spawn(f"{name} {application_id}", lambda: work(execution), after)

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

"""Heads are planned while offers go on: HR proposes another plan, the department's manager answers."""

from collections.abc import Callable, Iterator

from cloud import headcounts
from cloud.moment import now
from talent.headcount import OverLimit, Proposal

from infra.local.simulation.world import World

_LIMITS = (
    OverLimit(),
    OverLimit(),
    OverLimit(rule="percent", percent=50),
    OverLimit(rule="percent", percent=100),
    OverLimit(rule="allow"),
)


def plans(world: World, headcount_id: str) -> Iterator[tuple[str, Callable[[], object], int]]:
    """What is proposed and answered in a run: who, what they do, and after how many days."""
    if headcounts.get_ledger(headcount_id).value.proposal:
        yield (
            "boss answers the first plan",
            _answer(headcount_id, "boss", yes=True),
            world.rng.choice((0, 1, 2)),
        )
    for _ in range(world.rng.choice((0, 0, 1, 2))):
        day = world.rng.choice((1, 1, 2, 5, 9))
        yield "hr plans", _proposal(world, headcount_id), day
        for _ in range(1 + world.faults.happens(0.2)):
            yes, by = world.faults.happens(0.8), world.rng.choice(("boss", "boss", "boss", "hr"))
            yield f"{by} answers a plan", _answer(headcount_id, by, yes=yes), day + world.rng.choice((0, 1))


def _proposal(world: World, headcount_id: str) -> Callable[[], object]:
    more, limit = world.rng.choice((-1, 0, 1, 1, 2)), world.rng.choice(_LIMITS)

    def propose() -> None:
        planned = max(0, headcounts.get_ledger(headcount_id).value.planned + more)
        proposal = Proposal(planned=planned, over_limit=limit, reason="Orders.", by="hr", at=now())
        headcounts.propose(headcount_id, proposal)

    return propose


def _answer(headcount_id: str, by: str, *, yes: bool) -> Callable[[], object]:
    return lambda: headcounts.answer_proposal(headcount_id, by, confirm=yes, reason="Not now.")

"""Many runs on several processes: each process is a stage of its own, and the seeds say what is played."""

import os
import sys
import warnings
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from itertools import batched
from multiprocessing import get_context

from infra.local.simulation.edge import Edge
from infra.local.simulation.oracle import Violation
from infra.local.simulation.process import prepared
from infra.local.simulation.run import Outcome, play

_SEEDS_IN_A_BATCH = 10


@dataclass(frozen=True, slots=True)
class Played:
    """What a batch of runs found: violations by seed, and how much was done."""

    runs: int
    violations: tuple[tuple[int, Violation], ...]
    hired: int
    calls: int
    commits: int


def played(seeds: range, mutant: str, workers: int) -> Iterator[Played]:
    """Plays the seeds' runs, and gives batches in the order in which they are done."""
    batches = [tuple(batch) for batch in batched(seeds, _SEEDS_IN_A_BATCH, strict=False)]
    count = min(workers, len(batches))
    with ProcessPoolExecutor(count, get_context("spawn"), initializer=_begin) as pool:
        waiting = [pool.submit(_play, batch, mutant) for batch in batches]
        for done in as_completed(waiting):
            yield done.result()


def replayed(seed: int, mutant: str) -> Outcome:
    """The run of one seed with its trace, in a process of its own."""
    with ProcessPoolExecutor(1, get_context("spawn"), initializer=_begin) as pool:
        return pool.submit(_replay, seed, mutant).result()


class _Stage:
    edge: Edge | None = None


def _begin() -> None:
    """A worker says nothing: what functions log goes nowhere, and no run is to be heard beside another."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - open as long as the process
    warnings.simplefilter("ignore")
    _Stage.edge = prepared()


def _edge() -> Edge:
    if _Stage.edge is None:
        raise LookupError("the process was not prepared")
    return _Stage.edge


def _replay(seed: int, mutant: str) -> Outcome:
    return play(_edge(), seed, mutant)


def _play(seeds: tuple[int, ...], mutant: str) -> Played:
    outcomes = [play(_edge(), seed, mutant) for seed in seeds]
    return Played(
        runs=len(outcomes),
        violations=tuple((each.seed, found) for each in outcomes for found in each.violations),
        hired=sum(each.hired for each in outcomes),
        calls=sum(each.calls for each in outcomes),
        commits=sum(each.commits for each in outcomes),
    )

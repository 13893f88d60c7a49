"""One run's world: its time, its chances, its table and who looks on when something is committed."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

from infra.local.simulation.errors import cancelled
from infra.local.simulation.faults import MOST_FAILURES, Crashed, Faults, Invocation
from infra.local.simulation.fibers import Fiber, Scheduler
from infra.local.simulation.store import Change, Store
from infra.stacks.catalogue import TABLE

BEGINNING = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)

type Watcher = Callable[[Sequence[Change]], None]


@dataclass(slots=True)
class World:
    """Everything that a run owns."""

    rng: Random
    faults: Faults
    scheduler: Scheduler
    store: Store
    files: dict[str, bytes] = field(default_factory=dict)
    mails: int = 0
    received: list[tuple[str, bytes]] = field(default_factory=list)
    first_uses: list[str] = field(default_factory=list)
    watchers: list[Watcher] = field(default_factory=list)
    commits: int = 0
    calls: int = 0
    _invocations: dict[Fiber, Invocation] = field(default_factory=dict)

    @classmethod
    def of(cls, seed: int) -> "World":
        """The world of a seed, empty."""
        rng = Random(seed)  # noqa: S311 - a seed must give the same run again
        scheduler, faults = Scheduler(rng), Faults.drawn(rng)

        def due() -> int:
            return scheduler.now_ms + (rng.randrange(faults.lag_ms) if faults.lag_ms else 0)

        return cls(rng, faults, scheduler, Store(TABLE.indexes, due, lambda: scheduler.now_ms))

    def now(self) -> datetime:
        """The moment, as every function sees it."""
        return BEGINNING + timedelta(milliseconds=self.scheduler.now_ms)

    def until(self, moment: datetime) -> int:
        """Milliseconds from now to a moment; 0 for one that has been."""
        return max(0, int((moment - self.now()).total_seconds() * 1000))

    def call[T](self, label: str, effect: Callable[[], T]) -> T:
        """One call to AWS: others may go first, and its caller may be gone before it or after it."""
        self.calls += 1
        self.scheduler.step(label)
        self._crash(f"gone before {label}")
        answer = effect()
        self._crash(f"gone after {label}")
        return answer

    def commit(self, writes: Sequence[dict[str, object]]) -> None:
        """One transaction, seen by all who look on before anybody else goes on."""
        if self.suffers(self.faults.conflict):
            raise cancelled(["TransactionConflict"] * len(writes))
        changes = self.store.transact(writes)
        self.commits += 1
        for watch in self.watchers:
            watch(changes)

    @contextmanager
    def invocation(self, caller: str, failures: int, doom: float = 0.0) -> Iterator[Invocation]:
        """The current fiber runs a function for `caller`, which has failed `failures` times in a row before.

        `doom`: the chance at each call that an outage ends it there, beside the run's own faults.
        """
        fiber = self.scheduler.current
        around = self._invocations.get(fiber)
        number = self.rng.getrandbits(64)
        self._invocations[fiber] = Invocation(failures >= MOST_FAILURES[caller], f"{number:016x}", doom)
        try:
            yield self._invocations[fiber]
        finally:
            del self._invocations[fiber]
            if around:
                self._invocations[fiber] = around

    def suffers(self, chance: float) -> bool:
        """Whether the current invocation meets a fault of this chance; one that met its share of them meets no more."""
        invocation = self._invocations.get(self.scheduler.current)
        return invocation is not None and not invocation.spared and self.faults.happens(chance)

    def _crash(self, label: str) -> None:
        invocation = self._invocations.get(self.scheduler.current)
        if invocation is None:
            return
        if not invocation.gone and (self.faults.happens(invocation.doom) or self.suffers(self.faults.crash)):
            invocation.gone = True
            self.scheduler.trace.append((self.scheduler.now_ms, self.scheduler.current.name, label))
        if invocation.gone:
            raise Crashed

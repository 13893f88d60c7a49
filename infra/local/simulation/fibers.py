"""Threads that run one at a time, in an order that the seed decides, on a clock that stands still between steps.

A fiber is a thread that holds the one baton. It hands the baton on only where it stops: at a call to AWS, in a
sleep, at a wait. Who gets it next is drawn by the seed, so that a run can be played again.
"""

import heapq
import threading
from collections.abc import Callable
from random import Random

_GOES_ON = 0.55
"""How often a fiber that could stop goes on: enough for long stretches, which is how most work really runs."""


def _closed_lock() -> threading.Lock:
    """A lock that somebody else opens: half the price of a semaphore."""
    lock = threading.Lock()
    lock.acquire()
    return lock


class Abandoned(BaseException):
    """The run is over while this fiber still waits."""


class Fiber:
    """One line of work: a person's request, an execution, a delivery."""

    __slots__ = ("awake", "baton", "name", "started", "turn", "work")

    def __init__(self, name: str, work: Callable[[], None]) -> None:
        self.name = name
        self.work = work
        self.baton = _closed_lock()
        self.started = False
        self.turn = 0
        self.awake = False


class _Hands:
    """Threads that are lent to fibers and taken back: starting one costs more than a short fiber's work."""

    def __init__(self) -> None:
        self._idle: list[_Hand] = []

    def lend(self, body: Callable[[], None]) -> None:
        hand = self._idle.pop() if self._idle else _Hand(self._idle)
        hand.take(body)


class _Hand(threading.Thread):
    def __init__(self, idle: "list[_Hand]") -> None:
        super().__init__(daemon=True)
        self._bodies: list[Callable[[], None]] = []
        self._given = _closed_lock()
        self._free = idle
        self.start()

    def take(self, body: Callable[[], None]) -> None:
        self._bodies.append(body)
        self._given.release()

    def run(self) -> None:
        while True:
            self._given.acquire()
            self._bodies.pop()()
            self._free.append(self)


_HANDS = _Hands()


class Scheduler:
    """Runs fibers one at a time; `now_ms` is the run's own time, in milliseconds since its beginning."""

    def __init__(self, rng: Random) -> None:
        self.now_ms = 0
        self.trace: list[tuple[int, str, str]] = []
        self.broken: list[tuple[str, Exception]] = []
        self._rng = rng
        self._ready: list[Fiber] = []
        self._timers: list[tuple[int, int, int, Fiber]] = []
        self._numbers = 0
        self._main = Fiber("main", lambda: None)
        self._current = self._main
        self._alive: set[Fiber] = set()
        self._over = False

    @property
    def current(self) -> Fiber:
        """Who holds the baton."""
        return self._current

    @property
    def playing(self) -> bool:
        """Whether a fiber holds the baton, and not whoever sets the run up."""
        return self._current is not self._main

    def spawn(self, name: str, work: Callable[[], None], after_ms: int = 0) -> Fiber:
        """A new fiber, which may run from `after_ms` milliseconds on."""
        fiber = Fiber(name, work)
        self._alive.add(fiber)
        self._wake_at(fiber, self.now_ms + after_ms)
        return fiber

    def run(self) -> None:
        """Plays until nothing can go on: all fibers have ended, or wait for what never comes."""
        self._pass_on(self._main)

    def close(self) -> None:
        """Ends the fibers that still wait, by `Abandoned`."""
        self._over = True
        for fiber in sorted(self._alive, key=lambda each: each.name):
            if fiber.started:
                self._ready = [fiber]
                self._pass_on(self._main)

    def step(self, label: str) -> None:
        """A place where the current fiber may have to let others go first."""
        if self._over:
            raise Abandoned
        me = self._current
        self.trace.append((self.now_ms, me.name, label))
        self.now_ms += self._rng.randrange(12)
        self._collect()
        if self._ready and self._rng.random() > _GOES_ON:
            self._ready.append(me)
            self._pass_on(me)

    def sleep(self, milliseconds: int) -> None:
        """The current fiber goes on when the time has come."""
        self._wake_at(self._current, self.now_ms + milliseconds)
        self._pass_on(self._current)

    def wait(self, at_most_ms: int) -> bool:
        """The current fiber goes on when another one wakes it (True) or the time is over (False)."""
        me = self._current
        me.awake = False
        self._wake_at(me, self.now_ms + at_most_ms)
        self._pass_on(me)
        return me.awake

    def wake(self, fiber: Fiber) -> None:
        """Lets a waiting fiber go on."""
        fiber.turn += 1
        fiber.awake = True
        self._ready.append(fiber)

    def _wake_at(self, fiber: Fiber, at_ms: int) -> None:
        self._numbers += 1
        fiber.turn += 1
        heapq.heappush(self._timers, (at_ms, self._numbers, fiber.turn, fiber))

    def _collect(self) -> None:
        while self._timers and self._timers[0][0] <= self.now_ms:
            _, _, turn, fiber = heapq.heappop(self._timers)
            if turn == fiber.turn:
                self._ready.append(fiber)

    def _choose(self) -> Fiber:
        self._collect()
        while not self._ready and self._timers and not self._over:
            self.now_ms = max(self.now_ms, self._timers[0][0])
            self._collect()
        if not self._ready:
            return self._main
        return self._ready.pop(self._rng.randrange(len(self._ready)))

    def _pass_on(self, me: Fiber) -> None:
        chosen = self._choose()
        if chosen is not me:
            self._give(chosen)
            me.baton.acquire()
        if self._over and me is not self._main:
            raise Abandoned

    def _give(self, fiber: Fiber) -> None:
        self._current = fiber
        if fiber.started or fiber is self._main:
            fiber.baton.release()
            return
        fiber.started = True
        _HANDS.lend(lambda: self._live(fiber))

    def _live(self, fiber: Fiber) -> None:
        try:
            fiber.work()
        except Abandoned:
            pass
        except Exception as error:
            self.broken.append((fiber.name, error))
        finally:
            self._alive.discard(fiber)
            self._give(self._choose())

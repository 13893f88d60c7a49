"""Asynchronous invocations: at least once, tried again when the function fails, kept when it goes on failing.

Lambda tries an asynchronous event three times, a minute and then two apart; here the waits are seconds.
"""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from infra.local.fleet import Fleet
from infra.local.pause import Pauses
from infra.local.shapes import DeadLetter, FunctionFailed, Json

WAITS_S = (1.0, 2.0)
HANDS = 32


class DeadLetters:
    """What could not be delivered, for people to look at; each is also put into the queue."""

    def __init__(self, tell: Callable[[DeadLetter], None]) -> None:
        self._tell = tell
        self._kept: list[DeadLetter] = []

    def keep(self, function: str, event: Json, failure: FunctionFailed) -> None:
        """Keep an event that `function` failed on for the last time."""
        letter = DeadLetter(function, event, failure.name, failure.message, datetime.now(UTC))
        self._kept.append(letter)
        self._tell(letter)

    def all(self) -> list[DeadLetter]:
        """All of them, in the order in which they were given up."""
        return list(self._kept)


class Deliveries:
    """Hands events to functions in the background."""

    def __init__(self, fleet: Fleet, dead: DeadLetters, pauses: Pauses) -> None:
        self._fleet = fleet
        self._dead = dead
        self._pauses = pauses
        self._hands = ThreadPoolExecutor(HANDS, thread_name_prefix="delivery")
        self._open = 0
        self._lock = threading.Lock()

    @property
    def open(self) -> int:
        """How many events are not dealt with yet."""
        return self._open

    def send(self, function: str, event: Json) -> None:
        """Take the event and return at once."""
        with self._lock:
            self._open += 1
        self._hands.submit(self._deliver, function, event)

    def stop(self) -> None:
        """Take no more and drop what waits."""
        self._hands.shutdown(wait=False, cancel_futures=True)

    def _deliver(self, function: str, event: Json) -> None:
        try:
            for wait in (*WAITS_S, None):
                try:
                    self._fleet.invoke(function, event)
                except FunctionFailed as failure:
                    if wait is None:
                        self._dead.keep(function, event, failure)
                    else:
                        self._pauses.sleep(wait)
                else:
                    return
        finally:
            with self._lock:
                self._open -= 1

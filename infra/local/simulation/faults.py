"""What goes wrong, and how often: each run draws its own weather, from calm to stormy, and then each fault by chance.

The model's bounds are AWS's own: an invocation that breaks off is tried again by whoever called it, and one that is
broken off more often than it is tried is an outage. Machines may meet one, or be stopped from outside; deliveries don't,
as their dead letters are not played.
"""

from dataclasses import dataclass
from random import Random
from typing import Self

MOST_FAILURES = {"machine": 4, "delivery": 2, "stream": 4, "request": 2}
"""How often in a row faults hit one task: machines try six times, the bus three, the stream until it is done."""

CRASHES = ("Lambda.Unknown", "Sandbox.Timedout", "Runtime.ExitError", "Lambda.ServiceException")
"""What Step Functions calls a function that ended without an answer."""


class Crashed(BaseException):
    """The invocation is gone, with its memory; what it has written stays."""


@dataclass(slots=True)
class Faults:
    """The chances of one run."""

    rng: Random
    crash: float
    twice: float
    conflict: float
    refused: float
    expire: float
    unheard: float
    lag_ms: int
    stop: float

    @classmethod
    def drawn(cls, rng: Random) -> Self:
        """A run's weather."""
        return cls(
            rng=rng,
            crash=rng.choice((0.0, 0.005, 0.02, 0.05)),
            twice=rng.choice((0.0, 0.1, 0.4)),
            conflict=rng.choice((0.0, 0.01, 0.05)),
            refused=rng.choice((0.0, 0.05)),
            expire=rng.choice((0.0, 0.0, 0.1)),
            unheard=rng.choice((0.0, 0.0, 0.03)),
            lag_ms=rng.choice((0, 50, 1500)),
            stop=rng.choice((0.0, 0.0, 0.03)),
        )

    def happens(self, chance: float) -> bool:
        """Whether a thing of this chance happens now."""
        return chance > 0 and self.rng.random() < chance


@dataclass(slots=True)
class Invocation:
    """One call of a function or of the API: whether it is spared further faults, and how soon an outage ends it."""

    spared: bool
    request_id: str
    doom: float = 0.0
    gone: bool = False

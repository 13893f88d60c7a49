"""What the domain's users need from outside, as Protocols: real ones live in `cloud`, fakes in the tests."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The moment, aware, in UTC."""
        ...


class Entropy(Protocol):
    """Gives random bytes."""

    def bytes(self, count: int) -> bytes:
        """`count` random bytes."""
        ...

"""The one place where functions ask for the time and for randomness."""

import secrets
from datetime import UTC, datetime

from talent.events import Event, EventName, event_at
from talent.kernel import new_id
from talent.ports import Clock, Entropy

_ENTROPY_BYTES = 10


class _System:
    """The machine's own clock, and its own source of secrets."""

    def now(self) -> datetime:
        """The moment, in UTC."""
        return datetime.now(UTC)

    def bytes(self, count: int) -> bytes:
        """`count` bytes that nobody can guess."""
        return secrets.token_bytes(count)


class _Asked:
    clock: Clock = _System()
    entropy: Entropy = _System()


def ask(clock: Clock, entropy: Entropy) -> None:
    """From now on ask these two: for a simulation, which owns time and chance."""
    _Asked.clock, _Asked.entropy = clock, entropy


def now() -> datetime:
    """The moment, aware, in UTC, to the millisecond."""
    moment = _Asked.clock.now()
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def fresh_id() -> str:
    """A new id that sorts after all that were made before."""
    return new_id(now(), _Asked.entropy.bytes(_ENTROPY_BYTES))


def happened(name: EventName, by: str, **ids: str | int) -> Event:
    """An event of this moment; `ids` are the event's id fields."""
    return event_at(now(), _Asked.entropy.bytes(_ENTROPY_BYTES), name, by, **ids)

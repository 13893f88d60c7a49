"""The one place where functions ask for the time and for randomness."""

import secrets
from datetime import UTC, datetime

from talent.events import Event, EventName, event_at
from talent.kernel import new_id
from talent.ports import Clock, Entropy

_ENTROPY_BYTES = 10
_STEP_SHIFT = 32
"""Steps within a millisecond stay random, 48 bits wide, so that no id gives away the next."""


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
    last: tuple[datetime | None, int] = (None, 0)


def ask(clock: Clock, entropy: Entropy) -> None:
    """From now on ask these two: for a simulation, which owns time and chance."""
    _Asked.clock, _Asked.entropy = clock, entropy


def now() -> datetime:
    """The moment, aware, in UTC, to the millisecond."""
    moment = _Asked.clock.now()
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def fresh_id() -> str:
    """A new id that sorts after all that this process made before."""
    moment = now()
    return new_id(moment, _entropy(moment))


def fresh_bytes(count: int) -> bytes:
    """`count` bytes that nobody can guess."""
    return _Asked.entropy.bytes(count)


def happened(name: EventName, by: str, **ids: str | int) -> Event:
    """An event of this moment; `ids` are the event's id fields. Events of one process sort as they happened."""
    moment = now()
    return event_at(moment, _entropy(moment), name, by, **ids)


def _entropy(moment: datetime) -> bytes:
    """Ten random bytes that, within one millisecond, are larger each time: an id's order is its time, then these."""
    drawn = int.from_bytes(_Asked.entropy.bytes(_ENTROPY_BYTES))
    last_moment, last = _Asked.last
    number = last + 1 + (drawn >> _STEP_SHIFT) if moment == last_moment else drawn >> 1
    _Asked.last = moment, number
    return number.to_bytes(_ENTROPY_BYTES)

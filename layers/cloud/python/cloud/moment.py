"""The one place where functions ask for the time and for randomness."""

import secrets
from datetime import UTC, datetime

from talent.events import Event, EventName, event_at
from talent.kernel import new_id


def now() -> datetime:
    """The moment, aware, in UTC, to the millisecond."""
    moment = datetime.now(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def fresh_id() -> str:
    """A new id that sorts after all that were made before."""
    return new_id(now(), secrets.token_bytes(10))


def happened(name: EventName, by: str, **ids: str | int) -> Event:
    """An event of this moment; `ids` are the event's id fields."""
    return event_at(now(), secrets.token_bytes(10), name, by, **ids)

"""One message to one endpoint: its tries, and when the next one is due.

The waits between tries are those that Standard Webhooks recommends, but for its first, as a minute is our finest clock:
ten tries over three days.
"""

from datetime import datetime, timedelta
from hashlib import sha256
from typing import Literal

from pydantic import AwareDatetime, Field

from talent.events import Event
from talent.kernel import Fact

WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 300, 600, 840, 1200, 1440))
TRIES = len(WAITS) + 1
KEPT = timedelta(days=30)
LEASE = timedelta(minutes=2)
"""How long a try may be under way before another sender believes that the first one broke off."""

_KEPT_ATTEMPTS = 30
_GONE = 410

type Outcome = Literal["answered", "timed_out", "unreachable", "unresolved", "not_public", "not_trusted"]
"""What became of a try: an answer (of any status), none in time, no connection, no such name, a name that leads to an
address that may not be called, or a certificate that is not trusted."""
type DeliveryStatus = Literal["pending", "delivered", "failed", "held"]


class Attempt(Fact):
    """One try. `said`: the first few printable characters of the answer, for who looks for the fault."""

    at: AwareDatetime
    outcome: Outcome
    status_code: int | None = None
    said: str = Field(default="", max_length=64)
    milliseconds: int = Field(ge=0)

    @property
    def good(self) -> bool:
        """Whether the endpoint took the message: any answer of 2xx. A redirect is not followed and is none."""
        return self.status_code is not None and 200 <= self.status_code < 300

    @property
    def gone(self) -> bool:
        """Whether the endpoint says that it will never take one again."""
        return self.status_code == _GONE


class Delivery(Fact):
    """One event for one endpoint. 'held': the endpoint was paused; `tries` counts since it was last asked for."""

    webhook_id: str
    event: Event
    status: DeliveryStatus = "pending"
    created_at: AwareDatetime
    next_at: AwareDatetime | None = None
    tries: int = Field(default=0, ge=0)
    attempts: tuple[Attempt, ...] = ()


def announced(webhook_id: str, event: Event, at: datetime, *, active: bool) -> Delivery:
    """The delivery of an event, due at once; held back where the endpoint is paused."""
    new = Delivery(webhook_id=webhook_id, event=event, created_at=at, next_at=at)
    return new if active else set_aside(new)


def claimed(delivery: Delivery, at: datetime) -> Delivery:
    """The delivery while a try is under way: nobody else tries until the lease is over."""
    return delivery.model_copy(update={"next_at": at + LEASE})


def attempted(delivery: Delivery, attempt: Attempt) -> Delivery:
    """The delivery after a try: done, due again, or given up after the last."""
    tries = delivery.tries + 1
    tried = delivery.model_copy(
        update={"tries": tries, "attempts": (*delivery.attempts, attempt)[-_KEPT_ATTEMPTS:]}
    )
    if attempt.good:
        return tried.model_copy(update={"status": "delivered", "next_at": None})
    if tries >= TRIES:
        return tried.model_copy(update={"status": "failed", "next_at": None})
    return tried.model_copy(update={"next_at": attempt.at + _wait(delivery, tries)})


def replayed(delivery: Delivery, at: datetime) -> Delivery:
    """The delivery, due again from its first try; what was tried stays on record."""
    return delivery.model_copy(update={"status": "pending", "next_at": at, "tries": 0})


def set_aside(delivery: Delivery) -> Delivery:
    """The delivery, kept until somebody asks for it to be replayed."""
    return delivery.model_copy(update={"status": "held", "next_at": None})


def _wait(delivery: Delivery, tries: int) -> timedelta:
    """How long until the next try: up to a tenth more than the plan, so that many don't come back at one moment."""
    spread = sha256(f"{delivery.event.event_id}{tries}".encode()).digest()[0] / 255 / 10
    return WAITS[tries - 1] * (1 + spread)

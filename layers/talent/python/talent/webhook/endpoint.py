"""An endpoint that another system gave us: what it is told of, its secrets, and when it is paused.

A success forgives everything before it. An endpoint that has failed for three days without one, or that says it is
gone (410), is paused, and an administrator is told; what it would have been told meanwhile is kept to be replayed.
"""

from datetime import datetime, timedelta
from typing import Literal

from pydantic import AwareDatetime, Field

from talent.events import Event, EventName
from talent.kernel import Fact

PAUSED_AFTER = timedelta(days=3)
SECRET_OVERLAP = timedelta(hours=24)
OWN = frozenset(name for name in EventName if name.startswith("Webhook"))
SUBSCRIBABLE = tuple(sorted(set(EventName) - OWN))
"""What an endpoint can be told of: everything that happens but for what happens to webhooks themselves."""

type PauseReason = Literal["failing", "gone", "person"]


class SealedSecret(Fact):
    """A secret, encrypted; `ends_at`: until when it still signs beside a newer one."""

    sealed: str
    made_at: AwareDatetime
    ends_at: AwareDatetime | None = None


class Webhook(Fact):
    """One endpoint. `secrets`: the newest first."""

    webhook_id: str
    url: str
    description: str = Field(default="", max_length=200)
    events: tuple[EventName, ...] = Field(min_length=1)
    secrets: tuple[SealedSecret, ...] = Field(min_length=1, max_length=2)
    registered_by: str
    registered_at: AwareDatetime
    failing_since: AwareDatetime | None = None
    paused_at: AwareDatetime | None = None
    paused_for: PauseReason | None = None

    @property
    def active(self) -> bool:
        """Whether anything is sent to it."""
        return self.paused_at is None


def wants(webhook: Webhook, event: Event) -> bool:
    """Whether the endpoint is told of the event; a ping is for the endpoint that it names."""
    if event.name is EventName.WEBHOOK_PINGED:
        return event.webhook_id == webhook.webhook_id
    return event.name in webhook.events and event.name not in OWN


def signing(webhook: Webhook, at: datetime) -> tuple[SealedSecret, ...]:
    """The secrets that sign at a moment, the newest first."""
    return tuple(each for each in webhook.secrets if each.ends_at is None or each.ends_at > at)


def with_secret(webhook: Webhook, sealed: str, at: datetime) -> Webhook:
    """The endpoint with a new secret; the one before signs for another day, an older one no more."""
    former = webhook.secrets[0].model_copy(update={"ends_at": at + SECRET_OVERLAP})
    return webhook.model_copy(update={"secrets": (SealedSecret(sealed=sealed, made_at=at), former)})


def after_success(webhook: Webhook) -> Webhook:
    """The endpoint after it took a message."""
    return webhook.model_copy(update={"failing_since": None})


def after_failure(webhook: Webhook, at: datetime, *, gone: bool) -> Webhook:
    """The endpoint after a failed try: paused where it is gone or has failed for too long."""
    since = webhook.failing_since or at
    failing = webhook.model_copy(update={"failing_since": since})
    if webhook.active and (gone or at - since >= PAUSED_AFTER):
        return paused(failing, at, "gone" if gone else "failing")
    return failing


def paused(webhook: Webhook, at: datetime, reason: PauseReason) -> Webhook:
    """The endpoint, to which nothing is sent from now on."""
    return webhook.model_copy(update={"paused_at": at, "paused_for": reason})


def resumed(webhook: Webhook) -> Webhook:
    """The endpoint, to which is sent again; what was kept meanwhile goes out when it is replayed."""
    return webhook.model_copy(update={"paused_at": None, "paused_for": None, "failing_since": None})

"""Endpoints of other systems: registered by an administrator, changed, paused, given new secrets, taken away.

Each of these is an event, so that it stands in the record who sent the company's events where.
"""

from talent.events import EventName
from talent.kernel import Conflict
from talent.webhook import Webhook, check_url
from talent.webhook.endpoint import PauseReason, SealedSecret, paused, resumed, with_secret

from cloud import keys
from cloud.moment import fresh_id, happened, now
from cloud.races import again
from cloud.settings import settings
from cloud.table import Create, Remove, Replace, Stored, Write, record, table
from cloud.webhooks import places
from cloud.webhooks.resolving import resolved
from cloud.webhooks.secrets import make_secret

_MOST = 20


class TooManyWebhooks(Conflict):
    """There are as many endpoints as one company may have."""

    next = "Take one away that is no longer used."


def list_webhooks() -> list[Webhook]:
    """Every endpoint, oldest first."""
    return [stored.value for stored in table().under(keys.company().pk, places.WEBHOOK, Webhook)]


def get_webhook(webhook_id: str) -> Webhook:
    """The endpoint. Raises Missing."""
    return _get(webhook_id).value


def find_webhook(webhook_id: str) -> Webhook | None:
    """The endpoint; None where it was taken away."""
    stored = table().find(places.webhook(webhook_id), Webhook)
    return stored.value if stored else None


def register_webhook(
    url: str, events: tuple[EventName, ...], description: str, by: str
) -> tuple[Webhook, str]:
    """A new endpoint and its secret, which nobody is shown again. Raises AddressRefused or TooManyWebhooks."""
    _check(url)
    if len(list_webhooks()) >= _MOST:
        raise TooManyWebhooks(f"There are {_MOST} webhooks already.")
    webhook_id, moment = fresh_id(), now()
    secret, sealed = make_secret(webhook_id)
    webhook = Webhook(
        webhook_id=webhook_id,
        url=url,
        description=description,
        events=events,
        secrets=(SealedSecret(sealed=sealed, made_at=moment),),
        registered_by=by,
        registered_at=moment,
    )
    table().write(
        Create(places.webhook(webhook_id), webhook), told(webhook, EventName.WEBHOOK_REGISTERED, by)
    )
    return webhook, secret


@again(4)
def change_webhook(
    webhook_id: str, url: str, events: tuple[EventName, ...], description: str, by: str
) -> Webhook:
    """Another address, another choice of events. Raises AddressRefused or Missing."""
    _check(url)
    stored = _get(webhook_id)
    after = stored.value.model_copy(update={"url": url, "events": events, "description": description})
    return _changed(stored, after, EventName.WEBHOOK_CHANGED, by)


@again(4)
def renew_secret(webhook_id: str, by: str) -> tuple[Webhook, str]:
    """A new secret; the one before signs beside it for another day. Raises Missing."""
    stored = _get(webhook_id)
    secret, sealed = make_secret(webhook_id)
    after = with_secret(stored.value, sealed, now())
    return _changed(stored, after, EventName.WEBHOOK_CHANGED, by), secret


@again(4)
def pause_webhook(webhook_id: str, by: str, reason: PauseReason = "person") -> Webhook:
    """Sends nothing to the endpoint from now on; what happens meanwhile is kept. Raises Missing."""
    stored = _get(webhook_id)
    if not stored.value.active:
        return stored.value
    return _changed(stored, paused(stored.value, now(), reason), EventName.WEBHOOK_PAUSED, by)


@again(4)
def resume_webhook(webhook_id: str, by: str) -> Webhook:
    """Sends to the endpoint again what happens from now on. Raises Missing."""
    stored = _get(webhook_id)
    if stored.value.active:
        return stored.value
    return _changed(stored, resumed(stored.value), EventName.WEBHOOK_RESUMED, by)


@again(4)
def remove_webhook(webhook_id: str, by: str) -> Webhook:
    """Takes the endpoint and its secrets away. Raises Missing."""
    stored = _get(webhook_id)
    table().write(
        Remove(places.webhook(webhook_id), stored.version), told(stored.value, EventName.WEBHOOK_REMOVED, by)
    )
    return stored.value


def told(webhook: Webhook, name: EventName, by: str) -> Write:
    """The outbox item of something that happened to an endpoint."""
    event = happened(name, by, webhook_id=webhook.webhook_id)
    return record(event, places.delivery(webhook.webhook_id, ""))


def _check(url: str) -> None:
    parts = check_url(url, settings().webhook_reach)
    resolved(parts)


def _get(webhook_id: str) -> Stored[Webhook]:
    return table().get(places.webhook(webhook_id), Webhook)


def _changed(stored: Stored[Webhook], after: Webhook, name: EventName, by: str) -> Webhook:
    table().write(Replace(places.webhook(after.webhook_id), after, stored.version), told(after, name, by))
    return after

"""Deliveries: one for each event and endpoint, tried until it is taken, listed, and replayed when somebody asks.

The item of a delivery is written before anything is sent, so that a crash loses nothing; a try is claimed in the table
first, so that two senders don't send at once. A message may still arrive twice, with one id.
"""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import partial
from itertools import chain

from talent.events import Event, EventName
from talent.kernel import NotFound
from talent.webhook import (
    Attempt,
    Delivery,
    Webhook,
    after_failure,
    after_success,
    announced,
    attempted,
    claimed,
    headers,
    payload_of,
    replayed,
    set_aside,
    wants,
)
from talent.webhook.delivery import KEPT

from cloud.keys import Key
from cloud.moment import now
from cloud.paging import Page, page_of
from cloud.races import again
from cloud.table import Create, MovedOn, Replace, Stored, Write, table
from cloud.webhooks import endpoints, places
from cloud.webhooks.secrets import secrets_of
from cloud.webhooks.sending import post
from cloud.webhooks.turns import turn

_AT_ONCE = 8
_AT_A_TIME = 50
_SWEEP_S = 45


class DeliveryUnknown(NotFound):
    """The endpoint was not told of such an event, or it is longer ago than deliveries are kept."""

    next = "See the endpoint's deliveries, which are kept for 30 days."


def deliver(event: Event) -> int:
    """Tells every endpoint that wants it of an event, or sends what was asked to be sent again; how many took it.

    Where somebody is sending to an endpoint already, the message waits for them, or for the next sweep.
    """
    if event.name is EventName.WEBHOOK_REPLAYED:
        return send_due(now())
    wanted = [webhook for webhook in endpoints.list_webhooks() if wants(webhook, event)]
    fresh = [stored.value for webhook in wanted if (stored := _announce(webhook, event))]
    with ThreadPoolExecutor(_AT_ONCE) as senders:
        return sum(senders.map(lambda each: _send_in_turn(each.webhook_id, None, (each,)), fresh))


def send_due(moment: datetime) -> int:
    """Tries what is due at `moment`; how many were taken.

    The endpoints are called side by side, each with one message after another, and after a failure no more until the
    next sweep: who is down is not hammered, and holds up nobody else.
    """
    ids = [webhook.webhook_id for webhook in endpoints.list_webhooks()]
    with ThreadPoolExecutor(_AT_ONCE) as senders:
        return sum(senders.map(partial(_send_in_turn, moment=moment), ids))


def page_of_deliveries(webhook_id: str, cursor: str, limit: int) -> Page[Delivery]:
    """Some of what an endpoint was told in the last 30 days, the newest event first. Raises CursorUnknown."""
    pk = places.delivery(webhook_id, "").pk
    return page_of(None, pk, Delivery, cursor=cursor, limit=limit, prefix=places.DELIVERY, backwards=True)


def deliveries(webhook_id: str) -> list[Delivery]:
    """What an endpoint was told in the last 30 days, the newest event first."""
    found = table().under(places.delivery(webhook_id, "").pk, places.DELIVERY, Delivery)
    return [stored.value for stored in reversed(found)]


def replay(webhook_id: str, by: str, *, since: datetime, until: datetime) -> int:
    """Has everything sent again that happened from `since` on and before `until`; how many. Raises Missing."""
    webhook = endpoints.get_webhook(webhook_id)
    chosen = [each for each in deliveries(webhook_id) if since <= each.event.occurred_at < until]
    return _replay(webhook, chosen, by)


def replay_one(webhook_id: str, event_id: str, by: str) -> int:
    """Has one event sent again: 1. Raises Missing or DeliveryUnknown."""
    webhook = endpoints.get_webhook(webhook_id)
    stored = table().find(places.delivery(webhook_id, event_id), Delivery)
    if stored is None:
        raise DeliveryUnknown("This webhook was not told of such an event.")
    return _replay(webhook, [stored.value], by)


def ping(webhook_id: str, by: str) -> None:
    """Sends the endpoint a message of its own, to see whether it answers. Raises Missing."""
    table().write(endpoints.told(endpoints.get_webhook(webhook_id), EventName.WEBHOOK_PINGED, by))


def _replay(webhook: Webhook, chosen: Iterable[Delivery], by: str) -> int:
    count = sum(_make_due(each) for each in chosen)
    table().write(endpoints.told(webhook, EventName.WEBHOOK_REPLAYED, by))
    return count


@again(4)
def _make_due(delivery: Delivery) -> bool:
    stored = _stored(delivery)
    if stored is None:
        return False
    _write(replayed(stored.value, now()), stored.version)
    return True


def _announce(webhook: Webhook, event: Event) -> Stored[Delivery] | None:
    """The new delivery of an event; None where it is there already, as the event was brought before, or is held.

    Raises MovedOn where it is not there after all: two that were at the same item may both have been turned away.
    """
    asked = event.name is EventName.WEBHOOK_PINGED
    delivery = announced(webhook.webhook_id, event, now(), active=webhook.active or asked)
    try:
        table().write(Create(_key(delivery), delivery, expires_at=_expiry(delivery)))
    except MovedOn:
        if _stored(delivery) is None:
            raise
        return None
    return Stored(delivery, 1) if delivery.next_at else None


def _send_in_turn(webhook_id: str, moment: datetime | None, fresh: Iterable[Delivery] = ()) -> int:
    """Sends an endpoint what is new and what is due at a moment (None: as time goes on), where nobody else does."""
    until, taken = now() + timedelta(seconds=_SWEEP_S), 0
    with turn(webhook_id) as mine:
        for delivery in chain(fresh, _due(webhook_id, moment)) if mine else ():
            stored = _stored(delivery)
            if stored is None or stored.value.next_at is None or stored.value.next_at > (moment or now()):
                continue  # somebody else has dealt with it since the index listed it
            if now() >= until:
                break
            if _try(stored):
                taken += 1
            elif _open(delivery):
                break
    return taken


def _due(webhook_id: str, moment: datetime | None) -> Iterator[Delivery]:
    """What is due for an endpoint, the longest first, read as it is sent."""
    cursor: str | None = ""
    while cursor is not None:
        page = page_of("todo", places.due(webhook_id), Delivery, cursor=cursor, limit=_AT_A_TIME)
        for delivery in page.values:
            if delivery.next_at is None or delivery.next_at > (moment or now()):
                return
            yield delivery
        cursor = page.next_cursor


def _try(stored: Stored[Delivery]) -> bool:
    """Tries one delivery; False where it was not taken, or somebody else is trying it."""
    delivery = stored.value
    webhook = _open(delivery)
    try:
        if webhook is None:
            _write(set_aside(delivery), stored.version)
            return False
        _write(claimed(delivery, now()), stored.version)
    except MovedOn:
        return False
    body = payload_of(delivery.event).body()
    signed = headers(secrets_of(webhook, now()), delivery.event.event_id, now(), body)
    attempt = post(webhook.url, signed, body)
    _settle(delivery, attempt)
    return attempt.good


def _open(delivery: Delivery) -> Webhook | None:
    """The endpoint, where anything is sent to it: a paused one gets pings alone."""
    webhook = endpoints.find_webhook(delivery.webhook_id)
    asked = delivery.event.name is EventName.WEBHOOK_PINGED
    return webhook if webhook and (webhook.active or asked) else None


@again(4)
def _settle(delivery: Delivery, attempt: Attempt) -> None:
    """Notes a try on its delivery and on the endpoint at once: after a success that only one of them knew of, a single
    failure days later would look like one that had lasted since."""
    stored = _stored(delivery)
    settled = [_replacing(attempted(stored.value, attempt), stored.version)] if stored else []
    if noted := [*settled, *_judged(delivery.webhook_id, attempt)]:
        table().write(*noted)


def _judged(webhook_id: str, attempt: Attempt) -> list[Write]:
    """The endpoint as it took or failed a message; paused where that is due, which is told."""
    stored = table().find(places.webhook(webhook_id), Webhook)
    if stored is None:
        return []
    before = stored.value
    after = after_success(before) if attempt.good else after_failure(before, attempt.at, gone=attempt.gone)
    if after == before:
        return []
    paused = [] if after.active or not before.active else [EventName.WEBHOOK_PAUSED]
    told = [endpoints.told(after, name, "machine") for name in paused]
    return [Replace(places.webhook(webhook_id), after, stored.version), *told]


def _stored(delivery: Delivery) -> Stored[Delivery] | None:
    return table().find(_key(delivery), Delivery)


def _write(after: Delivery, version: int) -> None:
    table().write(_replacing(after, version))


def _replacing(after: Delivery, version: int) -> Write:
    return Replace(_key(after), after, version, expires_at=_expiry(after))


def _key(delivery: Delivery) -> Key:
    return places.delivery(delivery.webhook_id, delivery.event.event_id)


def _expiry(delivery: Delivery) -> int:
    return int((delivery.created_at + KEPT).timestamp())

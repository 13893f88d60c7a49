"""Webhooks against a real server: signed, once each, tried again under one id, replayed, and never led astray."""

import json
import re
import time
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from cloud.moment import happened, now
from cloud.table import Create, table
from cloud.webhooks import deliveries, endpoints, places
from cloud.webhooks.resolving import AddressNotPublic, NameUnresolved
from cloud.webhooks.turns import Turn, turn
from talent.application import Application
from talent.events import Event, EventName
from talent.webhook import Delivery, Webhook

from tests.integration.cloud.receiver import Receiver, receiving, verified

HIRED = (EventName.EMPLOYEE_HIRED, EventName.OFFER_ACCEPTED)


def hired(application_id: str = "01J9ZX7Q3B5V8W2K4M6N8P0R2T") -> Event:
    return happened(EventName.EMPLOYEE_HIRED, "machine", application_id=application_id)


def soon() -> datetime:
    return now() + timedelta(minutes=1)


def events_of(webhook: Webhook) -> list[EventName]:
    found = table().under(f"WEBHOOK#{webhook.webhook_id}", "EVENT#", Event)
    return [stored.value.name for stored in found]


def test_a_message_can_be_verified_as_the_readme_says(
    receiver: Receiver, registered: tuple[Webhook, str]
) -> None:
    event = hired()
    assert deliveries.deliver(event) == 1
    (message,) = receiver.messages
    assert message.path == "/bole?from=bole"
    assert message.headers["webhook-id"] == event.event_id
    assert message.headers["content-type"] == "application/json"
    assert verified(registered[1], message)
    assert not verified(registered[1], replace(message, body=message.body + b" "))
    assert not verified("whsec_" + "A" * 44, message)
    stale = {**message.headers, "webhook-timestamp": str(int(time.time()) - 400)}
    assert not verified(registered[1], replace(message, headers=stale))


def test_a_message_holds_ids_and_no_personal_data(
    receiver: Receiver, registered: tuple[Webhook, str], application: Application
) -> None:
    deliveries.deliver(hired(application.application_id))
    (message,) = receiver.messages
    assert json.loads(message.body)["data"] == {
        "by": "machine",
        "application_id": application.application_id,
    }
    whole = message.body.decode() + json.dumps(dict(message.headers))
    assert not re.search("林晓|lin@example.com|13800000000", whole)


def test_an_event_that_is_brought_twice_is_sent_once_and_an_unwanted_one_never(
    receiver: Receiver, registered: tuple[Webhook, str]
) -> None:
    event = hired()
    assert [deliveries.deliver(event) for _ in range(3)] == [1, 0, 0]
    assert deliveries.deliver(happened(EventName.OFFER_SENT, "machine")) == 0
    assert len(receiver.messages) == 1


def test_what_fails_is_tried_again_under_the_same_id(
    receiver: Receiver, registered: tuple[Webhook, str]
) -> None:
    webhook, secret = registered
    receiver.statuses = [500, 429]
    event = hired()
    assert deliveries.deliver(event) == 0
    assert endpoints.get_webhook(webhook.webhook_id).failing_since
    assert deliveries.send_due(now()) == 0, "not due yet"
    assert deliveries.send_due(now() + timedelta(minutes=2)) == 0
    assert deliveries.send_due(now() + timedelta(minutes=7)) == 1
    assert [each.headers["webhook-id"] for each in receiver.messages] == [event.event_id] * 3
    assert len({each.body for each in receiver.messages}) == 1
    assert all(verified(secret, each) for each in receiver.messages)
    (delivery,) = deliveries.deliveries(webhook.webhook_id)
    assert delivery.status == "delivered"
    assert [each.status_code for each in delivery.attempts] == [500, 429, 200]
    assert delivery.attempts[-1].said == ("thanks" * 11)[:55]
    assert endpoints.get_webhook(webhook.webhook_id).failing_since is None
    assert deliveries.send_due(now() + timedelta(days=2)) == 0


def test_who_is_down_is_called_once_a_sweep_and_holds_up_nobody(
    receiver: Receiver, registered: tuple[Webhook, str]
) -> None:
    with receiving() as other:
        endpoints.register_webhook(other.url, HIRED, "OA", "admin")
        receiver.statuses, other.statuses = [503] * 9, [503] * 3
        for _ in range(3):
            deliveries.deliver(hired())
        assert (len(receiver.messages), len(other.messages)) == (3, 3)
        assert deliveries.send_due(now() + timedelta(minutes=2)) == 3
        assert (len(receiver.messages), len(other.messages)) == (4, 6)


def test_one_message_and_a_span_can_be_sent_again(
    receiver: Receiver, registered: tuple[Webhook, str]
) -> None:
    webhook, event = registered[0], hired()
    deliveries.deliver(event)
    assert deliveries.replay_one(webhook.webhook_id, event.event_id, "admin") == 1
    assert deliveries.send_due(soon()) == 1
    assert [each.headers["webhook-id"] for each in receiver.messages] == [event.event_id] * 2
    later = now() + timedelta(seconds=1)
    assert deliveries.replay(webhook.webhook_id, "admin", since=later, until=soon()) == 0
    with pytest.raises(deliveries.DeliveryUnknown):
        deliveries.replay_one(webhook.webhook_id, hired().event_id, "admin")


def test_while_a_secret_is_replaced_both_verify(receiver: Receiver, registered: tuple[Webhook, str]) -> None:
    webhook, old = registered
    _, new = endpoints.renew_secret(webhook.webhook_id, "admin")
    deliveries.deliver(hired())
    assert all(verified(each, receiver.messages[0]) for each in (old, new))
    kept = endpoints.get_webhook(webhook.webhook_id).model_dump_json()
    assert old not in kept
    assert new not in kept


def test_an_address_inside_a_network_is_not_registered(aws: None) -> None:
    for url in ("https://10.0.0.1/", "https://169.254.169.254/x", "https://[::1]/", "https://localhost/"):
        with pytest.raises(AddressNotPublic):
            endpoints.register_webhook(url, HIRED, "", "admin")
    with pytest.raises(NameUnresolved):
        endpoints.register_webhook("https://nowhere.invalid/", HIRED, "", "admin")


def test_two_who_send_at_once_send_once(receiver: Receiver, registered: tuple[Webhook, str]) -> None:
    """Both have read the delivery; the table lets one of them try."""
    webhook, event = registered[0], hired()
    deliveries.deliver(event)
    deliveries.replay_one(webhook.webhook_id, event.event_id, "admin")
    read = table().listed("todo", places.due(webhook.webhook_id), Delivery)[0]
    assert [deliveries._try(read), deliveries._try(read)] == [True, False]
    assert len(receiver.messages) == 2


def test_a_removed_webhook_is_told_nothing_more(receiver: Receiver, registered: tuple[Webhook, str]) -> None:
    webhook = registered[0]
    receiver.statuses = [500]
    deliveries.deliver(hired())
    endpoints.remove_webhook(webhook.webhook_id, "admin")
    assert deliveries.deliver(hired()) == 0
    assert deliveries.send_due(now() + timedelta(days=1)) == 0
    assert len(receiver.messages) == 1


def test_one_sender_at_a_time_calls_an_endpoint_and_others_are_not_held_up(
    receiver: Receiver, registered: tuple[Webhook, str]
) -> None:
    """While somebody sends to it, what happens is kept and goes out after them; another endpoint hears at once."""
    webhook_id = registered[0].webhook_id
    with receiving() as other:
        endpoints.register_webhook(other.url, HIRED, "OA", "admin")
        with turn(webhook_id) as mine:
            assert mine
            assert deliveries.deliver(hired()) == 1
            assert (len(receiver.messages), len(other.messages)) == (0, 1)
        assert deliveries.deliver(hired()) == 3
        assert (len(receiver.messages), len(other.messages)) == (2, 2)


def test_a_turn_that_broke_off_ends_by_itself(receiver: Receiver, registered: tuple[Webhook, str]) -> None:
    webhook_id = registered[0].webhook_id
    over = Turn(until=now() - timedelta(seconds=1))
    table().write(Create(places.turn(webhook_id), over))
    assert deliveries.deliver(hired()) == 1
    with turn(webhook_id) as mine, turn(webhook_id) as another:
        assert (mine, another) == (True, False)


def test_deliveries_are_read_page_by_page(receiver: Receiver, registered: tuple[Webhook, str]) -> None:
    webhook_id, sent = registered[0].webhook_id, [hired() for _ in range(3)]
    for event in sent:
        deliveries.deliver(event)
    first = deliveries.page_of_deliveries(webhook_id, "", 2)
    assert first.next_cursor
    second = deliveries.page_of_deliveries(webhook_id, first.next_cursor, 2)
    read = [each.event.event_id for each in (*first.values, *second.values)]
    assert read == sorted((each.event_id for each in sent), reverse=True)

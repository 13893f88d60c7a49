"""An endpoint that is gone, or works again: paused, told of, caught up, and never paused by mistake."""

import json
from datetime import timedelta

import pytest
from cloud.letters.noticing import letters_for
from cloud.moment import happened, now
from cloud.table import table
from cloud.webhooks import deliveries, endpoints
from talent.events import Event, EventName
from talent.webhook import Webhook

from tests.integration.cloud.receiver import Receiver
from tests.integration.cloud.test_webhooks import events_of, hired, soon


def test_a_success_is_noted_on_the_message_and_the_endpoint_or_on_neither(
    receiver: Receiver, registered: tuple[Webhook, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else one failure, days after a sender broke off in between, would pause an endpoint that works."""
    webhook, event = registered[0], hired()
    receiver.statuses = [500]
    deliveries.deliver(event)

    def broken_off(webhook: Webhook) -> Webhook:
        raise ConnectionAbortedError(webhook.webhook_id)

    with monkeypatch.context() as patch:
        patch.setattr(deliveries, "after_success", broken_off)
        with pytest.raises(ConnectionAbortedError):
            deliveries.send_due(now() + timedelta(hours=1))
    (delivery,) = deliveries.deliveries(webhook.webhook_id)
    assert delivery.status != "delivered"
    assert deliveries.send_due(now() + timedelta(hours=2)) == 1
    assert endpoints.get_webhook(webhook.webhook_id).failing_since is None


def test_an_endpoint_that_is_gone_is_paused_told_of_and_caught_up_by_a_replay(
    receiver: Receiver, registered: tuple[Webhook, str]
) -> None:
    webhook, began = registered[0], now()
    receiver.statuses = [410]
    deliveries.deliver(hired())
    assert endpoints.get_webhook(webhook.webhook_id).paused_for == "gone"
    assert events_of(webhook) == [EventName.WEBHOOK_REGISTERED, EventName.WEBHOOK_PAUSED]
    event = happened(EventName.WEBHOOK_PAUSED, "machine", webhook_id=webhook.webhook_id)
    (letter,) = letters_for(event)
    assert (letter.to, "127.0.0.1" in letter.subject) == ("ada@bole.example", True)
    for _ in range(2):
        deliveries.deliver(hired())
    deliveries.send_due(now() + timedelta(days=1))
    assert len(receiver.messages) == 1, "nothing is sent while it is paused"
    assert {each.status for each in deliveries.deliveries(webhook.webhook_id)} == {"held"}
    endpoints.resume_webhook(webhook.webhook_id, "admin")
    assert deliveries.replay(webhook.webhook_id, "admin", since=began, until=soon()) == 3
    replays = happened(EventName.WEBHOOK_REPLAYED, "admin", webhook_id=webhook.webhook_id)
    assert deliveries.deliver(replays) == 3
    assert {each.status for each in deliveries.deliveries(webhook.webhook_id)} == {"delivered"}


def test_a_ping_reaches_a_paused_endpoint_and_no_other(
    receiver: Receiver, registered: tuple[Webhook, str]
) -> None:
    webhook = registered[0]
    endpoints.pause_webhook(webhook.webhook_id, "admin")
    deliveries.ping(webhook.webhook_id, "admin")
    found = table().under(f"WEBHOOK#{webhook.webhook_id}", "EVENT#", Event)
    assert deliveries.deliver(found[-1].value) == 1
    assert json.loads(receiver.messages[0].body)["type"] == "WebhookPinged"

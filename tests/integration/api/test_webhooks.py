"""Webhooks over the API: the administrator's, with a secret that is shown once and a list of what was sent."""

from datetime import UTC, datetime

import pytest
from cloud.settings import settings
from cloud.webhooks import deliveries
from talent.events import EventName, event_at
from talent.people import Role

from tests.integration.api.conftest import ask, aws, staff
from tests.integration.cloud.receiver import receiving, verified

__all__ = ["aws"]

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def test_a_webhook_from_registration_to_a_verified_message(
    aws: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOLE_WEBHOOK_REACH", "loopback")
    settings.cache_clear()
    admin = staff("admin", Role.ADMINISTRATOR)
    with receiving() as receiver:
        wanted = {"url": receiver.url, "events": ["EmployeeHired", "EmployeeHired"], "description": "ERP"}
        made = ask("POST", "/webhooks", wanted, claims=admin)
        assert made.status == 201, made.text
        secret, path = str(made.json["secret"]), f"/webhooks/{made.at('webhook', 'webhook_id')}"
        for reply in (ask("GET", "/webhooks", claims=admin), ask("GET", path, claims=admin)):
            assert secret not in reply.text
            assert "sealed" not in reply.text
        event = event_at(NOW, bytes(10), EventName.EMPLOYEE_HIRED, "machine", application_id="A1")
        deliveries.deliver(event)
        assert verified(secret, receiver.messages[0])
        listed = ask("GET", f"{path}/deliveries", claims=admin)
        assert listed.at("deliveries", 0, "attempts", 0, "status_code") == 200
        one = {"event_id": event.event_id}
        assert ask("POST", f"{path}/replay", one, claims=admin).json == {"messages": 1}
        span = {"since": "2026-11-25T00:00:00Z", "until": "2026-11-26T00:00:00Z"}
        assert ask("POST", f"{path}/replay", span, claims=admin).json == {"messages": 1}
        assert ask("POST", f"{path}/pause", claims=admin).json["paused_for"] == "person"
        assert ask("POST", f"{path}/resumption", claims=admin).json["paused_for"] is None
        assert ask("POST", f"{path}/secret", claims=admin).json["secret"] != secret
        assert ask("POST", f"{path}/ping", claims=admin).status == 200
        assert ask("DELETE", path, claims=admin).status == 200
        assert ask("GET", path, claims=admin).status == 404


def test_what_can_not_be_a_webhook_is_told_by_name(aws: None) -> None:
    admin = staff("admin", Role.ADMINISTRATOR)

    def refused(url: str, *events: str) -> object:
        return ask("POST", "/webhooks", {"url": url, "events": events}, claims=admin).json["name"]

    assert refused("http://93.184.216.34/", "EmployeeHired") == "AddressRefused"
    assert refused("https://169.254.169.254/", "EmployeeHired") == "AddressNotPublic"
    assert refused("https://93.184.216.34/", "WebhookPaused") == "BodyInvalid"
    assert refused("https://93.184.216.34/") == "BodyInvalid"
    assert refused("https://93.184.216.34/", "NoSuchEvent") == "BodyInvalid"

"""A webhook in the local cloud: from the API over the bus to another system's server, with each function's own rights."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from cloud.webhooks import endpoints
from talent.people import Role

from infra.local.cloud import LocalCloud
from infra.local.journey.visitor import Visitor
from tests.integration.cloud.receiver import receiving, verified
from tests.workflows.scene import Scene
from tests.workflows.sign_in import signed_in


def test_another_system_is_told_and_what_it_did_not_take_comes_again(cloud: LocalCloud, scene: Scene) -> None:
    with (
        receiving() as receiver,
        Visitor(cloud.api_url, token=signed_in(cloud, "Ada", Role.ADMINISTRATOR)) as admin,
    ):
        receiver.statuses = [200, 503]
        made: dict[str, Any] = admin.post("/webhooks", {"url": receiver.url, "events": ["ApplicationOpened"]})
        secret, webhook_id = made["secret"], made["webhook"]["webhook_id"]
        admin.post(f"/webhooks/{webhook_id}/ping")
        cloud.quiet()
        application_id = scene.apply(scene.opening())
        cloud.quiet()
        cloud.fire("retry_webhooks", datetime.now(UTC) + timedelta(minutes=5))
        bodies = [json.loads(each.body) for each in receiver.messages]
        assert [each["type"] for each in bodies] == ["WebhookPinged", *["ApplicationOpened"] * 2]
        assert bodies[-1]["data"] == {"by": "candidate", "application_id": application_id}
        assert all(verified(secret, each) for each in receiver.messages)
        assert len({each.headers["webhook-id"] for each in receiver.messages}) == 2
        sent: dict[str, Any] = admin.get(f"/webhooks/{webhook_id}/deliveries")
        assert [each["status"] for each in sent["deliveries"]] == ["delivered"] * 2
        endpoints.remove_webhook(webhook_id, "ada")
    assert not [letter for letter in cloud.dead_letters() if "webhooks" in letter.function]

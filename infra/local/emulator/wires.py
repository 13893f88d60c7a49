"""What moto tells of by itself: rules that match, uploads that are complete, users who are invited."""

import copy
from collections.abc import Callable

from moto.events.models import Rule
from moto.s3 import notifications
from moto.s3.models import FakeKey

from infra.local.shapes import JsonObject


def mend_rules(deliver: Callable[[str, JsonObject], None]) -> None:
    """Give rules Lambda targets: `deliver(function ARN, event)` is called for each match and must not block."""

    def send_to_targets(rule: Rule, original_event: JsonObject, transform_input: bool = True) -> None:
        del transform_input
        if rule.state == "ENABLED" and rule.event_pattern.matches_event(original_event):
            for target in rule.targets:
                deliver(target["Arn"], copy.deepcopy(original_event))

    Rule.send_to_targets = send_to_targets


def mend_uploads() -> None:
    """Tell of an upload in parts once, as it is completed: moto also tells of the put inside."""
    tell = notifications.send_event

    def send_event(account_id: str, event_name: str, bucket: object, key: FakeKey) -> None:
        inner = event_name == notifications.S3NotificationEvent.OBJECT_CREATED_PUT_EVENT
        if not (inner and key.multipart):
            tell(account_id, event_name, bucket, key)

    notifications.send_event = send_event

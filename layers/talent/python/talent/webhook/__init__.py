"""Webhooks: another system is told of events at an address of its own, signed as Standard Webhooks has it.

What is sent holds ids and the event's facts, never personal data: the receiver fetches the rest by the API, where the
table of access decides. A message keeps its id over every try, so that the receiver can drop doubles. Order is not
promised: a message that was tried again comes after later ones.
"""

from talent.webhook.address import AddressRefused, Reach, check_url, reachable
from talent.webhook.delivery import (
    TRIES,
    Attempt,
    Delivery,
    Outcome,
    announced,
    attempted,
    claimed,
    replayed,
    set_aside,
)
from talent.webhook.endpoint import SUBSCRIBABLE, Webhook, after_failure, after_success, wants
from talent.webhook.payload import Payload, payload_of
from talent.webhook.signing import headers, new_secret

__all__ = [
    "SUBSCRIBABLE",
    "TRIES",
    "AddressRefused",
    "Attempt",
    "Delivery",
    "Outcome",
    "Payload",
    "Reach",
    "Webhook",
    "after_failure",
    "after_success",
    "announced",
    "attempted",
    "check_url",
    "claimed",
    "headers",
    "new_secret",
    "payload_of",
    "reachable",
    "replayed",
    "set_aside",
    "wants",
]

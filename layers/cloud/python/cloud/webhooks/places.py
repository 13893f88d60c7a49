"""Where webhooks lie in the table.

| question | answered by |
|---|---|
| which webhooks there are | query `COMPANY`, `WEBHOOK#` |
| what a webhook was told, in the order of the events; what happened to it | query `WEBHOOK#id`, `DELIVERY#`, `EVENT#` |
| which deliveries of a webhook are due | index `todo`: `DELIVER#id`, then due |
| whether somebody is sending to a webhook just now | get `WEBHOOK#id`, `TURN` |
"""

from cloud import keys
from cloud.keys import Key

WEBHOOK, DELIVERY = "WEBHOOK#", "DELIVERY#"


def webhook(webhook_id: str) -> Key:
    """An endpoint of another system."""
    return Key(keys.company().pk, f"{WEBHOOK}{webhook_id}")


def turn(webhook_id: str) -> Key:
    """Whose turn it is to send to an endpoint."""
    return Key(f"{WEBHOOK}{webhook_id}", "TURN")


def due(webhook_id: str) -> str:
    """Under which the index of what is to be done lists an endpoint's deliveries."""
    return f"DELIVER#{webhook_id}"


def delivery(webhook_id: str, event_id: str) -> Key:
    """One event for one endpoint."""
    return Key(f"{WEBHOOK}{webhook_id}", f"{DELIVERY}{event_id}")

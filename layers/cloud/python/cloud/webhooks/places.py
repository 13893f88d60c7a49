"""Where webhooks lie in the table.

| question | answered by |
|---|---|
| which webhooks there are | query `COMPANY`, `WEBHOOK#` |
| what a webhook was told, in the order of the events; what happened to it | query `WEBHOOK#id`, `DELIVERY#`, `EVENT#` |
| which deliveries are due | index `todo`: `DELIVER`, then due |
"""

from cloud import keys
from cloud.keys import Key

WEBHOOK, DELIVERY = "WEBHOOK#", "DELIVERY#"
DUE = "DELIVER"


def webhook(webhook_id: str) -> Key:
    """An endpoint of another system."""
    return Key(keys.company().pk, f"{WEBHOOK}{webhook_id}")


def delivery(webhook_id: str, event_id: str) -> Key:
    """One event for one endpoint."""
    return Key(f"{WEBHOOK}{webhook_id}", f"{DELIVERY}{event_id}")

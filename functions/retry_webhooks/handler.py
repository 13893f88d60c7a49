"""Tries every minute what other systems have not taken yet and is due again."""

from cloud.bus import Tick
from cloud.tools import task
from cloud.webhooks.deliveries import send_due


@task(Tick)
def handler(tick: Tick) -> dict[str, int]:
    """How many took it."""
    return {"taken": send_due(tick.time)}

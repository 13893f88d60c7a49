"""Tells other systems of an event at the addresses that they gave, once each; what fails is tried again later."""

from cloud.bus import Told
from cloud.tools import task
from cloud.webhooks.deliveries import deliver


@task(Told)
def handler(told: Told) -> dict[str, int]:
    """How many took it."""
    return {"taken": deliver(told.detail)}

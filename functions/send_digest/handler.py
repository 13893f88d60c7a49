"""Writes to HR once a day what waits for a person; the schedule's own time is the clock."""

from cloud.bus import Tick
from cloud.digests import send_digests
from cloud.tools import task


@task(Tick)
def handler(tick: Tick) -> dict[str, int]:
    """How many mails went out."""
    return {"sent": send_digests(tick.time)}

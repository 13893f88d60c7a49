"""Looks every hour for machines that have ended without an outcome and of which no word came: AWS sends it if it can."""

from cloud.bus import Tick
from cloud.stopped_machines import note_unheard
from cloud.tools import task


@task(Tick)
def handler(tick: Tick) -> dict[str, int]:
    """How many were noted just now."""
    return {"noted": note_unheard(tick.time)}

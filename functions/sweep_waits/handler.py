"""Looks every few minutes for waits whose reminder or end has come; the schedule's own time is the clock."""

from cloud.asking import Swept, sweep
from cloud.bus import Tick
from cloud.tools import task


@task(Tick)
def handler(tick: Tick) -> Swept:
    """How many were reminded and ended."""
    return sweep(tick.time)

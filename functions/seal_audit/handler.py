"""Closes, signs and locks away the days of the record that are over."""

from cloud.bus import Tick
from cloud.sealing import seal_days
from cloud.tools import task


@task(Tick)
def handler(tick: Tick) -> dict[str, int]:
    """How many days were sealed."""
    return {"days": seal_days(tick.time)}

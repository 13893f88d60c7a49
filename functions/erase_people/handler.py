"""Erases the people who asked for it, an hour after they did, or as soon as a legal hold is lifted."""

from cloud.bus import Tick
from cloud.persons import erase_asked
from cloud.tools import task


@task(Tick)
def handler(tick: Tick) -> dict[str, int]:
    """How many requests were looked at."""
    return {"requests": erase_asked(tick.time)}

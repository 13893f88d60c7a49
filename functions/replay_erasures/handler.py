"""Holds and erases again what a restore of the table has undone; called after a restore, and once a day by itself."""

from cloud.bus import Tick
from cloud.holds import replay_holds
from cloud.persons import replay
from cloud.tools import task


@task(Tick)
def handler(tick: Tick) -> dict[str, int]:
    """How many holds had gone, and how many people had come back."""
    del tick
    return {"holds": replay_holds(), "people": replay()}

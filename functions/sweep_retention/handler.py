"""Erases every day what is due by its clock, the people of whom nothing is left, and exports whose days are over."""

from cloud.bus import Tick
from cloud.exporting import end_exports
from cloud.persons import finish_all_gone
from cloud.retention import erase_due
from cloud.tools import task


@task(Tick)
def handler(tick: Tick) -> dict[str, int]:
    """How many applications had something erased, how many people went, how many exports ended."""
    applications = len(erase_due(tick.time))
    people = finish_all_gone(tick.time)
    return {"applications": applications, "people": people, "exports": end_exports(tick.time)}

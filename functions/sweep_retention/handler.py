"""Erases every day what is due by its clock, the people of whom nothing is left, and exports whose days are over."""

from cloud.bus import Tick
from cloud.exporting import end_exports
from cloud.persons import finish_if_all_gone
from cloud.retention import erase_due
from cloud.tools import task


@task(Tick)
def handler(tick: Tick) -> dict[str, int]:
    """How many applications had something erased, how many people went, how many exports ended."""
    went = erase_due(tick.time)
    people = {clock.candidate_id for clock in went if clock.finished}
    gone = [done for each in sorted(people) if (done := finish_if_all_gone(each))]
    return {"applications": len(went), "people": len(gone), "exports": end_exports(tick.time)}

"""Holds a head for the candidate, or puts them on the waitlist; in one transaction, so that nobody is hired over."""

from cloud.applications import get
from cloud.headcounts import reserve_head
from cloud.openings import get_opening
from cloud.tools import Task, task
from cloud.waitlist import pass_on
from talent.application import IllegalMove


@task(Task)
def handler(order: Task) -> dict[str, str]:
    """'reserved' or 'waitlisted'. Raises IllegalMove for who has gone meanwhile; a head meant for them is passed on."""
    opening = get_opening(get(order.application_id).value.opening_id)
    try:
        held = reserve_head(order.application_id, opening.headcount_id, order.cause)
    except IllegalMove:
        pass_on(opening.headcount_id, order.cause)
        raise
    return {"verdict": "reserved" if held else "waitlisted"}

"""Turns the held head into a filled one, once."""

from cloud.applications import get
from cloud.headcounts import fill_head
from cloud.openings import get_opening
from cloud.tools import Task, task


@task(Task)
def handler(order: Task) -> dict[str, bool]:
    """Raises Missing where no head is held."""
    fill_head(order.application_id, get_opening(get(order.application_id).value.opening_id).headcount_id)
    return {"filled": True}

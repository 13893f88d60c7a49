"""Closes an offer that ended without a hire and gives its head back, so that the waitlist moves up."""

from cloud.applications import done, get
from cloud.headcounts import release_head
from cloud.offers import close_offer
from cloud.openings import get_opening
from cloud.tools import Task, task


@task(Task)
def handler(order: Task) -> dict[str, bool]:
    """Safe to repeat: what is closed and given back stays so, and one that comes late closes no other's offer."""
    if done(order.application_id, order.cause):
        return {"released": True}
    close_offer(order.application_id, order.cause)
    opening = get_opening(get(order.application_id).value.opening_id)
    release_head(order.application_id, opening.headcount_id, order.cause)
    return {"released": True}

"""Marks the confirmed offer as sent. The wait that follows mails the letter to the candidate."""

from cloud import offers
from cloud.tools import Task, task


@task(Task)
def handler(order: Task) -> dict[str, int]:
    """The version that went out. Raises OfferNotOpen or IllegalMove where it may not go out any more."""
    return {"version": offers.send_offer(order.application_id, order.cause).version}

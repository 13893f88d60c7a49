"""Holds a head for the candidate, or puts them on the waitlist; in one transaction, so that nobody is hired over."""

from cloud.applications import get
from cloud.drafting import taken_up
from cloud.headcounts import answered, reserve_head
from cloud.openings import get_opening
from cloud.tools import Task, task
from talent.application import Stage
from talent.events import EventName


class Order(Task):
    """Which event opened the offer: where it is tried again, it goes on with the head that is held."""

    event: EventName


@task(Order)
def handler(order: Order) -> dict[str, str | int]:
    """'reserved' or 'waitlisted'; for an offer that is tried again, where it goes on.

    Raises IllegalMove for who has gone meanwhile.
    """
    application = get(order.application_id).value
    opening = get_opening(application.opening_id)
    again = order.event is EventName.MACHINE_RETRIED and application.stage is not Stage.SELECTED
    if again and answered(order.application_id, order.cause) is None:
        return taken_up(order.application_id)
    held = reserve_head(order.application_id, opening.headcount_id, order.cause)
    return {"verdict": "reserved" if held else "waitlisted"}

"""Marks the confirmed offer as sent. The wait that follows mails the letter to the candidate."""

from cloud import offers
from cloud.tools import Task, task
from pydantic import Field


class Order(Task):
    """Which version goes out: a late call sends no other."""

    version: int = Field(ge=1)


@task(Order)
def handler(order: Order) -> dict[str, int]:
    """The version that went out. Raises OfferNotOpen or IllegalMove where it may not go out any more."""
    cause = f"{order.cause}/{order.version}"
    return {"version": offers.send_offer(order.application_id, order.version, cause).version}

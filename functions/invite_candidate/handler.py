"""Invites the candidate to record answers: the next round begins. The wait that follows sends the mail."""

from cloud.applications import get, move
from cloud.tools import Task, task
from talent.application import Stage
from talent.events import EventName
from talent.moves import MoveName


class Order(Task):
    """Which event opened the invitation: where it is tried again, an invitation that was made goes on."""

    event: EventName


@task(Order)
def handler(order: Order) -> dict[str, int]:
    """The round, counted from 1. Raises IllegalMove when the application is not to be invited (any more)."""
    application = get(order.application_id).value
    if order.event is EventName.MACHINE_RETRIED and application.stage is Stage.INVITED:
        return {"round": application.round}
    next_round = application.round + 1
    after = move(
        order.application_id, MoveName.INVITE, "machine", cause=order.cause, update={"round": next_round}
    )
    return {"round": after.round}

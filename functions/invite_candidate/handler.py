"""Invites the candidate to record answers: the next round begins. The wait that follows sends the mail."""

from cloud.applications import get, move
from cloud.tools import Task, task
from talent.application import MoveName


@task(Task)
def handler(order: Task) -> dict[str, int]:
    """The round, counted from 1. Raises IllegalMove when the application is not to be invited (any more)."""
    next_round = get(order.application_id).value.round + 1
    after = move(
        order.application_id, MoveName.INVITE, "machine", cause=order.cause, update={"round": next_round}
    )
    return {"round": after.round}

"""A machine moves an application, once for each execution and state."""

from cloud.applications import move
from cloud.tools import Task, task
from talent.moves import MoveName


class Order(Task):
    """Which move to make."""

    move: MoveName


@task(Order)
def handler(order: Order) -> dict[str, str]:
    """The stage it stands at now. Raises IllegalMove when somebody moved it elsewhere."""
    return {"stage": move(order.application_id, order.move, "machine", cause=order.cause).stage}

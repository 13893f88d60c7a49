"""Tells HR the result of the selection by mail, with everything it was made from."""

from cloud.letters.offering import result
from cloud.mail import send_once
from cloud.tools import Task, task


@task(Task)
def handler(order: Task) -> dict[str, bool]:
    """Whether the mail went out just now; a retried task sends nothing more."""
    return {"sent": send_once(order.cause, result(order.application_id))}

"""Every human wait: keeps the machine's token, and asks the people who decide by mail, once."""

from cloud.asking import Asked, ask
from cloud.letters.asking import letters_of
from cloud.mail import send_all
from cloud.tools import Task, task
from documents.writing import invite_of
from pydantic import Field
from talent.events import WaitKind


class Order(Task):
    """What is waited for, the token that goes on with it, and which of the task's attempts this is, from 0.

    `lap`: which version of an offer it is about.
    """

    kind: WaitKind
    lap: int = Field(default=0, ge=0)
    token: str
    attempt: int = Field(default=0, ge=0)


@task(Order)
def handler(order: Order) -> dict[str, int]:
    """How many were asked; nobody, when it is decided already, or when a later call waits."""
    by = Asked(cause=order.cause, attempt=order.attempt, lap=order.lap, token=order.token)
    wait = ask(order.application_id, order.kind, by)
    if not wait.open or wait.token != order.token:
        return {"asked": 0}
    cause = f"{order.cause}/{order.lap}"
    return {"asked": send_all((cause, letter) for letter in letters_of(wait, invite_of))}

"""Every human wait: keeps the machine's token, and asks the people who decide by mail, once."""

from cloud.asking import ask
from cloud.letters.asking import letters_of
from cloud.mail import send_once
from cloud.meetings import meeting_of
from cloud.tools import Task, task
from documents.writing import invite_of
from talent.events import WaitKind


class Order(Task):
    """What is waited for, and the token that goes on with it."""

    kind: WaitKind
    token: str


@task(Order)
def handler(order: Order) -> dict[str, int]:
    """How many were asked; nobody, when it is decided already."""
    wait = ask(order.application_id, order.kind, order.token)
    if not wait.open:
        return {"asked": 0}
    calendar = invite_of(meeting_of(order.application_id)) if order.kind == "panel" else ""
    return {"asked": sum(send_once(order.cause, letter) for letter in letters_of(wait, calendar))}

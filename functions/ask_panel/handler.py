"""Puts people of the opening's pool on the panel, or one more. The wait that follows sends the mails."""

from cloud import panels
from cloud.applications import opening_event
from cloud.tools import Task, task
from talent.events import EventName


class Order(Task):
    """Which event opened the selection: one of them asks for one more interviewer."""

    event: EventName


@task(Order)
def handler(order: Order) -> dict[str, int]:
    """How many are on it. Raises NobodyToAsk where the pool is empty."""
    extend = opening_event(order.application_id, order.event) is EventName.PANEL_EXTENDED
    return {"asked": len(panels.ask_panel(order.application_id, order.cause, extend=extend))}

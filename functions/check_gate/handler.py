"""Asks whether the interview's score is high enough to ask people; without a score, people decide.

A selection that is tried again goes by the event that had opened it; a panel that sits already goes on sitting.
"""

from cloud.applications import get, opening_event
from cloud.openings import get_opening
from cloud.tools import Task, task
from talent.application import Stage
from talent.events import EventName

_ASKED_FOR = (EventName.PANEL_REQUESTED, EventName.PANEL_EXTENDED)


class Order(Task):
    """Which event opened the selection: a person's request passes every gate."""

    event: EventName


@task(Order)
def handler(order: Order) -> dict[str, str]:
    """'above' or 'below' by the gate of the opening's policy; 'asked' where a panel sits that had lost its machine."""
    application = get(order.application_id).value
    if order.event is EventName.MACHINE_RETRIED and application.stage is Stage.PANEL:
        return {"verdict": "asked"}
    gate = get_opening(application.opening_id).policy.interview_gate
    score = application.interview_score
    asked_for = opening_event(order.application_id, order.event) in _ASKED_FOR
    return {"verdict": "above" if asked_for or score is None or score >= gate else "below"}

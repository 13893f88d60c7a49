"""Asks whether the interview's score is high enough to ask people; without a score, people decide."""

from cloud.applications import get
from cloud.openings import get_opening
from cloud.tools import Task, task
from talent.events import EventName

_ASKED_FOR = (EventName.PANEL_REQUESTED, EventName.PANEL_EXTENDED)


class Order(Task):
    """Which event opened the selection: a person's request passes every gate."""

    event: EventName


@task(Order)
def handler(order: Order) -> dict[str, str]:
    """'above' or 'below'; the gate comes from the opening's policy."""
    application = get(order.application_id).value
    gate = get_opening(application.opening_id).policy.interview_gate
    score, asked_for = application.interview_score, order.event in _ASKED_FOR
    return {"verdict": "above" if asked_for or score is None or score >= gate else "below"}

"""Asks whether the candidate's consents allow what comes next, and which answers there are."""

from cloud.applications import get
from cloud.consents import consents
from cloud.recordings import recordings
from cloud.tools import Task, task
from talent.consent import Purpose, consent_verdict
from talent.kernel import Fact


class Order(Task):
    """What the consent is for."""

    purpose: Purpose


class Answer(Fact):
    """'go', 'human' or 'withdrawn', and the numbers of the recordings."""

    verdict: str
    numbers: tuple[int, ...]


@task(Order)
def handler(order: Order) -> Answer:
    """Reads the consents as they stand now."""
    application = get(order.application_id).value
    answers = recordings(order.application_id)
    given, recorded = consents(application.candidate_id), any(not each.typed for each in answers)
    verdict = consent_verdict(order.purpose, application.stage, given, recorded=recorded)
    return Answer(verdict=verdict, numbers=tuple(each.number for each in answers))

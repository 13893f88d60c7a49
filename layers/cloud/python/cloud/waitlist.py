"""The waitlist of a headcount: when a head is freed, the best of those who wait moves up, once for each freed head."""

from pydantic import AwareDatetime
from talent.application import Application, MoveName, Stage
from talent.events import Event, EventName
from talent.kernel import Fact

from cloud import keys
from cloud.applications import move
from cloud.headcounts import get_ledger
from cloud.moment import now
from cloud.openings import applications_of, openings_of
from cloud.table import Create, MovedOn, table


class Promotion(Fact):
    """That a freed head was passed on."""

    application_id: str
    at: AwareDatetime


def advance(event: Event) -> list[str]:
    """Whose turn it is after a head was freed, or after more heads were planned: one for each head that can be taken."""
    if event.name is EventName.HEADCOUNT_RELEASED:
        promoted = [promote(event.headcount_id, event.event_id)]
    else:
        ledger = get_ledger(event.headcount_id).value
        waiting = len(_waiting(event.headcount_id))
        room = waiting if ledger.limit is None else min(waiting, ledger.limit - ledger.taken)
        promoted = [promote(event.headcount_id, f"{event.event_id}#{number}") for number in range(room)]
    return [each for each in promoted if each]


def promote(headcount_id: str, event_id: str) -> str:
    """Moves the waitlisted application with the highest composite score up; '' when nobody waits.

    The event's promotion is kept in the same transaction, so that a repeated event promotes nobody else.
    Raises MovedOn when the application was changed just now.
    """
    key = keys.promotion(headcount_id, event_id)
    known = table().find(key, Promotion)
    if known:
        return known.value.application_id
    best = max(_waiting(headcount_id), key=_rank, default=None)
    if best is None:
        return ""
    kept = Create(key, Promotion(application_id=best.application_id, at=now()))
    try:
        move(best.application_id, MoveName.ADVANCE_WAITLIST, "machine", cause=event_id, beside=[kept])
    except MovedOn:
        known = table().find(key, Promotion)
        if known is None:
            raise
        return known.value.application_id
    return best.application_id


def _waiting(headcount_id: str) -> list[Application]:
    return [
        application
        for opening in openings_of(headcount_id)
        for application in applications_of(opening.opening_id)
        if application.stage is Stage.WAITLISTED
    ]


def _rank(application: Application) -> tuple[float, float]:
    """Higher first; of equals, who has waited longer."""
    return application.composite_score or 0.0, -application.stage_since.timestamp()

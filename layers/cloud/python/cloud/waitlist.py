"""The waitlist of a headcount: when a head is freed, the best of those who wait moves up, once for each freed head."""

from pydantic import AwareDatetime
from talent.application import Application, Stage
from talent.events import Event, EventName
from talent.kernel import Fact
from talent.moves import IllegalMove, MoveName

from cloud import headcount_keys
from cloud.applications import get, move
from cloud.headcounts import get_ledger, reservations
from cloud.moment import now
from cloud.openings import get_opening
from cloud.races import again
from cloud.table import Create, MovedOn, table
from cloud.waitlisted import waiting


class Promotion(Fact):
    """That a freed head was passed on."""

    application_id: str
    at: AwareDatetime


def advance(event: Event) -> list[str]:
    """Whose turn it is after a head was freed or more were planned: one for each head that can be taken.

    Or after somebody left, as they may have moved up for a head and held none yet.
    """
    if event.name is EventName.HEADCOUNT_RELEASED:
        promoted = [promote(event.headcount_id, event.event_id)]
    else:
        headcount_id = event.headcount_id or get_opening(event.opening_id).headcount_id
        known = len(_promotions(headcount_id, f"{event.event_id}#"))
        room = _room(headcount_id)
        promoted = [promote(headcount_id, f"{event.event_id}#{at}") for at in range(known + room)]
    return [each for each in promoted if each]


def _promotions(headcount_id: str, event_id: str = "") -> list[str]:
    """Who has moved up, ever or for an event; who did so twice twice."""
    begun = headcount_keys.promotion(headcount_id, event_id)
    return [each.value.application_id for each in table().under(begun.pk, begun.sk, Promotion)]


def _room(headcount_id: str) -> int:
    """For how many who wait there is a head, beside those who have moved up and hold none yet."""
    ledger, count = get_ledger(headcount_id).value, len(waiting(headcount_id))
    if ledger.limit is None or not count:
        return count
    moved_up = set(_promotions(headcount_id)) - {each.application_id for each in reservations(headcount_id)}
    coming = [each for each in moved_up if get(each).value.stage is Stage.SELECTED]
    return max(0, min(count, ledger.limit - ledger.taken - len(coming)))


@again(6)
def promote(headcount_id: str, event_id: str) -> str:
    """Moves the waitlisted application with the highest composite score up; '' when nobody waits.

    The event's promotion is kept in the same transaction, so that a repeated event promotes nobody else.
    Raises MovedOn after many lost races.
    """
    key = headcount_keys.promotion(headcount_id, event_id)
    known = table().find(key, Promotion)
    if known:
        return known.value.application_id
    best = max(waiting(headcount_id), key=_rank, default=None)
    if best is None:
        return ""
    kept = Create(key, Promotion(application_id=best.application_id, at=now()))
    try:
        move(best.application_id, MoveName.ADVANCE_WAITLIST, "machine", cause=event_id, beside=[kept])
    except IllegalMove as overtaken:
        raise MovedOn("Another freed head has moved this application up.") from overtaken
    return best.application_id


def _rank(application: Application) -> tuple[float, float]:
    """Higher first; of equals, who has waited longer."""
    return application.composite_score or 0.0, -application.stage_since.timestamp()

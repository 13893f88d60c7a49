"""The waitlist of a headcount: when a head is freed, the best of those who wait moves up, once for each freed head."""

from collections.abc import Sequence

from pydantic import AwareDatetime
from talent.application import Application, Stage
from talent.events import Event, EventName
from talent.kernel import Fact
from talent.moves import IllegalMove, MoveName
from talent.stopping import overtaken

from cloud import headcount_keys
from cloud.applications import events, get, move
from cloud.headcounts import get_ledger, reservations, reserve_head
from cloud.moment import now
from cloud.races import again
from cloud.table import Create, MovedOn, table
from cloud.waitlisted import waiting


class Promotion(Fact):
    """That a freed head was passed on."""

    application_id: str
    at: AwareDatetime


def advance(event: Event) -> list[str]:
    """Whose turn it is after a head was freed, or after more heads were planned: one for each head that can be taken."""
    if event.name is EventName.HEADCOUNT_RELEASED:
        promoted = [promote(event.headcount_id, event.event_id)]
    else:
        begun = headcount_keys.promotion(event.headcount_id, f"{event.event_id}#")
        known = table().under(begun.pk, begun.sk, Promotion)
        room = _room(event.headcount_id, [each.value.application_id for each in known])
        promoted = [promote(event.headcount_id, f"{event.event_id}#{at}") for at in range(len(known) + room)]
    return [each for each in promoted if each]


def _room(headcount_id: str, moved_up: Sequence[str]) -> int:
    """For how many who wait there is a head, beside those whom an earlier try `moved_up` and who hold none yet."""
    ledger, count = get_ledger(headcount_id).value, len(waiting(headcount_id))
    if ledger.limit is None:
        return count
    holding = {each.application_id for each in reservations(headcount_id)}
    coming = [each for each in moved_up if each not in holding and get(each).value.stage is Stage.SELECTED]
    return max(0, min(count, ledger.limit - ledger.taken - len(coming)))


def reserve_or_pass_on(application_id: str, headcount_id: str, cause: str) -> bool:
    """As `reserve_head`; a head that was meant for who has gone meanwhile is passed on. Raises IllegalMove.

    Who is still selected has not gone, and of an execution that was overtaken the later one has the head: it takes it or
    passes it on.
    """
    try:
        return reserve_head(application_id, headcount_id, cause)
    except IllegalMove:
        late = overtaken(events(application_id), cause)
        if not late and get(application_id).value.stage is not Stage.SELECTED:
            pass_on(headcount_id, cause)
        raise


def pass_on(headcount_id: str, cause: str) -> str:
    """Whose turn it is where a head is free as the one who moved up for it has gone; '' when none is, or nobody waits.

    `cause` is the task that found it out, for which nobody else moves up when it is repeated.
    """
    ledger = get_ledger(headcount_id).value
    full = ledger.limit is not None and ledger.taken >= ledger.limit
    return "" if full else promote(headcount_id, cause)


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

"""Legal holds: while one stands, nothing of the person is erased, by whatever way."""

from talent.events import EventName
from talent.kernel import Conflict
from talent.retention import LegalHold

from cloud import keys
from cloud.duplicates import same_person
from cloud.moment import fresh_id, happened, now
from cloud.people import get_candidate
from cloud.table import Create, Replace, record, table


class HoldLifted(Conflict):
    """The hold was lifted before."""

    next = "Reload the holds; set a new one if it is needed again."


def set_hold(candidate_id: str, reason: str, by: str) -> LegalHold:
    """Stops every erasure of the person, from now on. Raises Missing."""
    get_candidate(candidate_id)
    hold = LegalHold(hold_id=fresh_id(), candidate_id=candidate_id, reason=reason, set_by=by, set_at=now())
    event = happened(EventName.LEGAL_HOLD_SET, by, candidate_id=candidate_id)
    table().write(
        Create(keys.hold(candidate_id, hold.hold_id), hold), record(event, keys.candidate(candidate_id))
    )
    return hold


def lift_hold(candidate_id: str, hold_id: str, reason: str, by: str) -> LegalHold:
    """Ends a hold; an erasure that waited for it goes on. Raises Missing, HoldLifted or MovedOn."""
    stored = table().get(keys.hold(candidate_id, hold_id), LegalHold)
    if not stored.value.stands:
        raise HoldLifted("This hold was lifted.")
    after = stored.value.model_copy(update={"lifted_by": by, "lifted_at": now(), "lifted_reason": reason})
    event = happened(EventName.LEGAL_HOLD_LIFTED, by, candidate_id=candidate_id)
    table().write(
        Replace(keys.hold(candidate_id, hold_id), after, stored.version),
        record(event, keys.candidate(candidate_id)),
    )
    return after


def holds(candidate_id: str) -> tuple[LegalHold, ...]:
    """Every hold on the person's records, standing or lifted, oldest first."""
    found = (
        stored.value
        for each in same_person(candidate_id)
        for stored in table().under(keys.candidate(each.candidate_id).pk, "HOLD#", LegalHold)
    )
    return tuple(sorted(found, key=lambda hold: hold.hold_id))


def held(candidate_id: str) -> bool:
    """Whether nothing of the person may be erased now."""
    return any(hold.stands for hold in holds(candidate_id))

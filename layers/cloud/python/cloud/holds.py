"""Legal holds: while one stands, nothing of the person is erased, by whatever way.

Each is marked in the locked bucket of the audit record, as erasures are, so that a restore of the table to a moment
before it can't lose it.
"""

from talent.events import EventName
from talent.kernel import Conflict
from talent.retention import HoldMark, LegalHold

from cloud import keys
from cloud.duplicates import same_person
from cloud.moment import fresh_id, happened, now
from cloud.people import get_candidate
from cloud.sealing import audit_files
from cloud.table import Create, Replace, record, table

_MARKS = "holds/"
_MOST = 1_000_000


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


def mark_holds(candidate_id: str) -> int:
    """Marks the holds on one record as they stand now; how many there are. Safe to repeat."""
    found = table().under(keys.candidate(candidate_id).pk, "HOLD#", LegalHold)
    for stored in found:
        hold = stored.value
        audit_files().write_model(f"{_MARKS}{candidate_id}/{hold.hold_id}.json", HoldMark.of(hold))
    return len(found)


def replay_holds() -> int:
    """Sets and lifts again what a restored table does not know of; how many holds that were."""
    back = 0
    for key, _ in audit_files().under(_MARKS, _MOST):
        mark = audit_files().read_as(key, HoldMark)
        at = keys.hold(mark.candidate_id, mark.hold_id)
        stored = table().find(at, LegalHold)
        if stored is None:
            table().write(Create(at, mark.hold()))
        elif stored.value.stands and mark.lifted_at:
            again = mark.hold().model_copy(update={"reason": stored.value.reason})
            table().write(Replace(at, again, stored.version))
        else:
            continue
        back += 1
    return back

"""Duplicates in the table: signs that two records share, proposals, merges and their undoing, each in one transaction."""

from collections.abc import Iterable

from talent.application import Application
from talent.duplicates import Duplicate, DuplicateStatus, NotToMerge, Sign, SignOf, merged, parted
from talent.events import Event, EventName
from talent.people import Candidate

from cloud import keys
from cloud.moment import happened, now
from cloud.paging import Page, page_of
from cloud.table import Create, MovedOn, Replace, Stored, Write, record, table

_ATTEMPTS = 4


def note_signs(candidate_id: str, signs: Iterable[tuple[Sign, str]]) -> None:
    """Notes what a candidate shows, and proposes each other candidate who shows the same to HR."""
    for sign, words in set(signs):
        key = keys.sign(sign, words, candidate_id)
        if table().find(key, SignOf) is None:
            try:
                table().write(Create(key, SignOf(candidate_id=candidate_id, sign=sign)))
            except MovedOn:
                continue  # the same resume was read beside this
        for other in table().under(key.pk, "CANDIDATE#", SignOf):
            if other.value.candidate_id != candidate_id:
                _propose(candidate_id, other.value.candidate_id, sign)


def _propose(one: str, other: str, sign: Sign) -> None:
    """One proposal a pair; a further sign is added to it, and a decision that was made stands."""
    first, second = sorted((one, other))
    key = keys.duplicate(first, second)
    for _ in range(_ATTEMPTS):
        known = table().find(key, Duplicate)
        try:
            if known is None:
                found = Duplicate(first=first, second=second, signs=(sign,), found_at=now())
                table().write(
                    Create(key, found), record(_event(EventName.DUPLICATE_FOUND, "machine", found), key)
                )
            elif sign not in known.value.signs:
                signs = (*known.value.signs, sign)
                table().write(Replace(key, known.value.model_copy(update={"signs": signs}), known.version))
        except MovedOn:
            continue
        return


def page_of_duplicates(status: DuplicateStatus, cursor: str, limit: int) -> Page[Duplicate]:
    """Some of the pairs that stand so, oldest first. Raises CursorUnknown."""
    return page_of("stage", f"DUPLICATES#{status}", Duplicate, cursor=cursor, limit=limit)


def get_duplicate(one: str, other: str) -> Duplicate:
    """The pair. Raises Missing."""
    return table().get(keys.duplicate(one, other), Duplicate).value


def merge(one: str, other: str, keep: str, by: str, reason: str) -> Duplicate:
    """Says that the two are one person, whose record is `keep`. Raises Missing, NotToMerge or MovedOn."""
    stored = table().get(keys.duplicate(one, other), Duplicate)
    if keep not in {stored.value.first, stored.value.second} or stored.value.status == "merged":
        raise NotToMerge("Name one of the two records as the one to keep; they must not be merged yet.")
    pair = stored.value.model_copy(update={"kept": keep})
    kept, gone = _candidate(keep), _candidate(pair.other)
    after = merged(kept.value, gone.value)
    return _decide(
        stored, pair, "merged", by, reason, EventName.CANDIDATES_MERGED, _both((kept, gone), after)
    )


def undo(one: str, other: str, by: str, reason: str) -> Duplicate:
    """Takes a merge back: both records stand as before. Raises Missing, NotToMerge or MovedOn."""
    stored = table().get(keys.duplicate(one, other), Duplicate)
    if stored.value.status != "merged":
        raise NotToMerge("The two records are not merged.")
    kept, gone = _candidate(stored.value.kept), _candidate(stored.value.other)
    after = parted(kept.value, gone.value)
    return _decide(
        stored, stored.value, "undone", by, reason, EventName.MERGE_UNDONE, _both((kept, gone), after)
    )


def keep_apart(one: str, other: str, by: str, reason: str) -> Duplicate:
    """Says that the two are different people. Raises Missing, NotToMerge or MovedOn."""
    stored = table().get(keys.duplicate(one, other), Duplicate)
    if stored.value.status == "merged":
        raise NotToMerge("The two records are merged: undo the merge first.")
    return _decide(stored, stored.value, "apart", by, reason, EventName.CANDIDATES_KEPT_APART, ())


def same_person(candidate_id: str) -> tuple[Candidate, ...]:
    """All records of the person, the kept one first."""
    root = _candidate(candidate_id).value
    while root.same_as:
        root = _candidate(root.same_as).value
    found = [root]
    for each in found:
        found.extend(_candidate(other).value for other in each.also)
    return tuple(found)


def applications_of_person(candidate_id: str) -> tuple[Application, ...]:
    """The applications of all records of the person, oldest first."""
    rows = (
        stored.value
        for each in same_person(candidate_id)
        for stored in table().listed("candidate", keys.candidate(each.candidate_id).pk, Application)
    )
    return tuple(sorted(rows, key=lambda one: one.application_id))


def _candidate(candidate_id: str) -> Stored[Candidate]:
    return table().get(keys.candidate(candidate_id), Candidate)


def _both(
    before: tuple[Stored[Candidate], Stored[Candidate]], after: tuple[Candidate, Candidate]
) -> tuple[Write, ...]:
    return tuple(
        Replace(keys.candidate(value.candidate_id), value, stored.version)
        for stored, value in zip(before, after, strict=True)
    )


def _decide(
    stored: Stored[Duplicate],
    pair: Duplicate,
    status: DuplicateStatus,
    by: str,
    reason: str,
    name: EventName,
    beside: Iterable[Write],
) -> Duplicate:
    update = {"status": status, "decided_by": by, "decided_at": now(), "reason": reason}
    after = Duplicate.model_validate({**pair.model_dump(), **update})
    key = keys.duplicate(after.first, after.second)
    table().write(Replace(key, after, stored.version), record(_event(name, by, after), key), *beside)
    return after


def _event(name: EventName, by: str, pair: Duplicate) -> Event:
    return happened(name, by, candidate_id=pair.first, other_candidate_id=pair.second)

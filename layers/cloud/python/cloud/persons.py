"""A person erased: every application by its clocks, then what stands elsewhere, and a tombstone out of a restore's reach.

The erasure is a task with its proof. It waits for a legal hold, keeps what law says to keep until its day, and is
applied again by `replay` to a table that was restored to a moment before it.
"""

from datetime import datetime

from talent.application import ENDED, Stage
from talent.events import EventName
from talent.moves import MoveName, open_moves
from talent.people import Candidate
from talent.retention import Erased, PersonErasure, RetentionClock, Tombstone, reduced

from cloud import keys
from cloud.applications import put
from cloud.clearing import clear
from cloud.duplicates import applications_of_person, same_person
from cloud.holds import held
from cloud.interviews import withdraw
from cloud.letters.farewell import farewell
from cloud.mail import send_once
from cloud.moment import happened, now
from cloud.races import again
from cloud.retention import bring_forward, clocks_at, close_clock, find_clock, run_clock
from cloud.table import Replace, Stored, record, table
from cloud.traces import erase_record, keep_tombstone, tombstones

_EMPLOYED = {Stage.ACCEPTED, Stage.HIRED}


def find_erasure(candidate_id: str) -> PersonErasure | None:
    """What became of the person's request; None where there is none."""
    stored = _request(candidate_id)
    return stored.value if stored else None


def request_erasure(candidate_id: str, by: str) -> PersonErasure:
    """Takes a person's request: steps back from what still runs, unless they are employed or under a hold."""
    known = find_erasure(candidate_id)
    if known and known.status in {"asked", "held", "kept_by_law", "done"}:
        return known
    asked = PersonErasure(candidate_id=_root(candidate_id), asked_by=by, asked_at=now())
    if _employed(candidate_id):
        asked = asked.model_copy(update={"status": "employed"})
    elif held(candidate_id):
        asked = asked.model_copy(update={"status": "held"})
    else:
        _step_back(candidate_id)
    event = happened(EventName.ERASURE_REQUESTED, by, candidate_id=asked.candidate_id)
    put(keys.person_erasure(asked.candidate_id), asked, record(event, keys.candidate(asked.candidate_id)))
    return asked


def erase_asked(moment: datetime) -> int:
    """Does what can be done of every request whose time has come; how many there were.

    A request that failed half-way, or waits for a hold, is looked at again by the next run.
    """
    due = table().listed("todo", "FORGET", PersonErasure, until=moment.isoformat())
    for stored in due:
        erase_person(stored.value.candidate_id, moment)
    return len(due)


def finish_all_gone(moment: datetime) -> int:
    """Erases the people of whom no application is left; how many there were."""
    people = {clock.candidate_id for clock in clocks_at(moment) if clock.finished}
    return len([each for each in sorted(people) if finish_if_all_gone(each)])


@again(4)
def erase_person(candidate_id: str, moment: datetime) -> PersonErasure | None:
    """Does what can be done of a request now; None where none waits. Safe to repeat.

    Raises MovedOn after many lost races.
    """
    stored = _request(candidate_id)
    if stored is None or stored.value.status in {"employed", "done"}:
        return None
    if held(candidate_id):
        return _keep(stored, stored.value.model_copy(update={"status": "held"}))
    _step_back(candidate_id)
    if _employed(candidate_id):  # they accepted in the moment in which they asked
        return _keep(stored, stored.value.model_copy(update={"status": "employed"}))
    clocks = []
    for application in applications_of_person(candidate_id):
        before = find_clock(application.application_id)
        if before is None or not before.value.requested:
            bring_forward(application)
        run_clock(application.application_id, moment)
        after = find_clock(application.application_id)
        clocks += [after.value] if after else []
    if all(clock.finished for clock in clocks):
        return finish(candidate_id)
    until = max(max(clock.due.values()) for clock in clocks)
    return _keep(
        stored, _counted(stored.value, clocks).model_copy(update={"status": "kept_by_law", "until": until})
    )


def finish_if_all_gone(candidate_id: str) -> PersonErasure | None:
    """Erases what stands elsewhere of a person of whom no application is left; None where one is, or under a hold."""
    applications = applications_of_person(candidate_id)
    clocks = [find_clock(each.application_id) for each in applications]
    known = find_erasure(candidate_id)
    if held(candidate_id) or not all(clock and clock.value.finished for clock in clocks):
        return None
    if known and known.status == "done":
        _close(candidate_id)
        return None
    return finish(candidate_id)


def finish(candidate_id: str) -> PersonErasure:
    """The person's records, with their tombstones and the request's end; who asked is told that it is done."""
    root = _root(candidate_id)
    stored = _request(candidate_id)
    known = stored.value if stored else PersonErasure(candidate_id=root, asked_by="machine", asked_at=now())
    clocks = [
        clock.value
        for each in applications_of_person(candidate_id)
        if (clock := find_clock(each.application_id))
    ]
    done = _counted(known, clocks)
    last_mail = farewell(candidate_id) if stored else None
    for record_of in same_person(candidate_id):
        mine = [clock.application_id for clock in clocks if clock.candidate_id == record_of.candidate_id]
        keep_tombstone(
            Tombstone(candidate_id=record_of.candidate_id, application_ids=tuple(mine), erased_at=now())
        )
        went = erase_record(record_of)
        done = done.model_copy(
            update={"versions": done.versions + went.versions, "items": done.items + went.items}
        )
    done = done.model_copy(update={"status": "done", "done_at": now(), "until": None})
    event = happened(EventName.PERSON_ERASED, "machine", candidate_id=root)
    put(keys.person_erasure(root), done, record(event, keys.candidate(root)))
    _close(candidate_id)
    if last_mail:
        send_once(f"{root}/erasure/{known.asked_at.isoformat()}", last_mail)
    return done


def _close(candidate_id: str) -> None:
    for application in applications_of_person(candidate_id):
        close_clock(application.application_id)


def _root(candidate_id: str) -> str:
    return same_person(candidate_id)[0].candidate_id


def _request(candidate_id: str) -> Stored[PersonErasure] | None:
    return table().find(keys.person_erasure(_root(candidate_id)), PersonErasure)


def _employed(candidate_id: str) -> bool:
    return any(each.stage in _EMPLOYED for each in applications_of_person(candidate_id))


def _step_back(candidate_id: str) -> None:
    for application in applications_of_person(candidate_id):
        if application.stage not in ENDED and MoveName.WITHDRAW in open_moves(
            application, "candidate", now()
        ):
            withdraw(application.application_id)


def _counted(request: PersonErasure, clocks: list[RetentionClock]) -> PersonErasure:
    proofs = [proof for clock in clocks for proof in clock.erased.values()]
    update = {
        "versions": sum(proof.versions for proof in proofs),
        "items": sum(proof.items for proof in proofs),
    }
    return request.model_copy(update=update)


def _keep(stored: Stored[PersonErasure], after: PersonErasure) -> PersonErasure:
    if after != stored.value:
        table().write(Replace(keys.person_erasure(after.candidate_id), after, stored.version))
    return after


def replay() -> int:
    """Erases again everybody who has a tombstone and stands in a restored table none the less; how many there were."""
    back = 0
    for tombstone in tombstones():
        stored = table().find(keys.candidate(tombstone.candidate_id), Candidate)
        if stored is None or reduced(stored.value) == stored.value:
            continue
        went = [clear(application_id, "decision") for application_id in tombstone.application_ids]
        _done_again(tombstone, [*went, erase_record(stored.value)])
        back += 1
    return back


def _done_again(tombstone: Tombstone, went: list[Erased]) -> None:
    """The request's end as it was before the restore, so that whoever asks is not told that nobody ever asked."""
    root = _root(tombstone.candidate_id)
    stored = _request(tombstone.candidate_id)
    known = PersonErasure(candidate_id=root, asked_by="machine", asked_at=tombstone.erased_at)
    if stored:
        known = stored.value
    update = {
        "status": "done",
        "done_at": tombstone.erased_at,
        "until": None,
        "versions": known.versions + sum(each.versions for each in went),
        "items": known.items + sum(each.items for each in went),
    }
    put(keys.person_erasure(root), known.model_copy(update=update))

"""Candidates who may be one person: proposals, and a person's decision, which can be undone."""

from cloud import duplicates, people
from cloud.paging import MOST, Cursor, Limit
from pydantic import Field
from talent.access import Action, Target
from talent.application import Application
from talent.duplicates import Duplicate, DuplicateStatus
from talent.kernel import Fact
from talent.people import Candidate, Staff

from chalicelib import targets
from chalicelib.doors import Asked, StaffMay
from chalicelib.routing import Id, Routes

routes = Routes("duplicates")


def _pair(asked: Asked) -> Target:
    duplicates.get_duplicate(str(asked.path["first"]), str(asked.path["second"]))
    return Target()


def _person(asked: Asked) -> Target:
    people.get_candidate(str(asked.path["candidate_id"]))
    return Target()


READS = StaffMay(Action.READ_DUPLICATES, targets.company)
READS_PERSON = StaffMay(Action.READ_DUPLICATES, _person)
MERGES = StaffMay(Action.MERGE_CANDIDATES, _pair)


class DuplicateShown(Fact):
    """A pair with both records as they stand, and what speaks for their being one person."""

    duplicate: Duplicate
    candidates: tuple[Candidate, Candidate]


class Duplicates(Fact):
    """Some of the pairs that stand so, oldest first."""

    duplicates: tuple[DuplicateShown, ...]
    next_cursor: str | None


class CandidateList(Fact):
    """Some of the candidates' records, the latest first."""

    candidates: tuple[Candidate, ...]
    next_cursor: str | None


class MergeRequest(Fact):
    """Which record stays the person's own, and why."""

    keep: Id
    reason: str = Field(min_length=1, max_length=2000)


class ReasonGiven(Fact):
    """Why a person decides so."""

    reason: str = Field(min_length=1, max_length=2000)


class PersonShown(Fact):
    """All records of one person, the kept one first, and the applications of them all."""

    records: tuple[Candidate, ...]
    applications: tuple[Application, ...]


@routes.get("/duplicates", READS)
def list_duplicates(
    status: DuplicateStatus = "proposed", cursor: Cursor = "", limit: Limit = MOST
) -> Duplicates:
    """Some of the pairs that wait for a decision, or of those that stand otherwise."""
    page = duplicates.page_of_duplicates(status, cursor, limit)
    return Duplicates(duplicates=page.shown(_shown), next_cursor=page.next_cursor)


@routes.post("/duplicates/{first}/{second}/merge", MERGES)
def merge_candidates(caller: Staff, first: Id, second: Id, body: MergeRequest) -> DuplicateShown:
    """Says that the two are one person; nothing of either is lost, and it can be undone."""
    return _shown(duplicates.merge(first, second, body.keep, caller.staff_id, body.reason))


@routes.post("/duplicates/{first}/{second}/undo", MERGES)
def undo_merge(caller: Staff, first: Id, second: Id, body: ReasonGiven) -> DuplicateShown:
    """Takes a merge back."""
    return _shown(duplicates.undo(first, second, caller.staff_id, body.reason))


@routes.post("/duplicates/{first}/{second}/apart", MERGES)
def keep_candidates_apart(caller: Staff, first: Id, second: Id, body: ReasonGiven) -> DuplicateShown:
    """Says that the two are different people."""
    return _shown(duplicates.keep_apart(first, second, caller.staff_id, body.reason))


@routes.get("/candidates", StaffMay(Action.READ_CANDIDATES, targets.company))
def list_candidates(cursor: Cursor = "", limit: Limit = MOST) -> CandidateList:
    """Some of the candidates' records, with their contacts."""
    page = people.page_of_candidates(cursor, limit)
    return CandidateList(candidates=page.values, next_cursor=page.next_cursor)


@routes.get("/candidates/{candidate_id}/person", READS_PERSON)
def read_person(candidate_id: Id) -> PersonShown:
    """All records and applications of the person whom this record is about."""
    return PersonShown(
        records=duplicates.same_person(candidate_id),
        applications=duplicates.applications_of_person(candidate_id),
    )


def _shown(pair: Duplicate) -> DuplicateShown:
    both = (people.get_candidate(pair.first), people.get_candidate(pair.second))
    return DuplicateShown(duplicate=pair, candidates=both)

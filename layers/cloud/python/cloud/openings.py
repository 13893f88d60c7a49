"""Openings: made from a position of the library, listed, and their applications by stage and score."""

from collections.abc import Callable

from pydantic import Field
from talent.access import Action, Target, allows
from talent.application import Application, Stage
from talent.approval import ApprovalRules
from talent.events import Event, EventName
from talent.headcount import Ledger, Proposal, headcount_id
from talent.kernel import Fact
from talent.offer import OfferTerms
from talent.opening import Opening, OpeningStatus
from talent.people import Staff
from talent.position import Position
from talent.requirements import read_opening

from cloud import headcount_keys, headcounts, keys
from cloud.moment import fresh_id, happened, now
from cloud.paging import Page, page_of
from cloud.races import again
from cloud.table import Create, MovedOn, Replace, Stored, record, table
from cloud.terms import company_terms


class Heads(Fact):
    """How many heads whoever opens an opening proposes to its department, and why."""

    planned: int
    reason: str = ""
    by: str


class OpeningPeople(Fact):
    """Who works on an opening: staff ids."""

    recruiter_id: str
    hr_manager_id: str
    pool: tuple[str, ...] = Field(max_length=50)


def open_opening(
    position: Position,
    people: OpeningPeople,
    terms: OfferTerms,
    cycle: str,
    heads: Heads,
    *,
    approvals: ApprovalRules | None = None,
) -> Opening:
    """Opens an opening of `position` and, where there is none for the cycle yet, its ledger with `heads` proposed."""
    with company_terms():
        requirements = read_opening(position.jd.zh).requirements
    opening = Opening(
        opening_id=fresh_id(),
        position_id=position.id,
        department_id=position.department.id,
        headcount_id=_counted(position, cycle, heads),
        title=position.name,
        description=position.jd,
        site=position.site.id,
        time_zone=position.site.timezone,
        requirements=requirements,
        model=position.model,
        questions=position.questions.questions,
        policy=position.policy,
        terms=terms,
        approvals=approvals,
        recruiter_id=people.recruiter_id,
        hr_manager_id=people.hr_manager_id,
        pool=people.pool,
        opened_at=now(),
    )
    key = keys.opening(opening.opening_id)
    event = happened(EventName.OPENING_OPENED, heads.by, opening_id=opening.opening_id)
    table().write(Create(key, opening), record(event, key))
    return opening


def _counted(position: Position, cycle: str, heads: Heads) -> str:
    """The position's ledger for the cycle: opened with `heads` proposed where there is none yet."""
    counted = headcount_id(position.department.id, position.id, position.site.id, cycle)
    ledger = Ledger(
        headcount_id=counted,
        department_id=position.department.id,
        position_id=position.id,
        site=position.site.id,
        cycle=cycle,
    )
    try:
        headcounts.open_ledger(ledger, Proposal(**dict(heads), at=now()))
    except MovedOn:
        headcounts.get_ledger(counted)
    return counted


def get_opening(opening_id: str) -> Opening:
    """The opening. Raises Missing."""
    return _stored(opening_id).value


def opened_by(opening_id: str) -> str:
    """Who opened the opening and so wrote its terms: a staff id, or 'machine'."""
    told = table().under(keys.opening(opening_id).pk, "EVENT#", Event)
    return next((each.value.by for each in told if each.value.name is EventName.OPENING_OPENED), "machine")


@again(4)
def set_pool(opening_id: str, pool: tuple[str, ...], by: str) -> Opening:
    """Sets the opening's pool. Raises Missing."""
    return _changed(_stored(opening_id), {"pool": pool}, EventName.POOL_CHANGED, by)


@again(4)
def leave_pool(opening_id: str, staff_id: str, by: str) -> Opening:
    """The opening's pool without a person. Raises Missing."""
    stored = _stored(opening_id)
    pool = tuple(each for each in stored.value.pool if each != staff_id)
    return _changed(stored, {"pool": pool}, EventName.POOL_CHANGED, by, staff_id)


@again(4)
def hand_over(opening_id: str, recruiter_id: str, hr_manager_id: str, by: str) -> Opening:
    """Gives the opening to others of HR, who are written to and waited for from now on. Raises Missing."""
    people: dict[str, object] = {"recruiter_id": recruiter_id, "hr_manager_id": hr_manager_id}
    return _changed(_stored(opening_id), people, EventName.OPENING_HANDED_OVER, by)


@again(4)
def set_approvals(
    opening_id: str, change: Callable[[ApprovalRules], ApprovalRules], by: str
) -> ApprovalRules:
    """Changes the opening's own rules of approval. Raises Missing, and what `change` raises."""
    stored = _stored(opening_id)
    after = change(stored.value.approvals or ApprovalRules())
    _changed(stored, {"approvals": after}, EventName.APPROVERS_CHANGED, by)
    return after


@again(4)
def set_status(opening_id: str, status: OpeningStatus, by: str) -> Opening:
    """Closes the opening to new applications, or opens it again; what is under way goes on. Raises Missing."""
    name = EventName.OPENING_CLOSED if status == "closed" else EventName.OPENING_REOPENED
    return _changed(_stored(opening_id), {"status": status}, name, by)


def _stored(opening_id: str) -> Stored[Opening]:
    return table().get(keys.opening(opening_id), Opening)


def _changed(
    stored: Stored[Opening], values: dict[str, object], name: EventName, by: str, about: str = ""
) -> Opening:
    """The opening with other values, and the event, `about` a member of staff; what changes nothing is no event."""
    after = stored.value.model_copy(update=values)
    key = keys.opening(after.opening_id)
    if after != stored.value:
        event = happened(name, by, opening_id=after.opening_id, staff_id=about)
        table().write(Replace(key, after, stored.version), record(event, key))
    return after


def list_openings() -> list[Opening]:
    """All openings, oldest first."""
    return [stored.value for stored in table().listed("stage", keys.OPENINGS, Opening)]


def plans_before(staff: Staff) -> list[tuple[Opening, Ledger]]:
    """The headcount plans that wait for this person's word, each with an opening that draws on its ledger."""
    drawing = {each.headcount_id: each for each in list_openings() if _confirms(staff, each)}
    ledgers = [(drawing[each], headcounts.get_ledger(each).value) for each in sorted(drawing)]
    return [
        (opening, each) for opening, each in ledgers if each.proposal and headcounts.may_confirm(staff, each)
    ]


def _confirms(staff: Staff, opening: Opening) -> bool:
    return allows(staff, Action.CONFIRM_HEADCOUNT, Target(department_id=opening.department_id))


def page_of_openings(cursor: str, limit: int) -> Page[Opening]:
    """Some of all openings, oldest first. Raises CursorUnknown."""
    return page_of("stage", keys.OPENINGS, Opening, cursor=cursor, limit=limit)


def page_of_applications(opening_id: str, stage: Stage | None, cursor: str, limit: int) -> Page[Application]:
    """Some of an opening's applications, or of those at one stage: by stage, in each the best score first.

    Raises CursorUnknown.
    """
    prefix = f"{stage}#" if stage else ""
    pk = f"OPENING#{opening_id}"
    return page_of("stage", pk, Application, cursor=cursor, limit=limit, prefix=prefix, backwards=True)


def openings_of(counted: str) -> list[Opening]:
    """The openings that draw on one ledger."""
    pk = headcount_keys.ledger(counted).pk
    return [stored.value for stored in table().listed("department", pk, Opening)]


def applications_of(opening_id: str) -> list[Application]:
    """An opening's applications by stage, in each the best score first; equal ones in the order they came."""
    found = [stored.value for stored in table().listed("stage", f"OPENING#{opening_id}", Application)]
    return sorted(found, key=lambda one: (one.stage, -(one.score or 0.0), one.application_id))

"""Openings: made from a position of the library, listed, and their applications by stage and score."""

from pydantic import Field
from talent.application import Application, Stage
from talent.approval import ApprovalRules
from talent.headcount import Ledger, headcount_id
from talent.kernel import Fact
from talent.offer import OfferTerms
from talent.opening import Opening
from talent.position import Position
from talent.requirements import read_opening

from cloud import headcounts, keys
from cloud.moment import fresh_id, now
from cloud.paging import Page, page_of
from cloud.races import again
from cloud.table import Create, MovedOn, Replace, table
from cloud.terms import company_terms


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
    heads: int,
    *,
    approvals: ApprovalRules | None = None,
) -> Opening:
    """Opens an opening of `position` and, where there is none for the cycle yet, its ledger with `heads` planned."""
    with company_terms():
        requirements = read_opening(position.jd.zh).requirements
    opening = Opening(
        opening_id=fresh_id(),
        position_id=position.id,
        department_id=position.department.id,
        headcount_id=_planned(position, cycle, heads),
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
    table().write(Create(keys.opening(opening.opening_id), opening))
    return opening


def _planned(position: Position, cycle: str, heads: int) -> str:
    """The position's ledger for the cycle: opened with `heads` planned where there is none yet."""
    counted = headcount_id(position.department.id, position.id, position.site.id, cycle)
    ledger = Ledger(
        headcount_id=counted,
        department_id=position.department.id,
        position_id=position.id,
        site=position.site.id,
        cycle=cycle,
        planned=heads,
    )
    try:
        headcounts.plan(ledger)
    except MovedOn:
        headcounts.get_ledger(counted)
    return counted


def get_opening(opening_id: str) -> Opening:
    """The opening. Raises Missing."""
    return table().get(keys.opening(opening_id), Opening).value


@again(4)
def set_pool(opening_id: str, pool: tuple[str, ...]) -> Opening:
    """Sets the opening's pool. Raises Missing."""
    stored = table().get(keys.opening(opening_id), Opening)
    after = stored.value.model_copy(update={"pool": pool})
    table().write(Replace(keys.opening(opening_id), after, stored.version))
    return after


def list_openings() -> list[Opening]:
    """All openings, oldest first."""
    return [stored.value for stored in table().listed("stage", keys.OPENINGS, Opening)]


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
    pk = keys.ledger(counted).pk
    return [stored.value for stored in table().listed("department", pk, Opening)]


def applications_of(opening_id: str) -> list[Application]:
    """An opening's applications by stage, in each the best score first; equal ones in the order they came."""
    found = [stored.value for stored in table().listed("stage", f"OPENING#{opening_id}", Application)]
    return sorted(found, key=lambda one: (one.stage, -(one.score or 0.0), one.application_id))

"""Openings and their applications, for staff."""

from typing import Self

from cloud import auditing, blinding, people
from cloud import openings as store
from cloud.approvals import check_approvers
from cloud.openings import Heads, OpeningPeople
from cloud.paging import MOST, Cursor, Limit
from pydantic import Field
from talent.access import Action, Target, allows
from talent.application import Application, Stage
from talent.approval import ApprovalRules
from talent.kernel import Fact, Phrase
from talent.library import position
from talent.messages import status_words
from talent.messages.standing import audience_of
from talent.offer import OfferTerms
from talent.opening import Opening, OpeningFacts, OpeningStatus
from talent.people import Staff
from talent.policy import OpeningPolicy, check_hold

from chalicelib import targets
from chalicelib.doors import Asked, StaffMay
from chalicelib.routing import Id, Routes

routes = Routes("openings")


class OpeningRequest(Fact):
    """An opening to open: the position by id or name, who works on it, what is offered, and against which heads."""

    position: str = Field(min_length=1, max_length=80)
    people: OpeningPeople
    terms: OfferTerms
    cycle: str = Field(pattern=r"^[0-9A-Za-z-]{1,20}$")
    heads: int = Field(
        ge=1,
        le=1000,
        description="heads to propose where the cycle has no ledger yet; the department confirms them",
    )
    heads_reason: str = Field(default="", max_length=2000, description="why these heads, for the department")
    approvals: ApprovalRules | None = Field(
        default=None, description="who approves offers above which pay, instead of the company's rules"
    )
    policy: OpeningPolicy | None = Field(default=None, description="instead of the position's defaults")


class OpeningShown(OpeningFacts):
    """An opening as its reader may see it: `terms` and bands of pay only for those who read offers."""

    terms: OfferTerms | None
    approvals: ApprovalRules | None

    @classmethod
    def to(cls, staff: Staff, opening: Opening) -> Self:
        """What `staff` may see of `opening`."""
        paid = allows(staff, Action.READ_OFFER, Target(department_id=opening.department_id))
        graded = {"terms": opening.terms, "approvals": opening.approvals}
        return cls.model_validate({**dict(opening), **(graded if paid else dict.fromkeys(graded))})


class Openings(Fact):
    """Some of the openings, oldest first."""

    openings: tuple[OpeningShown, ...]
    next_cursor: str | None


class PoolRequest(Fact):
    """Who may sit on the opening's panels, in the order of asking."""

    pool: tuple[str, ...] = Field(max_length=50)


class HandOver(Fact):
    """Who looks after the opening from now on: staff ids."""

    recruiter_id: str = Field(min_length=1, max_length=60)
    hr_manager_id: str = Field(min_length=1, max_length=60)


class StatusRequest(Fact):
    """Whether anybody can apply."""

    status: OpeningStatus


class ApplicationShown(Application):
    """An application with where it stands, in the reader's words."""

    status: Phrase


class Applications(Fact):
    """Some of an opening's applications: by stage, in each the best score first."""

    applications: tuple[ApplicationShown, ...]
    next_cursor: str | None


def _wanted(asked: Asked) -> Target:
    if not isinstance(asked.body, OpeningRequest):
        raise TypeError("this rule reads an opening's request")
    return Target(department_id=position(asked.body.position).department.id)


@routes.post("/openings", StaffMay(Action.OPEN_OPENING, _wanted), status=201)
def open_opening(caller: Staff, body: OpeningRequest) -> Opening:
    """Opens an opening of a position; where the cycle has no ledger yet, its heads are proposed to the department.

    Nobody gets a head before the department has confirmed them. Raises HoldTooShort.
    """
    people.check_staff((body.people.recruiter_id, body.people.hr_manager_id, *body.people.pool))
    check_approvers(body.approvals or ApprovalRules())
    wanted = position(body.position)
    if body.policy:
        check_hold(body.policy)
        wanted = wanted.model_copy(update={"policy": body.policy})
    return store.open_opening(
        wanted,
        body.people,
        body.terms,
        body.cycle,
        Heads(planned=body.heads, reason=body.heads_reason, by=caller.staff_id),
        approvals=body.approvals,
    )


@routes.get("/openings", StaffMay(Action.READ_OPENING, None))
def list_openings(caller: Staff, cursor: Cursor = "", limit: Limit = MOST) -> Openings:
    """Some of the openings that the caller may read; those of other departments are left out of the page."""

    def seen(opening: Opening) -> OpeningShown | None:
        there = Target(department_id=opening.department_id)
        return OpeningShown.to(caller, opening) if allows(caller, Action.READ_OPENING, there) else None

    page = store.page_of_openings(cursor, limit)
    found = Openings(openings=page.shown(seen), next_cursor=page.next_cursor)
    if any(each.terms for each in found.openings):
        auditing.record_read(caller.staff_id, Action.READ_OFFER)
    return found


@routes.get("/openings/{opening_id}", StaffMay(Action.READ_OPENING, targets.opening))
def read_opening(caller: Staff, opening_id: Id) -> OpeningShown:
    """One opening with its requirements, competency model, questions and policy."""
    shown = OpeningShown.to(caller, store.get_opening(opening_id))
    if shown.terms:
        auditing.record_read(caller.staff_id, Action.READ_OFFER, opening_id=opening_id)
    return shown


@routes.put("/openings/{opening_id}/pool", StaffMay(Action.OPEN_OPENING, targets.opening))
def set_pool(caller: Staff, opening_id: Id, body: PoolRequest) -> OpeningShown:
    """Sets who is asked for the next panels; panels that were asked stay as they are."""
    people.check_staff(body.pool)
    return OpeningShown.to(caller, store.set_pool(opening_id, body.pool, caller.staff_id))


@routes.put("/openings/{opening_id}/people", StaffMay(Action.OPEN_OPENING, targets.opening))
def hand_opening_over(caller: Staff, opening_id: Id, body: HandOver) -> OpeningShown:
    """Gives the opening to others of HR: what waits, waits for them. Raises StaffUnknown."""
    people.check_staff((body.recruiter_id, body.hr_manager_id))
    after = store.hand_over(opening_id, body.recruiter_id, body.hr_manager_id, caller.staff_id)
    return OpeningShown.to(caller, after)


@routes.put("/openings/{opening_id}/status", StaffMay(Action.OPEN_OPENING, targets.opening))
def set_status(caller: Staff, opening_id: Id, body: StatusRequest) -> OpeningShown:
    """Closes the opening to new applications and imports, or opens it again; whoever has applied goes on."""
    return OpeningShown.to(caller, store.set_status(opening_id, body.status, caller.staff_id))


@routes.get("/openings/{opening_id}/applications", StaffMay(Action.READ_OPENING, targets.opening))
def list_applications(
    caller: Staff, opening_id: Id, stage: Stage | None = None, cursor: Cursor = "", limit: Limit = MOST
) -> Applications:
    """Some of the opening's applications, or of those at one stage: by stage, in each the best score first.

    An interviewer sees those whom they score or have scored, and their scores once the own one is in.
    """

    def shown(one: Application) -> ApplicationShown | None:
        target = targets.of_application(one.application_id)
        if not allows(caller, Action.READ_APPLICATION, target):
            return None
        seen = one.without_scores() if blinding.scores_first(one.application_id, caller.staff_id) else one
        status = status_words(one.stage, audience_of(caller, target))
        return ApplicationShown(**dict(seen), status=status)

    page = store.page_of_applications(opening_id, stage, cursor, limit)
    return Applications(applications=page.shown(shown), next_cursor=page.next_cursor)

"""Openings, their heads and their applications, for staff."""

from typing import Self

from cloud import headcounts, people
from cloud import openings as store
from cloud.openings import OpeningPeople
from pydantic import Field
from talent.access import Action, Target, allows
from talent.application import Application
from talent.headcount import Ledger
from talent.kernel import Fact
from talent.library import position
from talent.offer import OfferTerms
from talent.opening import Opening, OpeningFacts
from talent.people import Staff
from talent.policy import OpeningPolicy

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
    heads: int = Field(ge=1, le=1000, description="heads to plan where the cycle has no ledger yet")
    policy: OpeningPolicy | None = Field(default=None, description="instead of the position's defaults")


class OpeningShown(OpeningFacts):
    """An opening as its reader may see it: `terms` only for those who read offers."""

    terms: OfferTerms | None

    @classmethod
    def to(cls, staff: Staff, opening: Opening) -> Self:
        """What `staff` may see of `opening`."""
        paid = allows(staff, Action.READ_OFFER, Target(department_id=opening.department_id))
        return cls.model_validate({**dict(opening), "terms": opening.terms if paid else None})


class Openings(Fact):
    """Openings, oldest first."""

    openings: tuple[OpeningShown, ...]


class Headcount(Fact):
    """A ledger with the heads that are free."""

    ledger: Ledger
    free: int


class Applications(Fact):
    """An opening's applications by stage, in each the best score first."""

    applications: tuple[Application, ...]


def _wanted(asked: Asked) -> Target:
    if not isinstance(asked.body, OpeningRequest):
        raise TypeError("this rule reads an opening's request")
    return Target(department_id=position(asked.body.position).department.id)


@routes.post("/openings", StaffMay(Action.OPEN_OPENING, _wanted), status=201)
def open_opening(body: OpeningRequest) -> Opening:
    """Opens an opening of a position; its ledger is planned where the cycle has none yet."""
    people.check_staff((body.people.recruiter_id, body.people.hr_manager_id, *body.people.pool))
    wanted = position(body.position)
    if body.policy:
        wanted = wanted.model_copy(update={"policy": body.policy})
    return store.open_opening(wanted, body.people, body.terms, body.cycle, body.heads)


@routes.get("/openings", StaffMay(Action.READ_OPENING, None))
def list_openings(caller: Staff) -> Openings:
    """The openings that the caller may read."""
    seen = (
        OpeningShown.to(caller, opening)
        for opening in store.list_openings()
        if allows(caller, Action.READ_OPENING, Target(department_id=opening.department_id))
    )
    return Openings(openings=tuple(seen))


@routes.get("/openings/{opening_id}", StaffMay(Action.READ_OPENING, targets.opening))
def read_opening(caller: Staff, opening_id: Id) -> OpeningShown:
    """One opening with its requirements, competency model, questions and policy."""
    return OpeningShown.to(caller, store.get_opening(opening_id))


@routes.get("/openings/{opening_id}/headcount", StaffMay(Action.READ_HEADCOUNT, targets.opening))
def read_headcount(opening_id: Id) -> Headcount:
    """The ledger that the opening draws on."""
    ledger = headcounts.get_ledger(store.get_opening(opening_id).headcount_id).value
    return Headcount(ledger=ledger, free=ledger.free)


@routes.get("/openings/{opening_id}/applications", StaffMay(Action.READ_OPENING, targets.opening))
def list_applications(opening_id: Id) -> Applications:
    """The opening's applications by stage, in each the best score first."""
    return Applications(applications=tuple(store.applications_of(opening_id)))

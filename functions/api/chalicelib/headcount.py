"""The heads that an opening draws on: proposed by HR, confirmed by the hiring department."""

from cloud import headcounts
from cloud.moment import now
from cloud.openings import get_opening
from pydantic import AwareDatetime, Field
from talent.access import Action
from talent.events import Event
from talent.headcount import Ledger, OverLimit, Proposal, Reservation
from talent.kernel import Fact
from talent.people import Staff

from chalicelib import targets
from chalicelib.doors import StaffMay
from chalicelib.routing import Id, Routes

routes = Routes("headcount")


class Awaited(Fact):
    """A manager of the hiring department who may confirm the plan that waits."""

    staff_id: str
    name: str


class Headcount(Fact):
    """A ledger with the heads that are free."""

    ledger: Ledger
    free: int = Field(description="planned heads that nobody holds; 0 where heads are over the plan")
    reservable: int | None = Field(
        description="heads that can still be reserved, over the plan included where its rule allows; null: no limit"
    )
    awaited: tuple[Awaited, ...] = Field(
        description="whose word the plan waits for; empty where none waits, or the department has nobody"
    )
    held: tuple[Reservation, ...] = Field(description="which applications hold the heads that are taken")
    movements: tuple[Event, ...] = Field(description="changes of the plan, heads freed and filled, in order")


class HeadcountPlan(Fact):
    """Another plan for a ledger, and why."""

    planned: int = Field(ge=0, le=10_000)
    over_limit: OverLimit = OverLimit()
    reason: str = Field(min_length=1, max_length=2000)


class HeadcountAnswer(Fact):
    """The hiring department's word on the plan that waits; a no needs a reason."""

    proposed_at: AwareDatetime = Field(description="`at` of the proposal that was read: no other is answered")
    confirm: bool
    reason: str = Field(default="", max_length=2000, description="why not, for whoever proposed it")


@routes.get("/openings/{opening_id}/headcount", StaffMay(Action.READ_HEADCOUNT, targets.opening))
def read_headcount(opening_id: Id) -> Headcount:
    """The ledger that the opening draws on."""
    return _headcount(headcounts.get_ledger(_counted(opening_id)).value)


@routes.post("/openings/{opening_id}/headcount/proposal", StaffMay(Action.PLAN_HEADCOUNT, targets.opening))
def propose_headcount(caller: Staff, opening_id: Id, body: HeadcountPlan) -> Headcount:
    """Proposes another plan; it counts once the hiring department has confirmed it."""
    proposal = Proposal(**body.model_dump(), by=caller.staff_id, at=now())
    return _headcount(headcounts.propose(_counted(opening_id), proposal))


@routes.post(
    "/openings/{opening_id}/headcount/confirmation", StaffMay(Action.CONFIRM_HEADCOUNT, targets.opening)
)
def confirm_headcount(caller: Staff, opening_id: Id, body: HeadcountAnswer) -> Headcount:
    """Confirms the plan that waits, which lets the waitlist move up, or leaves the plan as it is."""
    ledger = headcounts.answer_proposal(
        _counted(opening_id),
        caller.staff_id,
        confirm=body.confirm,
        reason=body.reason,
        proposed_at=body.proposed_at,
    )
    return _headcount(ledger)


def _counted(opening_id: str) -> str:
    return get_opening(opening_id).headcount_id


def _headcount(ledger: Ledger) -> Headcount:
    return Headcount(
        ledger=ledger,
        free=ledger.free,
        reservable=ledger.reservable,
        awaited=tuple(
            Awaited(staff_id=each.staff_id, name=each.name) for each in headcounts.who_may_confirm(ledger)
        ),
        held=tuple(headcounts.reservations(ledger.headcount_id)),
        movements=tuple(headcounts.movements(ledger.headcount_id)),
    )

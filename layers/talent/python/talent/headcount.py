"""The headcount ledger: how many heads are planned, reserved and filled, and that it is never over.

One ledger per department × position × site × cycle. A reservation belongs to one application; it is later
filled by the hire or released. HR proposes a plan, the first one with the opening; the hiring department confirms it, and
only then it counts. The arithmetic stands here; the store makes each step one transaction.
"""

from datetime import datetime
from typing import Literal

from pydantic import AwareDatetime, Field, model_validator

from talent.kernel import BadInput, Conflict, Fact
from talent.moves import ReasonMissing


class NoSeatLeft(Conflict):
    """Every planned head is reserved or filled."""

    next = "The candidate goes on the waitlist and moves up when a head is freed; or plan another head."


class NotReserved(Conflict):
    """The application holds no reservation of this ledger."""

    next = "Reload the opening's headcount: the reservation was released or filled already."


class PlanTooSmall(BadInput):
    """More heads are reserved or filled than the proposed plan has."""

    next = "Plan at least as many heads as are reserved and filled, or free some first."


class NothingProposed(Conflict):
    """No other plan waits for the department's word."""

    next = "Reload the headcount: the proposal was answered already."


class AnotherProposal(Conflict):
    """Another plan waits now than the one that was read."""

    next = "Reload the headcount, and answer the plan that waits now."


class OwnProposal(Conflict):
    """Who proposed a plan can't confirm it as well."""

    next = "Ask another manager of the hiring department."


class OverLimit(Fact):
    """What happens when every planned head is taken: nothing goes over, so many percent may, or anything may."""

    rule: Literal["forbid", "percent", "allow"] = "forbid"
    percent: float = Field(default=0, ge=0, le=100)


class Proposal(Fact):
    """A plan that waits for the hiring department."""

    planned: int = Field(ge=0, le=10_000)
    over_limit: OverLimit = OverLimit()
    reason: str = Field(default="", max_length=2000)
    by: str
    at: AwareDatetime


class Rejection(Fact):
    """A plan that the hiring department did not confirm, and why."""

    planned: int
    by: str
    at: AwareDatetime
    reason: str = Field(max_length=2000)


class Ledger(Fact):
    """One ledger. Never are more heads reserved and filled than its plan and its rule for going over allow."""

    headcount_id: str
    department_id: str
    position_id: str
    site: str
    cycle: str
    planned: int = Field(default=0, ge=0)
    reserved: int = Field(default=0, ge=0)
    filled: int = Field(default=0, ge=0)
    over_limit: OverLimit = OverLimit()
    proposal: Proposal | None = None
    rejection: Rejection | None = Field(
        default=None, description="the plan that was not confirmed, until another is proposed"
    )
    confirmed_by: str = Field(default="", description="who confirmed the plan; empty before the first one")

    @model_validator(mode="after")
    def _never_over(self) -> "Ledger":
        if self.limit is not None and self.taken > self.limit:
            raise ValueError("more heads reserved and filled than the limit")
        return self

    @property
    def taken(self) -> int:
        """Heads reserved or filled."""
        return self.reserved + self.filled

    @property
    def limit(self) -> int | None:
        """How many heads can be taken at the most, a part of a head not counting; None: no limit."""
        match self.over_limit.rule:
            case "forbid":
                return self.planned
            case "percent":
                return self.planned + int(self.planned * self.over_limit.percent / 100)
            case "allow":
                return None

    @property
    def free(self) -> int:
        """Planned heads neither reserved nor filled; 0 when heads are over the plan."""
        return max(0, self.planned - self.taken)

    @property
    def reservable(self) -> int | None:
        """How many heads can still be reserved, those over the plan that its rule allows included; None: no limit."""
        return None if self.limit is None else self.limit - self.taken


class Reservation(Fact):
    """One application's hold on one head."""

    headcount_id: str
    application_id: str
    status: Literal["held", "filled"]


def headcount_id(department_id: str, position_id: str, site: str, cycle: str) -> str:
    """The ledger's id, from what it counts."""
    return f"{department_id}#{position_id}#{site}#{cycle}"


def reserve(ledger: Ledger) -> Ledger:
    """The ledger with one more head reserved. Raises NoSeatLeft."""
    if ledger.limit is not None and ledger.taken >= ledger.limit:
        raise NoSeatLeft(f"All {ledger.limit} heads are reserved or filled.")
    return ledger.model_copy(update={"reserved": ledger.reserved + 1})


def fill(ledger: Ledger) -> Ledger:
    """The ledger with one reserved head filled. Raises NotReserved."""
    _some_reserved(ledger)
    return ledger.model_copy(update={"reserved": ledger.reserved - 1, "filled": ledger.filled + 1})


def release(ledger: Ledger) -> Ledger:
    """The ledger with one reserved head freed. Raises NotReserved."""
    _some_reserved(ledger)
    return ledger.model_copy(update={"reserved": ledger.reserved - 1})


def proposed(ledger: Ledger, proposal: Proposal) -> Ledger:
    """The ledger with a plan waiting, over an earlier one. Raises PlanTooSmall."""
    _holds(ledger, proposal)
    return ledger.model_copy(update={"proposal": proposal, "rejection": None})


def confirmed(ledger: Ledger, by: str) -> Ledger:
    """The ledger after its hiring department said yes. Raises NothingProposed, OwnProposal or PlanTooSmall."""
    if ledger.proposal is None:
        raise NothingProposed("No other plan waits.")
    if ledger.proposal.by == by:
        raise OwnProposal("Two people plan a head: one proposes, another confirms.")
    return _holds(ledger, ledger.proposal).model_copy(update={"confirmed_by": by, "proposal": None})


def rejected(ledger: Ledger, by: str, at: datetime, reason: str) -> Ledger:
    """The ledger after its hiring department said no: the plan stays. Raises NothingProposed or ReasonMissing."""
    if ledger.proposal is None:
        raise NothingProposed("No other plan waits.")
    if not reason.strip():
        raise ReasonMissing("Whoever proposed the plan reads why it is not confirmed.")
    no = Rejection(planned=ledger.proposal.planned, by=by, at=at, reason=reason)
    return ledger.model_copy(update={"proposal": None, "rejection": no})


def _holds(ledger: Ledger, proposal: Proposal) -> Ledger:
    """The ledger under the proposed plan. Raises PlanTooSmall."""
    plan = {"planned": proposal.planned, "over_limit": proposal.over_limit}
    after = ledger.model_copy(update=plan)
    if after.limit is not None and after.taken > after.limit:
        raise PlanTooSmall(f"{after.taken} heads are reserved or filled; the plan would allow {after.limit}.")
    return after


def _some_reserved(ledger: Ledger) -> None:
    if ledger.reserved < 1:
        raise NotReserved("No head of this ledger is reserved.")

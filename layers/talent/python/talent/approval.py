"""Who must approve an offer before it may be sent: bands of pay, their approvers, and what each of them said.

Rules are the company's or one opening's. A pay that no band can be compared with (another currency) needs the
approvers of the band that names most, because what can't be judged is not let through.
"""

from collections.abc import Iterable, Sequence, Set
from decimal import Decimal
from typing import Literal, Self

from pydantic import AwareDatetime, Field, model_validator

from talent.access import RULES, Action
from talent.kernel import BadInput, Conflict, Fact, Forbidden, Money
from talent.people import Role, Staff

type ApprovalOrder = Literal["sequence", "parallel"]

_COMPANY_WIDE = frozenset({Role.HR_MANAGER, Role.ADMINISTRATOR})
_MONTHS = 12


class NobodyToApprove(Conflict):
    """A step of the approvals has nobody who may take it."""

    next = (
        "Give the role to somebody of this department, or have another HR manager confirm: nobody approves twice, "
        "or what they confirmed, or terms that they wrote."
    )


class NotAskedToApprove(Forbidden):
    """The person is not the one whose approval is waited for."""

    next = "Wait until it is your turn; your list of approvals shows what waits for you."


class CannotApprove(BadInput):
    """Somebody named as an approver has no role that may approve offers."""

    next = "Give them the role of hiring manager, business reviewer, HR manager or administrator, or name another."


class Approver(Fact):
    """Who approves: whoever has a role in the department, or one person."""

    role: Role | None = None
    staff_id: str = Field(default="", max_length=60)

    @model_validator(mode="after")
    def _one_of_them(self) -> Self:
        if (self.role is None) == (not self.staff_id):
            raise ValueError("name either a role or a person")
        if self.role and self.role not in RULES[Action.APPROVE_OFFER]:
            raise ValueError("this role approves no offers")
        return self


class PayBand(Fact):
    """From which pay on who approves, one after the other or all at once."""

    starts_at: Money
    approvers: tuple[Approver, ...] = Field(min_length=1, max_length=9)
    order: ApprovalOrder = "sequence"


class ApprovalRules(Fact):
    """The bands of pay; without any, HR's word alone sends an offer."""

    bands: tuple[PayBand, ...] = Field(default=(), max_length=20)

    @property
    def named(self) -> frozenset[str]:
        """The staff ids of the persons that the rules name."""
        return frozenset(one.staff_id for band in self.bands for one in band.approvers if one.staff_id)

    def band_for(self, pay: Money) -> PayBand | None:
        """The highest band that `pay` reaches; None where it reaches none. A year's pay counts by its twelfth."""
        like = [band for band in self.bands if _comparable(band.starts_at, pay)]
        if self.bands and not like:
            return max(self.bands, key=lambda band: len(band.approvers))
        reached = [band for band in like if _monthly(band.starts_at) <= _monthly(pay)]
        return max(reached, key=lambda band: _monthly(band.starts_at), default=None)


class Approval(Fact):
    """What one person said to one version of an offer."""

    by: str
    at: AwareDatetime
    approved: bool
    reason: str = Field(default="", max_length=2000)


class ApprovalStep(Fact):
    """One approval that is needed: of whom (staff ids), in which role, and what was said."""

    number: int = Field(ge=1)
    role: Role | None = None
    people: tuple[str, ...]
    approval: Approval | None = None


class Approvals(Fact):
    """The approvals that one version of an offer needs."""

    order: ApprovalOrder = "sequence"
    steps: tuple[ApprovalStep, ...] = ()

    @property
    def waiting(self) -> tuple[ApprovalStep, ...]:
        """The steps that can be taken now: in sequence one, in parallel all that are open; after a no, none.

        Each with those who may take it: nobody whose word another step has, or needs for want of anybody else.
        """
        if any(step.approval and not step.approval.approved for step in self.steps):
            return ()
        open_steps = tuple(step for step in self.steps if step.approval is None)
        now = open_steps[:1] if self.order == "sequence" else open_steps
        return tuple(step.model_copy(update={"people": self._free_for(step)}) for step in now)

    @property
    def asked(self) -> frozenset[str]:
        """Who is waited for now."""
        return frozenset(person for step in self.waiting for person in step.people)

    @property
    def complete(self) -> bool:
        """Whether everybody needed has approved."""
        return all(step.approval and step.approval.approved for step in self.steps)

    def said(self, approval: Approval) -> Self:
        """With one person's word on the first step that waits for them. Raises NotAskedToApprove."""
        mine = [step for step in self.waiting if approval.by in step.people]
        if not mine:
            raise NotAskedToApprove("This offer does not wait for your approval now.")
        own = min(mine, key=lambda step: len(step.people))
        steps = (
            step.model_copy(update={"approval": approval}) if step.number == own.number else step
            for step in self.steps
        )
        return self.model_copy(update={"steps": tuple(steps)})

    def _free_for(self, step: ApprovalStep) -> tuple[str, ...]:
        said = {each.approval.by for each in self.steps if each.approval}
        others = [each for each in self.steps if each.approval is None and each.number != step.number]
        return tuple(
            person
            for person in step.people
            if person not in said
            and all_by_different_people([set(each.people) - said - {person} for each in others])
        )


class ApprovalTask(Fact):
    """Whom (staff ids) an application's offer waits for, in which version; nobody once all is said, or it is over."""

    application_id: str
    people: tuple[str, ...]
    version: int = Field(ge=1)
    asked_at: AwareDatetime


def needed(band: PayBand, staff: Iterable[Staff], department_id: str, barred: Set[str]) -> Approvals:
    """The approvals of a band with the people who may give each; nobody gives two.

    `barred` give none: who confirmed the version, and whoever wrote its terms.

    Raises NobodyToApprove.
    """
    everybody = [each for each in staff if each.staff_id not in barred]
    steps = []
    for number, approver in enumerate(band.approvers, start=1):
        people = tuple(
            sorted(each.staff_id for each in everybody if may_approve(each, approver, department_id))
        )
        if not people:
            raise NobodyToApprove(f"Nobody may take step {number} of the approvals.")
        steps.append(ApprovalStep(number=number, role=approver.role, people=people))
    if not all_by_different_people([set(step.people) for step in steps]):
        raise NobodyToApprove(f"There are not {len(steps)} different people for the approvals.")
    return Approvals(order=band.order, steps=tuple(steps))


def all_by_different_people(choices: Sequence[Set[str]]) -> bool:
    """Whether each of the steps can be taken by another person of its `choices` (Kuhn's augmenting paths)."""
    takes: dict[str, int] = {}

    def place(step: int, tried: set[str]) -> bool:
        for person in choices[step] - tried:
            tried.add(person)
            if person not in takes or place(takes[person], tried):
                takes[person] = step
                return True
        return False

    return all(place(step, set()) for step in range(len(choices)))


def may_approve(staff: Staff, approver: Approver, department_id: str) -> bool:
    """Whether `staff` is who is meant; a role counts in its departments, that of HR's managers everywhere."""
    if approver.staff_id:
        return staff.staff_id == approver.staff_id
    reaches = bool({"*", department_id} & staff.departments) or approver.role in _COMPANY_WIDE
    return approver.role in staff.roles and reaches


def _comparable(one: Money, other: Money) -> bool:
    return one.currency == other.currency and (one.period == "once") == (other.period == "once")


def _monthly(money: Money) -> Decimal:
    return money.amount / _MONTHS if money.period == "year" else money.amount

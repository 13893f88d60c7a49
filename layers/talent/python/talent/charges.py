"""What waits for a member of staff, and what becomes of it once they have left or lost the role for it."""

from collections.abc import Iterable, Mapping, Set
from typing import Literal

from talent.access import RULES, Action
from talent.approval import (
    ApprovalRules,
    Approvals,
    ApprovalStep,
    Approver,
    CannotApprove,
    NobodyToApprove,
    all_by_different_people,
    may_approve,
)
from talent.kernel import Conflict, Fact, Phrase
from talent.people import Role, Staff

type ChargeKind = Literal["recruits", "manages", "scores", "approves", "named"]

_NEEDS: Mapping[ChargeKind, frozenset[Role]] = {
    "recruits": frozenset(RULES[Action.DECIDE_APPLICATION]),
    "manages": frozenset(RULES[Action.CONFIRM_OFFER]),
    "scores": frozenset(RULES[Action.WRITE_SCORECARD]),
    "approves": frozenset(RULES[Action.APPROVE_OFFER]),
    "named": frozenset(RULES[Action.APPROVE_OFFER]),
}
CHARGE_WORDS: Mapping[ChargeKind, Phrase] = {
    "recruits": Phrase(zh="负责招聘", en="recruiter of the opening"),
    "manages": Phrase(zh="负责招聘的人力资源经理", en="HR manager of the opening"),
    "scores": Phrase(zh="面试与评分", en="interview and scorecard"),
    "approves": Phrase(zh="审批录用通知", en="approval of the offer"),
    "named": Phrase(zh="审批规则中指定的审批人", en="named in the rules of approval"),
}
"""How a charge is called before people."""


class ApproverStands(Conflict):
    """Somebody who can approve is asked: nobody else may be named in their place."""

    next = "Wait for their word, or revise the offer; the rules of approval name who approves."


class Charge(Fact):
    """One thing that waits for a person: an opening or an application by its id, or 'company', whose rules name them."""

    kind: ChargeKind
    of: str


class Handover(Fact):
    """What somebody could not do any more when it was passed on, as far as it could be."""

    staff_id: str
    charges: tuple[Charge, ...]


def can(staff: Staff, kind: ChargeKind) -> bool:
    """Whether somebody is there and has a role for such a charge."""
    return staff.there and bool(staff.roles & _NEEDS[kind])


def rules_with(rules: ApprovalRules, gone: Staff, approver: Staff) -> ApprovalRules:
    """The rules with another person in the place of one who can't approve any more.

    Raises ApproverStands or CannotApprove.
    """
    if can(gone, "named") or gone.staff_id not in rules.named:
        raise ApproverStands("The rules name nobody here who can't approve.")
    if not can(approver, "named"):
        raise CannotApprove("This person can't approve offers.")
    given, after = Approver(staff_id=gone.staff_id), Approver(staff_id=approver.staff_id)
    bands = (
        band.model_copy(
            update={"approvers": tuple(after if each == given else each for each in band.approvers)}
        )
        for band in rules.bands
    )
    return rules.model_copy(update={"bands": tuple(bands)})


def renewed(approvals: Approvals, staff: Iterable[Staff], department_id: str, barred: Set[str]) -> Approvals:
    """The approvals with the steps of those who can't approve any more passed on to all who have the role now.

    `barred` give none: who confirmed the version, and whoever wrote its terms.
    A step that nobody else may take stays as it is, for HR to name somebody, and so does all where too few are left.
    """
    there = [each for each in staff if can(each, "approves") and each.staff_id not in barred]
    after = approvals.model_copy(
        update={"steps": tuple(_renewed(step, there, department_id) for step in approvals.steps)}
    )
    return after if _by_different_people(after) else approvals


def named(
    approvals: Approvals, number: int, approver: Staff, staff: Iterable[Staff], barred: Set[str]
) -> Approvals:
    """The approvals with the step that nobody can take any more given to a person of HR's choice.

    Raises ApproverStands, CannotApprove or NobodyToApprove.
    """
    able = {each.staff_id for each in staff if can(each, "approves")}
    step = next((each for each in approvals.steps if each.number == number and each.approval is None), None)
    if step is None or able & set(step.people):
        raise ApproverStands("This step does not want for an approver.")
    if approver.staff_id not in able or approver.staff_id in barred:
        raise CannotApprove("This person can't approve the offer.")
    given = step.model_copy(update={"people": (approver.staff_id,)})
    steps = tuple(given if each is step else each for each in approvals.steps)
    after = approvals.model_copy(update={"steps": steps})
    if not _by_different_people(after):
        raise NobodyToApprove("This person's word is needed, or was said, at another step.")
    return after


def _renewed(step: ApprovalStep, there: Iterable[Staff], department_id: str) -> ApprovalStep:
    approver = Approver(role=step.role) if step.role else None
    able = {each.staff_id for each in there if approver is None or may_approve(each, approver, department_id)}
    people = able if approver else able & set(step.people)
    if step.approval or not people or set(step.people) <= able:
        return step
    return step.model_copy(update={"people": tuple(sorted(people))})


def _by_different_people(approvals: Approvals) -> bool:
    said = {step.approval.by for step in approvals.steps if step.approval}
    return all_by_different_people([set(step.people) - said for step in approvals.steps if not step.approval])

"""Approvals of offers: who must approve by the rules of the opening or the company, and what waits for each person."""

from talent.access import RULES, Action
from talent.approval import ApprovalRules, Approvals, ApprovalTask, CannotApprove, needed
from talent.offer import Offer
from talent.opening import Opening

from cloud import keys, offer_keys
from cloud.applications import get
from cloud.company import get_company
from cloud.moment import now
from cloud.openings import get_opening
from cloud.people import check_staff, get_staff, list_staff
from cloud.table import Create, Replace, Write, table


def rules_for(opening: Opening) -> ApprovalRules:
    """The opening's own rules, or else the company's."""
    return opening.approvals or get_company().approvals


def check_approvers(rules: ApprovalRules) -> None:
    """Raises StaffUnknown or CannotApprove unless every person that the rules name can be let in to approve."""
    check_staff(rules.named)
    may = RULES[Action.APPROVE_OFFER].keys()
    barred = sorted(each for each in rules.named if not get_staff(each).roles & may)
    if barred:
        raise CannotApprove(f"May not approve offers: {', '.join(barred)}.")


def approvals_for(offer: Offer, confirmed_by: str) -> Approvals | None:
    """The approvals that the offer's pay needs; None where HR's word is enough.

    Raises NobodyToApprove.
    """
    application = get(offer.application_id).value
    band = rules_for(get_opening(application.opening_id)).band_for(offer.terms.pay)
    return needed(band, list_staff(), application.department_id, confirmed_by) if band else None


def waits_for_approval(staff_id: str) -> list[ApprovalTask]:
    """What waits for a person's approval, oldest first."""
    listed = table().listed("todo", offer_keys.approver(staff_id), ApprovalTask)
    return [stored.value for stored in listed]


def approvers_of(application_id: str) -> tuple[str, ...]:
    """Whose approval an application's offer waits for, by staff id."""
    tasks = table().under(keys.application(application_id).pk, "APPROVAL#", ApprovalTask)
    return tuple(stored.value.staff_id for stored in tasks if stored.value.open)


def asking(application_id: str, version: int, asked: frozenset[str]) -> list[Write]:
    """The writes after which exactly those `asked` have the offer's version before them."""
    writes: list[Write] = []
    known = {
        stored.value.staff_id: stored
        for stored in table().under(keys.application(application_id).pk, "APPROVAL#", ApprovalTask)
    }
    for staff_id in sorted(asked - known.keys()):
        task = ApprovalTask(application_id=application_id, staff_id=staff_id, version=version, asked_at=now())
        writes.append(Create(offer_keys.approval(application_id, staff_id), task))
    for staff_id, stored in known.items():
        after = stored.value.model_copy(update={"open": staff_id in asked})
        if after.open and after.version != version:
            after = after.model_copy(update={"version": version, "asked_at": now()})
        if after != stored.value:
            writes.append(Replace(offer_keys.approval(application_id, staff_id), after, stored.version))
    return writes

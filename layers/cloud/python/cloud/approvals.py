"""Approvals of offers: who must approve by the rules of the opening or the company, and what waits for each person."""

from datetime import datetime

from talent.access import RULES, Action
from talent.approval import ApprovalRules, Approvals, ApprovalTask, CannotApprove, needed
from talent.offer import Offer
from talent.opening import Opening

from cloud import offer_keys
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
    barred = {confirmed_by, *offer.written_by}
    return needed(band, list_staff(), application.department_id, barred) if band else None


def waits_for_approval(staff_id: str) -> list[ApprovalTask]:
    """What waits for a person's approval, oldest first."""
    listed = table().listed("todo", offer_keys.APPROVALS, ApprovalTask)
    return [stored.value for stored in listed if staff_id in stored.value.people]


def approvers_of(application_id: str) -> tuple[str, ...]:
    """Whose approval an application's offer waits for, by staff id."""
    stored = table().find(offer_keys.approval(application_id), ApprovalTask)
    return stored.value.people if stored else ()


def asked_since(application_id: str, moment: datetime) -> tuple[str, ...]:
    """Whose approval an offer waits for, where one of them is asked since a moment; else nobody."""
    stored = table().find(offer_keys.approval(application_id), ApprovalTask)
    return stored.value.people if stored and stored.value.asked_at >= moment else ()


def asking(application_id: str, version: int, asked: frozenset[str]) -> list[Write]:
    """The write after which exactly those `asked` have the offer's version before them; none where that stands.

    One for all of them, because a role may have more people than a transaction has writes.
    """
    key = offer_keys.approval(application_id)
    stored = table().find(key, ApprovalTask)
    known = frozenset(stored.value.people if stored else ())
    if asked == known and (not asked or (stored and stored.value.version == version)):
        return []
    still = stored.value.asked_at if stored and stored.value.version == version and asked <= known else now()
    task = ApprovalTask(
        application_id=application_id, people=tuple(sorted(asked)), version=version, asked_at=still
    )
    return [Replace(key, task, stored.version) if stored else Create(key, task)]

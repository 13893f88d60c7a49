"""The mails to those who must approve an offer, and how HR is told of them beforehand."""

from collections.abc import Iterable
from datetime import datetime

from talent.approval import Approver
from talent.events import Event
from talent.kernel import Language
from talent.messages import Kind
from talent.messages.offer_values import HrApproval
from talent.offer import Offer, offer_number
from talent.people import ROLE_NAMES
from talent.waiting import Wait

from cloud import waits
from cloud.approvals import asked_since, rules_for
from cloud.letters.case import Case, hr_facts, to_staff
from cloud.mail import Letter
from cloud.offers import get_offer, version_before
from cloud.people import get_staff


def approvers_of(case: Case, offer: Offer, language: Language) -> tuple[str, ...]:
    """Who must approve the offer after HR, in order, as roles and persons are called."""
    band = rules_for(case.opening).band_for(offer.terms.pay)
    return tuple(_called(each, language) for each in band.approvers) if band else ()


def what_changed(offer: Offer) -> dict[str, object]:
    """The pay of the version before this one, and why this one took its place."""
    before = version_before(offer)
    return {"pay_before": before.terms.pay, "changed_for": before.replaced_for} if before else {}


def ask_approvers(case: Case, wait: Wait, *, remind: bool) -> list[Letter]:
    """To everybody whose approval can be given now."""
    kind = Kind.HR_APPROVE_OFFER_REMINDER if remind else Kind.HR_APPROVE_OFFER
    offer = get_offer(case.application_id).value
    return _letters(case, offer, kind, offer.approvals.asked, wait.due_at)


def next_approvers(case: Case, event: Event) -> list[Letter]:
    """To those whose turn has come, now that the one before them has approved."""
    del event
    offer, wait = get_offer(case.application_id).value, waits.find(case.application_id, "offer_approval")
    if offer.status != "approving" or offer.approvals.order == "parallel" or wait is None:
        return []
    return _letters(case, offer, Kind.HR_APPROVE_OFFER, offer.approvals.asked, wait.due_at)


def others_asked(case: Case, event: Event) -> list[Letter]:
    """To those who are asked in the place of somebody who can't approve any more."""
    offer, wait = get_offer(case.application_id).value, waits.find(case.application_id, "offer_approval")
    if offer.status != "approving" or wait is None:
        return []
    asked = asked_since(case.application_id, event.occurred_at)
    return _letters(case, offer, Kind.HR_APPROVE_OFFER, asked, wait.due_at)


def _letters(case: Case, offer: Offer, kind: Kind, people: Iterable[str], due: datetime) -> list[Letter]:
    terms = offer.terms
    more = what_changed(offer) | {
        "pay": terms.pay,
        "start": terms.start_date,
        "number": offer_number(offer),
        "version": offer.version,
    }
    staff = [get_staff(each) for each in sorted(people)]
    return [to_staff(each, kind, HrApproval, hr_facts(case, each) | more | {"due": due}) for each in staff]


def _called(approver: Approver, language: Language) -> str:
    if approver.role:
        return ROLE_NAMES[approver.role].say(language)
    return get_staff(approver.staff_id).name

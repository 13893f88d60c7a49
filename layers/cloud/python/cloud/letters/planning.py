"""The mails about a ledger's plan: to the hiring department what waits for its word, to who proposed it the answer."""

from talent.events import Event, EventName
from talent.headcount import Ledger, Proposal
from talent.messages import Kind
from talent.messages.beside import HrPlanAnswered, HrPlanProposed
from talent.people import Staff

from cloud.company import get_company
from cloud.headcounts import get_ledger, movements, who_may_confirm
from cloud.letters.case import to_staff
from cloud.mail import Letter
from cloud.people import get_staff
from cloud.settings import settings

PLANS = frozenset({EventName.HEADCOUNT_PROPOSED, EventName.HEADCOUNT_CONFIRMED, EventName.HEADCOUNT_REJECTED})


def plan_letters(event: Event) -> list[Letter]:
    """The mails that tell of an event of a ledger's plan; none where it was answered or replaced meanwhile."""
    ledger = get_ledger(event.headcount_id).value
    if event.name is EventName.HEADCOUNT_PROPOSED:
        proposal = ledger.proposal
        return [_proposed(staff, ledger, proposal) for staff in who_may_confirm(ledger) if proposal]
    proposed = [
        each
        for each in movements(event.headcount_id)
        if each.name is EventName.HEADCOUNT_PROPOSED and each.event_id < event.event_id
    ]
    return [_answered(get_staff(proposed[-1].by), ledger, event)] if proposed else []


def _proposed(staff: Staff, ledger: Ledger, proposal: Proposal) -> Letter:
    more = {"planned": proposal.planned, "reason": proposal.reason, "before": ledger.planned}
    return to_staff(staff, Kind.HR_PLAN_PROPOSED, HrPlanProposed, _facts(staff, ledger) | more)


def _answered(staff: Staff, ledger: Ledger, event: Event) -> Letter:
    yes = event.name is EventName.HEADCOUNT_CONFIRMED
    reason = ledger.rejection.reason if ledger.rejection and not yes else ""
    more = {"planned": ledger.planned, "confirmed": yes, "reason": reason}
    return to_staff(staff, Kind.HR_PLAN_ANSWERED, HrPlanAnswered, _facts(staff, ledger) | more)


def _facts(staff: Staff, ledger: Ledger) -> dict[str, object]:
    return {
        "company": get_company().name.say(staff.language),
        "recipient": staff.name,
        "link": f"{settings().site_url}/openings",
        "zone": staff.time_zone,
        "ledger": ledger.headcount_id,
    }

"""The mails about an application that waits for people now, and to who asked for a person."""

from datetime import timedelta

from talent.events import Event
from talent.messages import Kind
from talent.messages.beside import HrWaitlisted
from talent.messages.values import (
    AppealReply,
    HrAppeal,
    HrDue,
    HrPanelLapsed,
    HrReason,
    HumanChosen,
    ToCandidate,
)

from cloud.appeals import appeals
from cloud.headcounts import get_ledger
from cloud.letters.case import Case, hr_facts, own_page, to_candidate, to_recruiter, to_staff
from cloud.letters.reasons import reason_for_person
from cloud.mail import Letter
from cloud.people import get_staff
from cloud.scorecards import scorecards


def needs_person(case: Case, event: Event) -> list[Letter]:
    """To the recruiter: the screening leaves it to a person, and why."""
    del event
    staff = get_staff(case.opening.recruiter_id)
    facts = hr_facts(case, staff) | {"reason": reason_for_person(case.application_id).say(staff.language)}
    return [to_staff(staff, Kind.HR_NEEDS_PERSON, HrReason, facts)]


def invitation_lapsed(case: Case, event: Event) -> list[Letter]:
    """To both: the time for the recordings is over."""
    del event
    return [
        to_candidate(case, Kind.INTERVIEW_LAPSED, ToCandidate, own_page(case)),
        to_recruiter(case, Kind.HR_INVITATION_LAPSED),
    ]


def human_chosen(case: Case, event: Event) -> list[Letter]:
    """To both: a person interviews instead of the machine, and by when somebody answers."""
    days = case.company.human_answer_days
    staff = get_staff(case.opening.recruiter_id)
    due = hr_facts(case, staff) | {"due": event.occurred_at + timedelta(days=days)}
    return [
        to_candidate(case, Kind.HUMAN_INTERVIEW_CHOSEN, HumanChosen, own_page(case) | {"days": days}),
        to_staff(staff, Kind.HR_HUMAN_CHOSEN, HrDue, due),
    ]


def panel_lapsed(case: Case, event: Event) -> list[Letter]:
    """To the recruiter: the panel's time is over, and how many scorecards are in."""
    del event
    staff, cards = get_staff(case.opening.recruiter_id), scorecards(case.application_id)
    received = sum(card.status == "in" for card in cards)
    facts = hr_facts(case, staff) | {"received": received, "asked": len(cards)}
    return [to_staff(staff, Kind.HR_PANEL_LAPSED, HrPanelLapsed, facts)]


def waitlisted(case: Case, event: Event) -> list[Letter]:
    """To both: no head is free now; to HR also whether a plan still waits for the hiring department."""
    del event
    staff, ledger = get_staff(case.opening.recruiter_id), get_ledger(case.opening.headcount_id).value
    facts = hr_facts(case, staff) | {"plan_waits": ledger.proposal is not None}
    return [
        to_candidate(case, Kind.WAITLISTED, ToCandidate, own_page(case)),
        to_staff(staff, Kind.HR_WAITLISTED, HrWaitlisted, facts),
    ]


def appeal_made(case: Case, event: Event) -> list[Letter]:
    """To both: an appeal or a wish for an explanation has come, and by when it is answered."""
    del event
    appeal = appeals(case.application_id)[-1]
    staff = get_staff(case.opening.recruiter_id)
    due = {"due": appeal.due_at, "explanation": appeal.wants == "explanation"}
    facts = own_page(case) | {"days": case.company.human_answer_days}
    return [
        to_candidate(case, Kind.APPEAL_RECEIVED, HumanChosen, facts),
        to_staff(staff, Kind.HR_APPEAL, HrAppeal, hr_facts(case, staff) | due),
    ]


def appeal_answered(case: Case, event: Event) -> list[Letter]:
    """The latest answer's mail; there is one at a time, as nobody appeals twice before an answer."""
    del event
    found = [each for each in appeals(case.application_id) if each.answer]
    if not found or found[-1].answer is None:
        return []
    said = {
        "outcome": found[-1].status.say(case.application.language),
        "answer": found[-1].answer.reason,
    }
    return [to_candidate(case, Kind.APPEAL_ANSWERED, AppealReply, own_page(case) | said)]

"""The mails that an event sends at once: to the candidate, to HR, or to both."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from talent.events import Event, EventName, WaitKind
from talent.messages import Kind
from talent.messages.beside import ExportReady
from talent.messages.values import (
    AppealReply,
    Closing,
    HrAppeal,
    HrDue,
    HrMail,
    HrPanelLapsed,
    HrReason,
    HumanChosen,
    Refusal,
    ReportReady,
    ToCandidate,
    Withdrawal,
)

from cloud import waits
from cloud.appeals import appeals
from cloud.duplicates import applications_of_person
from cloud.exporting import find_export
from cloud.letters.administering import staff_mail_returned, webhook_paused
from cloud.letters.approving import next_approvers, others_asked
from cloud.letters.asking import letters_of
from cloud.letters.case import (
    Case,
    candidate_facts,
    candidate_link,
    hr_facts,
    open_case,
    person_facts,
    to_candidate,
    to_staff,
)
from cloud.letters.handing_over import charges_passed_on
from cloud.letters.hindrances import address_replaced, machine_stopped, mail_returned
from cloud.letters.negotiating import answered, questioned
from cloud.letters.offering import accepted, closed, declined, hired, revised, withdrawn
from cloud.letters.planning import PLANS, plan_letters
from cloud.letters.reasons import reason_for_person
from cloud.mail import Letter
from cloud.people import get_staff
from cloud.reports import find_report
from cloud.resumes import get_resume_file
from cloud.scorecards import scorecards
from cloud.uploads import get_recording

type Writer = Callable[[Case, Event], list[Letter]]

_BY_LINK: tuple[WaitKind, ...] = ("recordings", "panel", "offer_answer")
_ERASED_AFTER = timedelta(days=30)
OF_STAFF: Mapping[EventName, Callable[[Event], list[Letter]]] = {
    EventName.WEBHOOK_PAUSED: webhook_paused,
    EventName.CHARGES_PASSED_ON: charges_passed_on,
    EventName.STAFF_MAIL_RETURNED: staff_mail_returned,
}
"""What is about the staff and the system, and about nobody's application."""
_OF_PERSONS = frozenset({EventName.EXPORT_MADE})


def letters_for(event: Event) -> list[Letter]:
    """The mails that tell of `event`; none for an event that nobody is told of."""
    if event.name in OF_STAFF:
        return OF_STAFF[event.name](event)
    if event.name in PLANS:
        return plan_letters(event)
    write = WRITERS.get(event.name)
    about = event.application_id or _latest(event)
    return write(open_case(about), event) if write and about else []


def _latest(event: Event) -> str:
    """The application by whose page a person reads what concerns all of theirs; '' where they have none."""
    mine = applications_of_person(event.candidate_id) if event.name in _OF_PERSONS else ()
    return mine[-1].application_id if mine else ""


def _page(case: Case) -> dict[str, object]:
    return candidate_facts(case, candidate_link(case, "application"))


def _opened(case: Case, event: Event) -> list[Letter]:
    del event
    return [to_candidate(case, Kind.APPLICATION_RECEIVED, ToCandidate, _page(case))]


def _resume_refused(case: Case, event: Event) -> list[Letter]:
    """No mail for a file that came too late: the one that was read goes on standing."""
    del event
    file = get_resume_file(case.application_id)
    if file.status != "refused":
        return []
    facts = _page(case) | {"reason": file.reason}
    return [to_candidate(case, Kind.RESUME_UNREADABLE, Refusal, facts)]


def _recording_refused(case: Case, event: Event) -> list[Letter]:
    recording = get_recording(case.application_id, event.question_number)
    facts = _page(case) | {"reason": recording.reason, "number": recording.number}
    return [to_candidate(case, Kind.RECORDING_REFUSED, Refusal, facts)]


def _needs_person(case: Case, event: Event) -> list[Letter]:
    del event
    staff = get_staff(case.opening.recruiter_id)
    facts = hr_facts(case, staff) | {"reason": reason_for_person(case.application_id).say(staff.language)}
    return [to_staff(staff, Kind.HR_NEEDS_PERSON, HrReason, facts)]


def _invitation_lapsed(case: Case, event: Event) -> list[Letter]:
    del event
    return [
        to_candidate(case, Kind.INTERVIEW_LAPSED, ToCandidate, _page(case)),
        _to_recruiter(case, Kind.HR_INVITATION_LAPSED),
    ]


def _human_chosen(case: Case, event: Event) -> list[Letter]:
    days = case.company.human_answer_days
    staff = get_staff(case.opening.recruiter_id)
    due = hr_facts(case, staff) | {"due": event.occurred_at + timedelta(days=days)}
    return [
        to_candidate(case, Kind.HUMAN_INTERVIEW_CHOSEN, HumanChosen, _page(case) | {"days": days}),
        to_staff(staff, Kind.HR_HUMAN_CHOSEN, HrDue, due),
    ]


def _assessed(case: Case, event: Event) -> list[Letter]:
    del event
    made = find_report(case.application_id)
    if made is None:
        return []
    link = candidate_link(case, "application")
    strengths = tuple(each.say(case.application.language) for each in made.strengths)
    more = {"human_link": link, "match": made.percent, "strengths": strengths}
    return [to_candidate(case, Kind.REPORT_READY, ReportReady, candidate_facts(case, link) | more)]


def _appeal_made(case: Case, event: Event) -> list[Letter]:
    del event
    appeal = appeals(case.application_id)[-1]
    staff = get_staff(case.opening.recruiter_id)
    due = {"due": appeal.due_at, "explanation": appeal.wants == "explanation"}
    facts = _page(case) | {"days": case.company.human_answer_days}
    return [
        to_candidate(case, Kind.APPEAL_RECEIVED, HumanChosen, facts),
        to_staff(staff, Kind.HR_APPEAL, HrAppeal, hr_facts(case, staff) | due),
    ]


def _appeal_answered(case: Case, event: Event) -> list[Letter]:
    """The latest answer's mail; there is one at a time, as nobody appeals twice before an answer."""
    del event
    found = [each for each in appeals(case.application_id) if each.answer]
    if not found or found[-1].answer is None:
        return []
    said = {
        "outcome": found[-1].status.say(case.application.language),
        "answer": found[-1].answer.reason,
    }
    return [to_candidate(case, Kind.APPEAL_ANSWERED, AppealReply, _page(case) | said)]


def _panel_lapsed(case: Case, event: Event) -> list[Letter]:
    del event
    staff, cards = get_staff(case.opening.recruiter_id), scorecards(case.application_id)
    received = sum(card.status == "in" for card in cards)
    facts = hr_facts(case, staff) | {"received": received, "asked": len(cards)}
    return [to_staff(staff, Kind.HR_PANEL_LAPSED, HrPanelLapsed, facts)]


def _waitlisted(case: Case, event: Event) -> list[Letter]:
    del event
    return [
        to_candidate(case, Kind.WAITLISTED, ToCandidate, _page(case)),
        _to_recruiter(case, Kind.HR_WAITLISTED),
    ]


def _declined(case: Case, event: Event) -> list[Letter]:
    del event
    language, made = case.application.language, find_report(case.application_id)
    more = {
        "strengths": tuple(each.say(language) for each in made.strengths) if made else (),
        "improvements": tuple(each.say(language) for each in made.improvements) if made else (),
    }
    return [to_candidate(case, Kind.CLOSED, Closing, _page(case) | more)]


def _withdrawn(case: Case, event: Event) -> list[Letter]:
    erased = _page(case) | {"deleted_by": (event.occurred_at + _ERASED_AFTER).date()}
    return [
        to_candidate(case, Kind.WITHDRAWN, Withdrawal, erased),
        _to_recruiter(case, Kind.HR_WITHDRAWN),
    ]


def _links_renewed(case: Case, event: Event) -> list[Letter]:
    """A new link to the candidate's own page, and the reminder of each wait that is open, which brings its own."""
    del event
    waiting = [wait for kind in _BY_LINK if (wait := waits.find(case.application_id, kind)) and wait.open]
    again = [letter for wait in waiting for letter in letters_of(wait)]
    return [to_candidate(case, Kind.LINK_RENEWED, ToCandidate, _page(case)), *again]


def _export_made(case: Case, event: Event) -> list[Letter]:
    """To the person, wherever the asking came from: the file is fetched on their own page."""
    until = find_export(event.candidate_id).expires_at
    return [to_candidate(case, Kind.EXPORT_READY, ExportReady, person_facts(case) | {"deadline": until})]


def _to_recruiter(case: Case, kind: Kind) -> Letter:
    staff = get_staff(case.opening.recruiter_id)
    return to_staff(staff, kind, HrMail, hr_facts(case, staff))


WRITERS: Mapping[EventName, Writer] = {
    EventName.APPLICATION_OPENED: _opened,
    EventName.RESUME_REFUSED: _resume_refused,
    EventName.RECORDING_REFUSED: _recording_refused,
    EventName.SCREENING_NEEDS_PERSON: _needs_person,
    EventName.MACHINE_STOPPED: machine_stopped,
    EventName.INVITATION_LAPSED: _invitation_lapsed,
    EventName.HUMAN_INTERVIEW_CHOSEN: _human_chosen,
    EventName.CANDIDATE_ASSESSED: _assessed,
    EventName.PANEL_LAPSED: _panel_lapsed,
    EventName.CANDIDATE_WAITLISTED: _waitlisted,
    EventName.OFFER_APPROVED: next_approvers,
    EventName.APPROVAL_PASSED_ON: others_asked,
    EventName.OFFER_REVISED: revised,
    EventName.OFFER_WITHDRAWN: withdrawn,
    EventName.OFFER_QUESTIONED: questioned,
    EventName.OFFER_QUESTION_ANSWERED: answered,
    EventName.OFFER_ACCEPTED: accepted,
    EventName.OFFER_DECLINED: declined,
    EventName.OFFER_CLOSED: closed,
    EventName.EMPLOYEE_HIRED: hired,
    EventName.APPLICATION_DECLINED: _declined,
    EventName.APPLICATION_WITHDRAWN: _withdrawn,
    EventName.APPEAL_MADE: _appeal_made,
    EventName.APPEAL_ANSWERED: _appeal_answered,
    EventName.LINKS_RENEWED: _links_renewed,
    EventName.MAIL_BOUNCED: mail_returned,
    EventName.MAIL_COMPLAINED: mail_returned,
    EventName.MAIL_DELAYED: mail_returned,
    EventName.ADDRESS_CORRECTED: address_replaced,
    EventName.EXPORT_MADE: _export_made,
}

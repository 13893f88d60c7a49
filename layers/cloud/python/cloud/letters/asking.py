"""The mails of a human wait: what is asked of whom, with the link to do it, and the reminder half-way."""

from collections.abc import Callable, Mapping
from math import ceil

from talent.events import WaitKind
from talent.library import competency
from talent.messages import Kind
from talent.messages.offer_values import HrOffer
from talent.messages.values import (
    AskedAgain,
    InterviewInvitation,
    Meeting,
    OfferMail,
    PanelMail,
)
from talent.offer import Offer, offer_number
from talent.panel import PanelMeeting, Scorecard
from talent.policy import EXPRESSION_ALLOWED
from talent.waiting import Wait

from cloud import links
from cloud.assessments import find_assessment
from cloud.files import artefacts
from cloud.headcounts import get_ledger
from cloud.letters.approving import approvers_of, ask_approvers, what_changed
from cloud.letters.case import (
    Case,
    answered_by_recruiter,
    candidate_facts,
    candidate_link,
    hr_facts,
    interviewer_facts,
    open_case,
    to_candidate,
    to_staff,
)
from cloud.letters.diary import WritesEntry, entry_for, entry_for_candidate
from cloud.letters.papers import papers_for
from cloud.mail import Attachment, Letter
from cloud.meetings import meeting_of
from cloud.offers import get_offer
from cloud.people import get_staff
from cloud.places import place_of
from cloud.scorecards import scorecards


def letters_of(wait: Wait, write: WritesEntry | None = None) -> list[Letter]:
    """The mails that ask for what `wait` waits for; with no `write` for the diary's entries, the reminders of it."""
    return _LETTERS[wait.kind](open_case(wait.application_id), wait, write)


def _recordings(case: Case, wait: Wait, write: WritesEntry | None) -> list[Letter]:
    link = candidate_link(case, "interview", wait.due_at)
    facts = candidate_facts(case, link) | {"human_link": link, "deadline": wait.due_at}
    language = case.application.language
    assessed = find_assessment(case.application_id)
    lines = tuple(
        f"{each.number}. {each.reason.words.say(language)} {each.reason.remedy.say(language)}"
        for each in (assessed.asked_again if assessed else ())
    )
    if lines and write:
        return [to_candidate(case, Kind.ANSWERS_ASKED_AGAIN, AskedAgain, facts | {"answers": lines})]
    questions = case.opening.questions
    more = {
        "questions": len(questions),
        "minutes": ceil(sum(q.think_seconds + q.answer_seconds for q in questions) / 60),
        "expression": case.company.allows_expression
        and EXPRESSION_ALLOWED.get(case.application.jurisdiction, False),
    }
    kind = Kind.INTERVIEW_INVITED if write else Kind.INTERVIEW_REMINDER
    return [to_candidate(case, kind, InterviewInvitation, facts | more)]


def _panel(case: Case, wait: Wait, write: WritesEntry | None) -> list[Letter]:
    del wait
    meeting = meeting_of(case.application_id)
    cards = [card for card in scorecards(case.application_id) if card.status == "asked"]
    if write is None:
        return [to_interviewer(case, card, meeting, Kind.PANEL_REMINDER) for card in cards]
    facts = candidate_facts(case, candidate_link(case, "application")) | sitting(meeting)
    invited = to_candidate(
        case, Kind.MEETING_INVITED, Meeting, facts, entry_for_candidate(case, write, meeting)
    )
    return [*(invite_interviewer(case, card, meeting, write) for card in cards), invited]


def invite_interviewer(case: Case, card: Scorecard, meeting: PanelMeeting, write: WritesEntry) -> Letter:
    """Asks an interviewer, with the meeting for the diary and what to read beforehand."""
    staff = get_staff(card.staff_id)
    papers = (entry_for(case, staff, write, meeting), *papers_for(case, staff))
    return to_interviewer(case, card, meeting, Kind.PANEL_INVITED, papers)


def to_interviewer(
    case: Case, card: Scorecard, meeting: PanelMeeting, kind: Kind, attachments: tuple[Attachment, ...] = ()
) -> Letter:
    """A mail of `kind` to the interviewer of a scorecard, with a new link to it."""
    staff = get_staff(card.staff_id)
    token = links.issue("scorecard", case.application_id, staff.staff_id, card.due_at)
    link = links.address("scorecard", token)
    names = tuple(competency(each).name.say(staff.language) for each in case.opening.model.weights)
    more = {"resume_link": link, "report_link": link, "competencies": names, "due": card.due_at}
    facts = interviewer_facts(case, staff, link) | sitting(meeting) | more
    return answered_by_recruiter(case, to_staff(staff, kind, PanelMail, facts, *attachments))


def _confirmation(case: Case, wait: Wait, write: WritesEntry | None) -> list[Letter]:
    offer, staff = get_offer(case.application_id).value, get_staff(case.opening.hr_manager_id)
    ledger = get_ledger(case.opening.headcount_id).value
    more = {
        "department": case.position.department.name.say(staff.language),
        "site": place_of(offer.terms, case.opening).say(staff.language),
        "version": offer.version,
        "planned": ledger.planned,
        "reserved": ledger.reserved,
        "filled": ledger.filled,
        "due": wait.due_at,
        "approvers": approvers_of(case, offer, staff.language),
    }
    kind = Kind.HR_CONFIRM_OFFER if write else Kind.HR_CONFIRM_OFFER_REMINDER
    facts = hr_facts(case, staff) | _promised(offer) | what_changed(offer) | more
    return [to_staff(staff, kind, HrOffer, facts, _letter(offer))]


def _approval(case: Case, wait: Wait, write: WritesEntry | None) -> list[Letter]:
    return ask_approvers(case, wait, remind=write is None)


def _answer(case: Case, wait: Wait, write: WritesEntry | None) -> list[Letter]:
    offer, language = get_offer(case.application_id).value, case.application.language
    link = candidate_link(case, "offer", wait.due_at)
    more = {
        "department": case.position.department.name.say(language),
        "site": place_of(offer.terms, case.opening).say(language),
        "expires": wait.due_at,
    }
    kind = Kind.OFFER_SENT if write else Kind.OFFER_REMINDER
    facts = candidate_facts(case, link) | _promised(offer) | more
    return [to_candidate(case, kind, OfferMail, facts, _letter(offer))]


_LETTERS: Mapping[WaitKind, Callable[[Case, Wait, WritesEntry | None], list[Letter]]] = {
    "recordings": _recordings,
    "panel": _panel,
    "offer_confirmation": _confirmation,
    "offer_approval": _approval,
    "offer_answer": _answer,
}


def sitting(meeting: PanelMeeting) -> dict[str, object]:
    """When, how long and where, as mails tell it."""
    return {"starts": meeting.start, "minutes": meeting.minutes, "place": meeting.place}


def _promised(offer: Offer) -> dict[str, object]:
    return {"pay": offer.terms.pay, "start": offer.terms.start_date, "number": offer_number(offer)}


def _letter(offer: Offer) -> Attachment:
    data = artefacts().read(offer.letter_key)
    return Attachment(f"{offer_number(offer)}.pdf", "application/pdf", data)

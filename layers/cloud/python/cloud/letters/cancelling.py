"""Taking a panel's meeting out of everybody's diary when the candidate has withdrawn."""

from talent.events import Event, EventName
from talent.library import competency
from talent.messages import Kind
from talent.messages.values import Meeting, PanelMail
from talent.panel import PanelMeeting

from cloud.letters.asking import sitting
from cloud.letters.case import (
    Case,
    candidate_facts,
    candidate_link,
    open_case,
    staff_facts,
    staff_page,
    to_candidate,
    to_staff,
)
from cloud.letters.papers import calendar_entry
from cloud.mail import Attachment, Letter
from cloud.meetings import meeting_of
from cloud.panels import scorecards
from cloud.people import get_staff


def meeting_to_cancel(event: Event) -> PanelMeeting | None:
    """The meeting that an event makes needless: the panel's, when the candidate withdraws before it."""
    if event.name is not EventName.APPLICATION_WITHDRAWN or not scorecards(event.application_id):
        return None
    meeting = meeting_of(event.application_id)
    return meeting if meeting.start > event.occurred_at else None


def cancellations(application_id: str, meeting: PanelMeeting, calendar: str) -> list[Letter]:
    """The mails that cancel the meeting; `calendar` is its entry with METHOD:CANCEL."""
    case, entry = open_case(application_id), calendar_entry(calendar, "CANCEL")
    facts = candidate_facts(case, candidate_link(case, "application")) | sitting(meeting)
    letters = [to_candidate(case, Kind.MEETING_CANCELLED, Meeting, facts, entry)]
    cards = scorecards(application_id)
    return letters + [to_former_interviewer(case, card.staff_id, meeting, entry) for card in cards]


def to_former_interviewer(case: Case, staff_id: str, meeting: PanelMeeting, entry: Attachment) -> Letter:
    """Tells an interviewer that they need not come any more."""
    staff = get_staff(staff_id)
    values = staff_facts(case, staff) | sitting(meeting) | _papers(case) | {"due": meeting.start}
    return to_staff(staff, Kind.PANEL_CANCELLED, PanelMail, values, entry)


def _papers(case: Case) -> dict[str, object]:
    page, names = staff_page(case), tuple(competency(each).name.en for each in case.opening.model.weights)
    return {"resume_link": page, "report_link": page, "competencies": names}

"""Taking a panel's meeting out of everybody's diary when the candidate has withdrawn."""

from talent.events import Event, EventName
from talent.library import competency
from talent.messages import Kind
from talent.messages.values import Meeting, PanelMail
from talent.panel import PanelMeeting

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
from cloud.mail import Letter
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
    sitting: dict[str, object] = {
        "starts": meeting.start,
        "minutes": meeting.minutes,
        "place": meeting.place,
    }
    facts = candidate_facts(case, candidate_link(case, "application")) | sitting
    letters = [to_candidate(case, Kind.MEETING_CANCELLED, Meeting, facts, entry)]
    for card in scorecards(application_id):
        staff = get_staff(card.staff_id)
        values = staff_facts(case, staff) | sitting | _papers(case) | {"due": card.due_at}
        letters.append(to_staff(staff, Kind.PANEL_CANCELLED, PanelMail, values, entry))
    return letters


def _papers(case: Case) -> dict[str, object]:
    page, names = staff_page(case), tuple(competency(each).name.en for each in case.opening.model.weights)
    return {"resume_link": page, "report_link": page, "competencies": names}

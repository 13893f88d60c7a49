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
    interviewer_facts,
    open_case,
    staff_page,
    to_candidate,
    to_staff,
)
from cloud.letters.diary import WritesEntry, entry, entry_for
from cloud.mail import Letter
from cloud.meetings import meeting_of
from cloud.people import get_staff
from cloud.scorecards import scorecards


def meeting_to_cancel(event: Event) -> PanelMeeting | None:
    """The meeting that an event makes needless: the panel's, when the candidate withdraws before it."""
    if event.name is not EventName.APPLICATION_WITHDRAWN or not scorecards(event.application_id):
        return None
    meeting = meeting_of(event.application_id)
    return meeting if meeting.start > event.occurred_at else None


def cancellations(application_id: str, meeting: PanelMeeting, write: WritesEntry) -> list[Letter]:
    """The mails that cancel the meeting, with the entry that takes it out of the diary."""
    case, gone = open_case(application_id), entry(write, meeting, cancelled=True)
    facts = candidate_facts(case, candidate_link(case, "application")) | sitting(meeting)
    letters = [to_candidate(case, Kind.MEETING_CANCELLED, Meeting, facts, gone)]
    cards = scorecards(application_id)
    return letters + [to_former_interviewer(case, card.staff_id, meeting, write) for card in cards]


def to_former_interviewer(case: Case, staff_id: str, meeting: PanelMeeting, write: WritesEntry) -> Letter:
    """Tells an interviewer that they need not come any more."""
    staff = get_staff(staff_id)
    gone = entry_for(case, staff, write, meeting, cancelled=True)
    values = interviewer_facts(case, staff) | sitting(meeting) | _papers(case) | {"due": meeting.start}
    return to_staff(staff, Kind.PANEL_CANCELLED, PanelMail, values, gone)


def _papers(case: Case) -> dict[str, object]:
    page, names = staff_page(case), tuple(competency(each).name.en for each in case.opening.model.weights)
    return {"resume_link": page, "report_link": page, "competencies": names}

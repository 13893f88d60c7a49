"""Taking a panel's meeting out of everybody's diary: it ended before it, by the candidate, by HR or by all scorecards."""

from collections.abc import Mapping

from talent.events import Event, EventName
from talent.library import competency
from talent.messages import Kind
from talent.messages.values import MeetingCancelled, PanelMail
from talent.panel import PanelMeeting
from talent.scheduling import CalledOff

from cloud.letters.asking import sitting
from cloud.letters.case import (
    Case,
    answered_by_recruiter,
    candidate_facts,
    candidate_link,
    interviewer_facts,
    open_case,
    staff_page,
    to_candidate,
    to_staff,
)
from cloud.letters.diary import WritesEntry, entry_for, entry_for_candidate
from cloud.mail import Letter
from cloud.meetings import meeting_of
from cloud.people import get_staff
from cloud.schedules import meeting_when

NEEDLESS: Mapping[EventName, CalledOff] = {
    EventName.PANEL_COMPLETED: "complete",
    EventName.APPLICATION_WITHDRAWN: "withdrawn",
    EventName.APPLICATION_DECLINED: "declined",
}
"""The events with which a meeting that is still to come is called off."""


def meeting_to_cancel(event: Event) -> PanelMeeting | None:
    """The meeting that was called off with an event; None where there was none to come."""
    time = meeting_when(event.application_id, event.occurred_at) if event.name in NEEDLESS else None
    off = time is not None and time.called_off == NEEDLESS[event.name]
    return meeting_of(event.application_id, time) if off else None


def cancellations(event: Event, meeting: PanelMeeting, write: WritesEntry) -> list[Letter]:
    """The mails that cancel the meeting, with the entry that takes it out of the diary."""
    case = open_case(event.application_id)
    gone = entry_for_candidate(case, write, meeting, cancelled=True)
    facts = candidate_facts(case, candidate_link(case, "application")) | sitting(meeting)
    more = {why: meeting.called_off == why for why in NEEDLESS.values()}
    letters = [to_candidate(case, Kind.MEETING_CANCELLED, MeetingCancelled, facts | more, gone)]
    time = meeting_when(event.application_id, event.occurred_at)
    people = time.people if time else ()
    return letters + [to_former_interviewer(case, each, meeting, write) for each in people]


def to_former_interviewer(case: Case, staff_id: str, meeting: PanelMeeting, write: WritesEntry) -> Letter:
    """Tells an interviewer that they need not come any more."""
    staff = get_staff(staff_id)
    gone = entry_for(case, staff, write, meeting, cancelled=True)
    values = interviewer_facts(case, staff) | sitting(meeting) | _papers(case) | {"due": meeting.start}
    return answered_by_recruiter(case, to_staff(staff, Kind.PANEL_CANCELLED, PanelMail, values, gone))


def _papers(case: Case) -> dict[str, object]:
    page, names = staff_page(case), tuple(competency(each).name.en for each in case.opening.model.weights)
    return {"resume_link": page, "report_link": page, "competencies": names}

"""The mails that tell of a meeting that was moved, or of a scorecard that went to somebody else."""

from talent.events import Event, EventName
from talent.messages import Kind
from talent.messages.values import Meeting
from talent.panel import PanelMeeting, Scorecard

from cloud.letters.asking import invite_interviewer, sitting, to_interviewer
from cloud.letters.cancelling import to_former_interviewer
from cloud.letters.case import Case, candidate_facts, candidate_link, open_case, to_candidate
from cloud.letters.diary import WritesEntry, entry_for, entry_for_candidate
from cloud.mail import Letter
from cloud.meetings import alone, meeting_of
from cloud.people import get_staff
from cloud.schedules import meeting_time, meeting_when
from cloud.scorecards import scorecards

CHANGES = frozenset(
    {EventName.MEETING_MOVED, EventName.SCORECARD_HANDED_OVER, EventName.SCORECARD_TAKEN_OVER}
)


def meeting_to_tell(event: Event) -> PanelMeeting | None:
    """The meeting as it stands after `event` has changed it; None where the event changes none that takes place."""
    if event.name not in CHANGES:
        return None
    time, latest = meeting_when(event.application_id, event.occurred_at), meeting_time(event.application_id)
    if event.name is EventName.SCORECARD_HANDED_OVER:
        return meeting_of(event.application_id, time)
    takes_place = time is not None and latest is not None and time == latest.value and not time.called_off
    return meeting_of(event.application_id, time) if takes_place else None


def moved_letters(event: Event, meeting: PanelMeeting, write: WritesEntry) -> list[Letter]:
    """Whom the change concerns is told, with the entry that replaces the one in the diary or takes it out."""
    case, staff_id = open_case(event.application_id), event.staff_id
    if event.name is EventName.SCORECARD_HANDED_OVER:
        return [to_former_interviewer(case, staff_id, alone(meeting, staff_id), write)]
    cards = _sitting(event.application_id)
    if event.name is EventName.SCORECARD_TAKEN_OVER:
        return [invite_interviewer(case, card, meeting, write) for card in cards if card.staff_id == staff_id]
    letters = [_moved(case, card, meeting, write) for card in cards]
    facts = candidate_facts(case, candidate_link(case, "application")) | sitting(meeting)
    return [
        *letters,
        to_candidate(case, Kind.MEETING_MOVED, Meeting, facts, entry_for_candidate(case, write, meeting)),
    ]


def _moved(case: Case, card: Scorecard, meeting: PanelMeeting, write: WritesEntry) -> Letter:
    changed = entry_for(case, get_staff(card.staff_id), write, meeting)
    return to_interviewer(case, card, meeting, Kind.PANEL_MOVED, (changed,))


def _sitting(application_id: str) -> list[Scorecard]:
    """The scorecards of those who sit in the meeting, whether or not theirs is in."""
    stored = meeting_time(application_id)
    people = stored.value.people if stored else ()
    return [card for card in scorecards(application_id) if card.staff_id in people]

"""The mails that tell of a meeting that was moved, or of a scorecard that went to somebody else."""

from talent.events import Event, EventName
from talent.messages import Kind
from talent.messages.values import Meeting
from talent.panel import PanelMeeting, Scorecard

from cloud.letters.asking import sitting, to_interviewer
from cloud.letters.cancelling import to_former_interviewer
from cloud.letters.case import candidate_facts, candidate_link, open_case, to_candidate
from cloud.letters.papers import calendar_entry, papers_for_panel
from cloud.mail import Letter
from cloud.meetings import meeting_of
from cloud.panels import scorecards

CHANGES = frozenset(
    {EventName.MEETING_MOVED, EventName.SCORECARD_HANDED_OVER, EventName.SCORECARD_TAKEN_OVER}
)


def meeting_to_tell(event: Event) -> PanelMeeting | None:
    """The meeting as it stands after `event` has changed it; None where the event changes none."""
    return meeting_of(event.application_id) if event.name in CHANGES else None


def moved_letters(event: Event, meeting: PanelMeeting, calendar: str, cancelled: str) -> list[Letter]:
    """Whom the change concerns is told: `calendar` replaces the entry in a diary, `cancelled` takes it out."""
    case = open_case(event.application_id)
    if event.name is EventName.SCORECARD_HANDED_OVER:
        gone = calendar_entry(cancelled, "CANCEL")
        return [to_former_interviewer(case, event.staff_id, meeting, gone)]
    entry, cards = calendar_entry(calendar), _open_cards(event.application_id)
    if event.name is EventName.SCORECARD_TAKEN_OVER:
        papers = (entry, *papers_for_panel(case))
        taken = [card for card in cards if card.staff_id == event.staff_id]
        return [to_interviewer(case, card, meeting, Kind.PANEL_INVITED, papers) for card in taken]
    letters = [to_interviewer(case, card, meeting, Kind.PANEL_MOVED, (entry,)) for card in cards]
    facts = candidate_facts(case, candidate_link(case, "application")) | sitting(meeting)
    return [*letters, to_candidate(case, Kind.MEETING_MOVED, Meeting, facts, entry)]


def _open_cards(application_id: str) -> list[Scorecard]:
    return [card for card in scorecards(application_id) if card.status == "asked"]

"""The panel's talk with the candidate, as it stands in everybody's diary."""

from talent.library import position
from talent.panel import Attendee, PanelMeeting
from talent.people import Candidate, Staff

from cloud.applications import get
from cloud.openings import get_opening
from cloud.panels import scorecards
from cloud.people import get_candidate, get_staff
from cloud.table import Missing

_MINUTES = 45


def meeting_of(application_id: str) -> PanelMeeting:
    """The meeting of the panel that was asked. Raises Missing before one was."""
    cards = scorecards(application_id)
    if not cards:
        raise Missing("No panel was asked for this application.")
    application = get(application_id).value
    opening, candidate = get_opening(application.opening_id), get_candidate(application.candidate_id)
    language = application.language
    people = [get_staff(card.staff_id) for card in cards]
    return PanelMeeting(
        uid=f"{application_id}-{cards[0].asked_at:%Y%m%d%H%M%S}@bole",
        stamped=cards[0].asked_at,
        start=cards[0].starts_at,
        minutes=_MINUTES,
        zone=opening.time_zone,
        summary=f"{opening.title.say(language)}: {candidate.name}",
        place=position(opening.position_id).site.name.say(language),
        organizer=_attendee(get_staff(opening.recruiter_id)),
        attendees=(*map(_attendee, people), _attendee(candidate)),
    )


def _attendee(person: Staff | Candidate) -> Attendee:
    return Attendee(name=person.name, email=person.email)

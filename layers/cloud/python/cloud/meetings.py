"""The panel's talk with the candidate: as it stands in everybody's diary, moved, and handed over."""

from datetime import datetime

from talent.application import Stage
from talent.events import EventName
from talent.kernel import Conflict
from talent.library import position
from talent.panel import Attendee, NotOnThePanel, PanelMeeting, Scorecard
from talent.people import Candidate, Staff
from talent.scheduling import MeetingTime, TimeTaken, TimeUnusable, usable

from cloud import keys
from cloud.applications import get
from cloud.blinding import reads_contacts, veil_at_desk
from cloud.moment import happened, now
from cloud.openings import get_opening
from cloud.people import get_candidate, get_staff
from cloud.races import again
from cloud.schedules import arranged, busy, meeting_time, times_for
from cloud.scorecards import PanelClosed, scorecards
from cloud.table import Create, Missing, Remove, Stored, Unchanged, record, table

_MINUTES = 45


class NotInThePool(Conflict):
    """The person can't take the scorecard: not in the opening's pool, or on the panel already."""

    next = "Choose somebody else of the opening's pool."


def meeting_of(application_id: str, time: MeetingTime | None = None) -> PanelMeeting:
    """The meeting of the panel that was asked, or an earlier one at its `time`. Raises Missing before one was."""
    application, time = get(application_id).value, time or _arranged(application_id).value
    opening, candidate = get_opening(application.opening_id), get_candidate(application.candidate_id)
    language = application.language
    return PanelMeeting(
        uid=f"{application_id}-{time.asked_at:%Y%m%d%H%M%S%f}@bole",
        sequence=time.sequence,
        stamped=now() if time.sequence else time.asked_at,
        called_off=time.called_off,
        start=time.starts_at,
        minutes=_MINUTES,
        zone=opening.time_zone,
        summary=f"{opening.title.say(language)}: {candidate.name}",
        place=time.place or position(opening.position_id).site.name.say(language),
        organizer=_attendee(get_staff(opening.recruiter_id)),
        attendees=(*(_attendee(get_staff(each)) for each in time.people), _attendee(candidate)),
    )


def alone(meeting: PanelMeeting, staff_id: str) -> PanelMeeting:
    """The meeting as it is taken out of the diary of one who sits in it no more: they alone are named (RFC 5546)."""
    return meeting.model_copy(update={"attendees": (_attendee(get_staff(staff_id)),)})


def meeting_seen_by(application_id: str, staff: Staff) -> PanelMeeting:
    """The meeting as a member of staff may see it. Raises Missing before a panel was asked."""
    meeting, application = meeting_of(application_id), get(application_id).value
    if not reads_contacts(application, staff):
        meeting = meeting.without(get_candidate(application.candidate_id).email)
    veil = veil_at_desk(application_id, staff)
    if veil is None:
        return meeting
    title = get_opening(application.opening_id).title.say(staff.language)
    return meeting.model_copy(update={"summary": f"{title}: {veil.label.say(staff.language)}"})


def choices(application_id: str) -> list[datetime]:
    """The times to which the candidate may move the meeting before it begins: those at which the whole panel is free."""
    meeting, application = _arranged(application_id).value, get(application_id).value
    if application.stage is not Stage.PANEL or meeting.called_off or meeting.starts_at <= now():
        return []
    opening = get_opening(application.opening_id)
    return times_for(meeting.people, opening, now(), _due(application_id))


@again(4)
def choose_time(application_id: str, starts_at: datetime) -> MeetingTime:
    """The candidate's choice. Raises TimeTaken, PanelClosed."""
    _to_come(application_id)
    if starts_at not in choices(application_id):
        raise TimeTaken("The panel is not free at this time.")
    return _move(application_id, starts_at, None, "candidate", over=False)


@again(4)
def set_time(application_id: str, starts_at: datetime, place: str, by: str) -> MeetingTime:
    """A person sets the time and the place (a room or an online link). Raises TimeUnusable, PanelClosed."""
    _to_come(application_id)
    if not usable(starts_at, now(), _due(application_id)):
        raise TimeUnusable("A meeting can't be set to this time.")
    return _move(application_id, starts_at, place, by, over=True)


@again(4)
def hand_over(application_id: str, from_id: str, to_id: str, by: str) -> Scorecard:
    """Gives an empty scorecard to another of the opening's pool who is free at the meeting's time.

    Raises NotOnThePanel, NotInThePool, TimeTaken or PanelClosed.
    """
    stored, application = _to_come(application_id), get(application_id)
    pool = get_opening(application.value.opening_id).pool
    if to_id not in pool or to_id in {card.staff_id for card in scorecards(application_id)}:
        raise NotInThePool("This person can't take the scorecard.")
    given = table().find(keys.scorecard(application_id, from_id), Scorecard)
    if given is None or given.value.status != "asked":
        raise NotOnThePanel("There is no empty scorecard to hand over.")
    card = given.value.model_copy(update={"staff_id": to_id})
    people = tuple(to_id if each == from_id else each for each in stored.value.people)
    moved = stored.value.model_copy(update={"people": people, "sequence": stored.value.sequence + 1})
    given_up, taken = (
        happened(name, by, application_id=application_id, staff_id=staff_id)
        for name, staff_id in (
            (EventName.SCORECARD_HANDED_OVER, from_id),
            (EventName.SCORECARD_TAKEN_OVER, to_id),
        )
    )
    if busy(to_id, stored.value.starts_at):
        raise TimeTaken("This person sits in another meeting at that time.")
    key = keys.application(application_id)
    table().write(
        Unchanged(key, application.version),
        Remove(keys.scorecard(application_id, from_id), given.version),
        Create(keys.scorecard(application_id, to_id), card),
        *arranged(application_id, stored, moved),
        record(given_up, key),
        record(taken, key),
    )
    return card


def _move(application_id: str, starts_at: datetime, place: str | None, by: str, *, over: bool) -> MeetingTime:
    stored, application = _to_come(application_id), get(application_id)
    changes: dict[str, object] = {
        "starts_at": starts_at,
        "sequence": stored.value.sequence + 1,
        "by": by,
    } | ({} if place is None else {"place": place})
    after = stored.value.model_copy(update=changes)
    event = happened(EventName.MEETING_MOVED, by, application_id=application_id)
    key = keys.application(application_id)
    table().write(
        Unchanged(key, application.version),
        *arranged(application_id, stored, after, over=over),
        record(event, key),
    )
    return after


def _arranged(application_id: str) -> Stored[MeetingTime]:
    stored = meeting_time(application_id)
    if stored is None:
        raise Missing("No panel was asked for this application.")
    return stored


def _to_come(application_id: str) -> Stored[MeetingTime]:
    """The meeting of a panel that is open. Raises PanelClosed, Missing."""
    stored = _arranged(application_id)
    if get(application_id).value.stage is not Stage.PANEL or stored.value.called_off:
        raise PanelClosed("There is no panel to arrange.")
    return stored


def _due(application_id: str) -> datetime:
    """Until when the panel can meet: as long as one of its scorecards is awaited."""
    return max(card.due_at for card in scorecards(application_id))


def _attendee(person: Staff | Candidate) -> Attendee:
    return Attendee(name=person.name, email=person.email)

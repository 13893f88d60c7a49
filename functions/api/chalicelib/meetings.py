"""When the panel meets: the candidate chooses from what is free, HR sets it, an interviewer hands over."""

from cloud import meetings
from cloud.links import Link
from pydantic import AwareDatetime, Field
from talent.access import Action, NotAllowed, allows
from talent.kernel import Fact
from talent.panel import PanelMeeting, Scorecard
from talent.people import Staff
from talent.scheduling import MeetingTime

from chalicelib import targets
from chalicelib.doors import FromLink, StaffMay
from chalicelib.routing import Id, Routes

routes = Routes("meetings")
MINE = FromLink("application", "interview")
ARRANGER = StaffMay(Action.ARRANGE_MEETING, targets.application)


class MyMeeting(Fact):
    """When and where the candidate meets the panel, and the times to which they may move it, in the site's zone.

    `called_off`: it does not take place. There are no times once it has begun, or nobody is waited for any more.
    """

    starts_at: AwareDatetime
    minutes: int
    place: str
    zone: str
    called_off: bool
    free: tuple[AwareDatetime, ...]


class ChosenTime(Fact):
    """One of the free times."""

    starts_at: AwareDatetime


class MeetingRequest(ChosenTime):
    """A time and a place (a room or an online link; empty: the site) that a person sets."""

    place: str = Field(default="", max_length=300)


class HandOver(Fact):
    """Whose empty scorecard goes to whom. Only HR hands over another person's."""

    from_id: str = Field(min_length=1, max_length=60)
    to_id: str = Field(min_length=1, max_length=60)


@routes.get("/me/meeting", MINE)
def read_my_meeting(caller: Link) -> MyMeeting:
    """The meeting, and the times at which the whole panel is free."""
    return _mine(caller.application_id)


@routes.post("/me/meeting", MINE)
def choose_my_time(caller: Link, body: ChosenTime) -> MyMeeting:
    """Moves the meeting to a free time; everybody gets the change for their calendar."""
    meetings.choose_time(caller.application_id, body.starts_at)
    return _mine(caller.application_id)


@routes.get("/applications/{application_id}/meeting", StaffMay(Action.READ_SCORECARDS, targets.application))
def read_meeting(caller: Staff, application_id: Id) -> PanelMeeting:
    """The meeting as it stands; the candidate's address only for whom contacts are, a label for who reviews blind."""
    return meetings.meeting_seen_by(application_id, caller)


@routes.put("/applications/{application_id}/meeting", ARRANGER)
def set_meeting(caller: Staff, application_id: Id, body: MeetingRequest) -> MeetingTime:
    """Sets the time and the place."""
    return meetings.set_time(application_id, body.starts_at, body.place, caller.staff_id)


@routes.post(
    "/applications/{application_id}/handover", StaffMay(Action.HAND_OVER_SCORECARD, targets.application)
)
def hand_over_scorecard(caller: Staff, application_id: Id, body: HandOver) -> Scorecard:
    """Gives an empty scorecard to somebody else of the opening's pool."""
    arranges = allows(caller, Action.ARRANGE_MEETING, targets.of_application(application_id))
    if body.from_id != caller.staff_id and not arranges:
        raise NotAllowed("You may hand over your own scorecard only.")
    return meetings.hand_over(application_id, body.from_id, body.to_id, caller.staff_id)


def _mine(application_id: str) -> MyMeeting:
    meeting = meetings.meeting_of(application_id)
    return MyMeeting(
        starts_at=meeting.start,
        minutes=meeting.minutes,
        place=meeting.place,
        zone=meeting.zone,
        called_off=meeting.called_off is not None,
        free=tuple(meetings.choices(application_id)),
    )

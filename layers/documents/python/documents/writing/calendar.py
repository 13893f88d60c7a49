"""The interview as a calendar entry (RFC 5545 and 5546) that mail programs put into the diary by themselves.

Times are written in the site's own time zone with the zone's rules beside them, because an entry in the
wrong zone is how people miss interviews. A change keeps the entry's id and counts the sequence up; a
cancellation does the same, so that the entry leaves the diary.
"""

from datetime import UTC, datetime, timedelta
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, available_timezones

from icalendar import Alarm, Calendar, Event, vCalAddress
from icalendar.enums import CUTYPE, PARTSTAT, ROLE, STATUS
from pydantic import AwareDatetime, Field
from talent.kernel import BadInput, Fact
from talent.panel import PanelMeeting

_PRODUCT = "-//Bole//Interviews//EN"


class UnknownTimeZone(BadInput):
    """The site's time zone is not in the zone database."""

    next = "Give the site an IANA zone name such as Asia/Shanghai."


class Person(Fact):
    """Someone who organises or attends: a name and a mail address."""

    name: Annotated[str, Field(min_length=1, max_length=120)]
    email: Annotated[str, Field(pattern=r"^[^@\s,;:<>\"]+@[^@\s,;:<>\"]+$", max_length=254)]


class InterviewMeeting(Fact):
    """One interview in the diary.

    `uid` is the entry's id for its whole life; `sequence` counts its changes from 0. `stamped` is when this
    version was written. `zone` is the site's IANA zone. `link` is where the meeting or its papers are.
    """

    uid: Annotated[str, Field(min_length=1, max_length=200)]
    sequence: int = Field(default=0, ge=0)
    status: Literal["confirmed", "cancelled"] = "confirmed"
    stamped: AwareDatetime
    start: AwareDatetime
    minutes: int = Field(ge=5, le=480)
    zone: str
    summary: Annotated[str, Field(min_length=1, max_length=200)]
    description: str = Field(default="", max_length=4_000)
    place: str = Field(default="", max_length=300)
    link: str = Field(default="", max_length=2_000)
    organizer: Person
    attendees: tuple[Person, ...] = Field(min_length=1)
    remind_minutes: int = Field(default=30, ge=0, le=10_080)


def interview_invite(meeting: InterviewMeeting) -> str:
    """The entry as the text of an .ics file: METHOD:REQUEST, or METHOD:CANCEL once it is cancelled.

    Lines are folded at 75 bytes and end in CRLF, as the standard asks. Raises `UnknownTimeZone`.
    """
    if meeting.zone not in available_timezones():
        raise UnknownTimeZone(f"'{meeting.zone}' is not a time zone.")
    calendar = Calendar()
    for name, value in (("version", "2.0"), ("prodid", _PRODUCT), ("method", method(meeting))):
        calendar.add(name, value)
    calendar.add_component(_event(meeting))
    year = meeting.start.year
    calendar.add_missing_timezones(
        first_date=meeting.start.date().replace(year=year - 1, day=1),
        last_date=meeting.start.date().replace(year=year + 1, day=28),
    )
    text: bytes = calendar.to_ical()
    return text.decode()


def invite_of(meeting: PanelMeeting, *, cancelled: bool = False) -> str:
    """A panel's meeting as an .ics file, or what takes it out of a diary: that is its last change, or who left it."""
    known = meeting.model_dump(exclude={"called_off"})
    status = "cancelled" if cancelled else "confirmed"
    return interview_invite(InterviewMeeting.model_validate(known | {"status": status}))


def method(meeting: InterviewMeeting) -> Literal["REQUEST", "CANCEL"]:
    """The iTIP method, which the mail part's content type must name too."""
    return "CANCEL" if meeting.status == "cancelled" else "REQUEST"


def _event(meeting: InterviewMeeting) -> Event:
    zone = ZoneInfo(meeting.zone)
    cancelled = meeting.status == "cancelled"
    event = Event.new(
        uid=meeting.uid,
        sequence=meeting.sequence,
        stamp=meeting.stamped,
        start=_told(meeting.start, zone),
        end=_told(meeting.start + timedelta(minutes=meeting.minutes), zone),
        summary=meeting.summary,
        description=meeting.description or None,
        location=meeting.place or None,
        url=meeting.link or None,
        status=STATUS.CANCELLED if cancelled else STATUS.CONFIRMED,
        organizer=vCalAddress.new(meeting.organizer.email, cn=meeting.organizer.name),
        attendees=[_attendee(person) for person in meeting.attendees],
    )
    if meeting.remind_minutes and not cancelled:
        alarm = Alarm.new(description=meeting.summary)
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", timedelta(minutes=-meeting.remind_minutes))
        event.add_component(alarm)
    return event


def _attendee(person: Person) -> vCalAddress:
    return vCalAddress.new(
        person.email,
        cn=person.name,
        cutype=CUTYPE.INDIVIDUAL,
        role=ROLE.REQ_PARTICIPANT,
        partstat=PARTSTAT.NEEDS_ACTION,
        rsvp=True,
    )


def _told(moment: datetime, zone: ZoneInfo) -> datetime:
    """The moment on the site's clock; in UTC where that clock shows the hour a second time, which it can't say."""
    local = moment.astimezone(zone)
    return moment.astimezone(UTC) if local.fold else local

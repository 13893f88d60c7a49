"""When a panel can meet: the hours and days on which its site works and nobody on the panel sits elsewhere.

Meetings begin on the hour, so that two that overlap begin at the same moment and the store can tell.
"""

from collections.abc import Iterator, Set
from datetime import datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import AwareDatetime, Field

from talent.kernel import BadInput, Conflict, Fact
from talent.working_time import WorksOn

HOURS = (9, 10, 11, 14, 15, 16, 17)
"""Hours of the site's working days at which a meeting may begin; lunch is left free."""
NOTICE = timedelta(hours=20)
"""Nobody is asked to come sooner than that."""
MOST = 40


class TimeTaken(Conflict):
    """The time is not free, or not free any more."""

    next = "Load the free times again and choose another."


class TimeUnusable(BadInput):
    """A meeting can't be then: it is past, not on the hour, or after the scorecards are due."""

    next = "Choose a full hour in the future, before the scorecards are due."


type CalledOff = Literal["complete", "withdrawn", "declined"]
"""Why a meeting does not take place: the panel needs no more scorecards, the candidate stepped back, or HR declined."""


class MeetingTime(Fact):
    """When and where a panel meets, and who of the staff sits in it.

    `sequence` counts the changes, as calendars ask; `by` is who set it last.
    """

    asked_at: AwareDatetime = Field(
        description="when the panel was asked; each asking is a meeting of its own"
    )
    people: tuple[str, ...]
    starts_at: AwareDatetime
    sequence: int = Field(default=0, ge=0)
    place: str = Field(default="", max_length=300, description="a room or an online link; empty: the site")
    by: str = "machine"
    called_off: CalledOff | None = None


class Booking(Fact):
    """That a member of staff sits in a meeting that begins at a moment."""

    staff_id: str
    application_id: str
    starts_at: AwareDatetime


def free_times(
    zone: str, start: datetime, end: datetime, taken: Set[datetime], works: WorksOn
) -> list[datetime]:
    """The times from `start` (with notice) until `end` at which nobody is taken, soonest first, `MOST` at the most."""
    found: list[datetime] = []
    for moment in _hours(ZoneInfo(zone), start + NOTICE, end, works):
        if moment not in taken:
            found.append(moment)
        if len(found) == MOST:
            break
    return found


def usable(moment: datetime, start: datetime, end: datetime) -> bool:
    """Whether a person may set a meeting to `moment`: a full hour after `start` and before `end`."""
    return start < moment < end and not (moment.minute or moment.second or moment.microsecond)


def _hours(zone: ZoneInfo, start: datetime, end: datetime, works: WorksOn) -> Iterator[datetime]:
    day = start.astimezone(zone).date()
    while datetime.combine(day, time(0), zone) < end:
        if works(day):
            for hour in HOURS:
                moment = datetime.combine(day, time(hour), zone)
                if start <= moment < end:
                    yield moment
        day += timedelta(days=1)

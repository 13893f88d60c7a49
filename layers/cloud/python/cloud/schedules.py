"""When panels meet, and who sits where when: a meeting and its bookings are set in one transaction.

A member of staff has one booking a moment, so that two panels can't take the same hour of theirs.
"""

from collections.abc import Iterable
from datetime import datetime
from itertools import chain

from talent.opening import Opening
from talent.scheduling import Booking, CalledOff, MeetingTime, free_times

from cloud import keys
from cloud.moment import now
from cloud.panel_keys import TALKS, earlier_meeting
from cloud.table import Create, MovedOn, Remove, Replace, Stored, Unchanged, Write, table
from cloud.workdays import works_at


def meeting_time(application_id: str) -> Stored[MeetingTime] | None:
    """When the application's panel meets; None before a panel was asked."""
    return table().find(keys.meeting(application_id), MeetingTime)


def meeting_when(application_id: str, moment: datetime) -> MeetingTime | None:
    """The meeting of the panel that was the latest at `moment`: of an event that is told after another was asked.

    None before a panel was asked.
    """
    latest = meeting_time(application_id)
    if latest is None or latest.value.asked_at <= moment:
        return latest.value if latest else None
    earlier = table().under(keys.meeting(application_id).pk, TALKS, MeetingTime)
    asked = [each.value for each in earlier if each.value.asked_at <= moment]
    return max(asked, key=lambda each: each.asked_at, default=None)


def times_for(staff_ids: Iterable[str], opening: Opening, start: datetime, end: datetime) -> list[datetime]:
    """The times at which all of them are free on working days of the opening's site."""
    taken = {
        stored.value.starts_at
        for staff_id in staff_ids
        for stored in table().under(keys.staff(staff_id).pk, "BOOKING#", Booking)
    }
    return free_times(opening.time_zone, start, end, taken, works_at(opening))


def busy(staff_id: str, moment: datetime) -> bool:
    """Whether a member of staff sits in a meeting that begins then."""
    return bool(table().under(keys.staff(staff_id).pk, keys.booking(staff_id, moment).sk, Booking))


def arranged(
    application_id: str, stored: Stored[MeetingTime] | None, after: MeetingTime, *, over: bool = False
) -> list[Write]:
    """The writes that set the meeting, read as `stored`, to `after`; whoever sits in it no more, or not then, is freed.

    A person may set a meeting `over` another. Raises MovedOn where somebody is booked for that hour otherwise; the
    transaction fails where that happens meanwhile, or the meeting was moved.
    """
    key = keys.meeting(application_id)
    writes: list[Write] = [Replace(key, after, stored.version) if stored else Create(key, after)]
    if stored and stored.value.asked_at != after.asked_at:
        writes.append(Create(earlier_meeting(application_id, stored.value), stored.value))
    before = stored.value if stored else after
    for staff_id in before.people:
        if before.starts_at != after.starts_at or staff_id not in after.people:
            writes += _freed(staff_id, before.starts_at, application_id)
    for staff_id in after.people:
        writes += _booked(
            Booking(staff_id=staff_id, application_id=application_id, starts_at=after.starts_at), over
        )
    return writes


def called_off(application_id: str, why: CalledOff) -> list[Write]:
    """The writes that call off a meeting that was to come, and give everybody their hour back."""
    stored = meeting_time(application_id)
    if stored is None or stored.value.called_off or stored.value.starts_at <= now():
        return []
    off = stored.value.model_copy(update={"called_off": why, "sequence": stored.value.sequence + 1})
    freed = (_freed(staff_id, off.starts_at, application_id) for staff_id in off.people)
    return [Replace(keys.meeting(application_id), off, stored.version), *chain.from_iterable(freed)]


def _booked(booking: Booking, over: bool) -> list[Write]:
    """Nothing where they sit there already. What was set over another stands beside it, and frees the hour for nobody."""
    key = keys.booking(booking.staff_id, booking.starts_at)
    stored = table().find(key, Booking)
    if stored is None:
        return [Create(key, booking)]
    if stored.value.application_id == booking.application_id:
        return []
    if not over:
        raise MovedOn("Somebody of the panel was booked for this hour just now.")
    beside = keys.booking(booking.staff_id, booking.starts_at, booking.application_id)
    return [] if table().find(beside, Booking) else [Unchanged(key, stored.version), Create(beside, booking)]


def _freed(staff_id: str, moment: datetime, application_id: str) -> list[Write]:
    places = (keys.booking(staff_id, moment), keys.booking(staff_id, moment, application_id))
    found = ((key, table().find(key, Booking)) for key in places)
    return [
        Remove(key, stored.version)
        for key, stored in found
        if stored and stored.value.application_id == application_id
    ]

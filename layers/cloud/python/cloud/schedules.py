"""When panels meet, and who sits where when: a meeting and its bookings are set in one transaction.

A member of staff has one booking a moment, so that two panels can't take the same hour of theirs.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from talent.scheduling import Booking, MeetingTime, free_times

from cloud import keys
from cloud.table import Create, Remove, Replace, Stored, Write, table


def meeting_time(application_id: str) -> Stored[MeetingTime] | None:
    """When the application's panel meets; None before a panel was asked."""
    return table().find(keys.meeting(application_id), MeetingTime)


def times_for(staff_ids: Iterable[str], zone: str, start: datetime, end: datetime) -> list[datetime]:
    """The times at which all of them are free."""
    taken = {
        stored.value.starts_at
        for staff_id in staff_ids
        for stored in table().under(keys.staff(staff_id).pk, "BOOKING#", Booking)
    }
    return free_times(zone, start, end, taken)


def arranged(
    application_id: str, after: MeetingTime, staff_ids: Sequence[str], before: Sequence[str]
) -> list[Write]:
    """The writes that set the meeting to `after` for `staff_ids`; those `before` are freed from where it was.

    The transaction fails where somebody was booked for that hour meanwhile, or the meeting was moved.
    """
    stored = meeting_time(application_id)
    key = keys.meeting(application_id)
    writes: list[Write] = [Replace(key, after, stored.version) if stored else Create(key, after)]
    old = dict.fromkeys(before, stored.value.starts_at) if stored else {}
    for staff_id, moment in old.items():
        if (moment, True) != (after.starts_at, staff_id in staff_ids):
            writes += _freed(staff_id, moment, application_id)
    for staff_id in staff_ids:
        writes += _booked(staff_id, after.starts_at, application_id)
    return writes


def _booked(staff_id: str, moment: datetime, application_id: str) -> list[Write]:
    """Nothing where they sit there already: a person may set a meeting over another, a machine never looks there."""
    key = keys.booking(staff_id, moment)
    if table().find(key, Booking):
        return []
    booking = Booking(staff_id=staff_id, application_id=application_id, starts_at=moment)
    return [Create(key, booking)]


def _freed(staff_id: str, moment: datetime, application_id: str) -> list[Write]:
    stored = table().find(keys.booking(staff_id, moment), Booking)
    if stored is None or stored.value.application_id != application_id:
        return []
    return [Remove(keys.booking(staff_id, moment), stored.version)]

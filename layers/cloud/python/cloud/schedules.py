"""When panels meet, and who sits where when: a meeting and its bookings are set in one transaction.

A member of staff has one booking a moment, so that two panels can't take the same hour of theirs.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import chain

from talent.panel import Scorecard
from talent.scheduling import Booking, MeetingTime, free_times

from cloud import keys
from cloud.moment import now
from cloud.table import Create, MovedOn, Remove, Replace, Stored, Unchanged, Write, table


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


def busy(staff_id: str, moment: datetime) -> bool:
    """Whether a member of staff sits in a meeting that begins then."""
    return bool(table().under(keys.staff(staff_id).pk, keys.booking(staff_id, moment).sk, Booking))


def arranged(
    application_id: str,
    stored: Stored[MeetingTime] | None,
    after: MeetingTime,
    *,
    staff_ids: Sequence[str],
    before: Sequence[str],
    over: bool = False,
) -> list[Write]:
    """The writes that set the meeting, read as `stored`, to `after` for `staff_ids`; those `before` it are freed.

    A person may set a meeting `over` another. Raises MovedOn where somebody is booked for that hour otherwise; the
    transaction fails where that happens meanwhile, or the meeting was moved.
    """
    key = keys.meeting(application_id)
    writes: list[Write] = [Replace(key, after, stored.version) if stored else Create(key, after)]
    old = dict.fromkeys(before, stored.value.starts_at) if stored else {}
    for staff_id, moment in old.items():
        if (moment, True) != (after.starts_at, staff_id in staff_ids):
            writes += _freed(staff_id, moment, application_id)
    for staff_id in staff_ids:
        writes += _booked(
            Booking(staff_id=staff_id, application_id=application_id, starts_at=after.starts_at), over
        )
    return writes


def called_off(application_id: str) -> list[Write]:
    """The writes that give everybody their hour back where a meeting that was to come does not take place."""
    stored = meeting_time(application_id)
    if stored is None or stored.value.starts_at <= now():
        return []
    cards = table().under(keys.application(application_id).pk, "REVIEW#", Scorecard)
    freed = (_freed(card.value.staff_id, stored.value.starts_at, application_id) for card in cards)
    return [Unchanged(keys.meeting(application_id), stored.version), *chain.from_iterable(freed)]


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

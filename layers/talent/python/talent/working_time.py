"""Working time: hours on the days on which a site works, so that a weekend between two moments is nobody's delay.

On which days that is, weekends, public holidays and the weekends worked instead, is for a calendar to say (`WorksOn`).
"""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

type WorksOn = Callable[[date], bool]
"""Whether a site works on a day."""

_SATURDAY_SUNDAY = frozenset({5, 6})
_WEEKENDS: Mapping[frozenset[int], str] = {
    frozenset({4, 5}): "BH DZ EG IL IQ JO KW LY OM QA SA SD SY YE",
    frozenset({3, 4}): "AF",
    frozenset({4}): "IR",
    frozenset({6}): "IN UG",
}
"""Weekdays (0: Monday) by countries where they are not Saturday and Sunday, as Unicode CLDR's weekData has them."""


def weekend_of(country: str) -> frozenset[int]:
    """The weekdays (0: Monday) on which a country (ISO 3166) does not work."""
    return next((days for days, where in _WEEKENDS.items() if country in where.split()), _SATURDAY_SUNDAY)


def working_hours(since: datetime, until: datetime, zone: str, works: WorksOn) -> float:
    """The hours from `since` to `until` on days of a time zone on which the site works; nights count."""
    begin, end, at = since.astimezone(UTC), until.astimezone(UTC), ZoneInfo(zone)
    day, free = begin.astimezone(at).date(), timedelta()
    while (start := datetime.combine(day, time(), at).astimezone(UTC)) < end:
        works_then, day = works(day), day + timedelta(days=1)
        if not works_then:
            over = datetime.combine(day, time(), at).astimezone(UTC)
            free += max(min(over, end) - max(start, begin), timedelta())
    return (end - begin - free) / timedelta(hours=1)


def days_on(moment: datetime, days: int, zone: str, country: str, works: WorksOn) -> datetime:
    """The moment `days` later at the zone's same hour; a public holiday on a weekday counts for no day, a weekend does.

    It is told in the offset of `moment`, as what is kept is listed in the order of its text.
    """
    at, weekend = ZoneInfo(zone), weekend_of(country)
    day = moment.astimezone(at).date()
    left = days
    while left:
        day += timedelta(days=1)
        left -= day.weekday() in weekend or works(day)
    return datetime.combine(day, moment.astimezone(at).timetz()).astimezone(moment.tzinfo)

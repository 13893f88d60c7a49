"""Working time: hours on the days on which a site works, so that a weekend between two moments is nobody's delay.

A day is a working day unless it is of the country's weekend. Public holidays, and the working weekends by which China
makes up for them, are not known: they are set anew each year, and no calendar of them is kept here.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

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


def working_hours(since: datetime, until: datetime, zone: str, weekend: frozenset[int]) -> float:
    """The hours from `since` to `until` but for those of weekends, by the calendar of a time zone; nights count."""
    begin, end, at = since.astimezone(UTC), until.astimezone(UTC), ZoneInfo(zone)
    day, free = begin.astimezone(at).date(), timedelta()
    while (start := datetime.combine(day, time(), at).astimezone(UTC)) < end:
        day += timedelta(days=1)
        if start.astimezone(at).weekday() in weekend:
            over = datetime.combine(day, time(), at).astimezone(UTC)
            free += max(min(over, end) - max(start, begin), timedelta())
    return (end - begin - free) / timedelta(hours=1)

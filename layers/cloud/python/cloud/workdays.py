"""On which days an opening's site works: its country's weekends, public holidays, and the weekends worked instead.

Holidays are the national ones of the pinned `holidays` package, not those of a state or a city. China exchanges working
days by a notice for each year; where the package does not know a year's yet, its holidays are those of the law and its
weekends are free. The same version gives the same days.
"""

from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING

from talent.library import position
from talent.opening import Opening
from talent.working_time import WorksOn, weekend_of

if TYPE_CHECKING:
    from holidays import HolidayBase


def works_at(opening: Opening) -> WorksOn:
    """The working days of an opening's site."""
    return partial(works_in, country_of(opening))


def country_of(opening: Opening) -> str:
    """The country of an opening's site (ISO 3166)."""
    return position(opening.position_id).site.country


def works_in(country: str, day: date) -> bool:
    """Whether a country works on a day; of one that the package does not know, weekends alone are known."""
    calendar = _calendar(country)
    free = day.weekday() in weekend_of(country)
    if calendar is None:
        return not free
    holiday = day in calendar  # which also has the package work out the day's year
    return day in calendar.weekend_workdays or not (holiday or free)


@cache
def _calendar(country: str) -> "HolidayBase | None":
    from holidays import country_holidays  # noqa: PLC0415 - a tenth of a second, and few calls ask for a calendar

    try:
        return country_holidays(country)
    except NotImplementedError:
        return None

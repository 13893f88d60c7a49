"""Working time: what a person who counts the days on a calendar would say."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from talent.working_time import WorksOn, days_on, weekend_of, working_hours

FRIDAY = date(2026, 11, 20)


def but_weekends(country: str) -> WorksOn:
    return lambda day: day.weekday() not in weekend_of(country)


SUNDAY_ONLY, USUAL = but_weekends("IN"), but_weekends("CN")


def at(zone: str, day: date, hour: int = 17) -> datetime:
    return datetime.combine(day, time(hour), ZoneInfo(zone))


@pytest.mark.parametrize(
    ("hours", "worked"),
    [(0, 0), (5, 5), (7, 7), (8, 7), (55, 7), (56, 8), (24 * 7, 24 * 5), (24 * 14 + 1, 24 * 10 + 1)],
)
def test_a_weekend_is_left_out_and_nights_count(hours: int, worked: int) -> None:
    begin = at("Asia/Shanghai", FRIDAY)
    for zone in (UTC, ZoneInfo("America/New_York")):
        since = begin.astimezone(zone)
        assert working_hours(since, since + timedelta(hours=hours), "Asia/Shanghai", USUAL) == worked


def test_it_is_the_sites_weekend() -> None:
    """A Friday evening in Shanghai is still Friday morning in New York; Riyadh works on Sundays."""
    since = at("Asia/Shanghai", FRIDAY).astimezone(UTC)
    until = since + timedelta(hours=24)
    assert working_hours(since, until, "Asia/Shanghai", USUAL) == 7
    assert working_hours(since, until, "America/New_York", USUAL) == 20
    assert working_hours(since, until, "Asia/Riyadh", but_weekends("SA")) == 0
    assert working_hours(since, until + timedelta(days=1), "Asia/Kolkata", SUNDAY_ONLY) == 48 - 14.5


@pytest.mark.parametrize("day", [date(2026, 3, 27), date(2026, 10, 23)])
def test_a_weekend_in_which_the_clock_is_set_counts_for_nothing(day: date) -> None:
    """From Friday's midnight to Tuesday's, whether the weekend has 47 hours or 49."""
    since, until = (at("Europe/Berlin", day + timedelta(days=days), 0).astimezone(UTC) for days in (0, 4))
    assert working_hours(since, until, "Europe/Berlin", USUAL) == 48


def test_a_deadline_in_days_counts_weekends_and_no_public_holiday() -> None:
    """Thursday and Friday are a holiday: five days from Wednesday end on Monday, and two later with it."""
    wednesday = at("Asia/Shanghai", date(2026, 11, 18))
    assert days_on(wednesday, 5, "Asia/Shanghai", "CN", USUAL) == wednesday + timedelta(days=5)
    off = {date(2026, 11, 19), date(2026, 11, 20)}
    holidays = days_on(wednesday, 5, "Asia/Shanghai", "CN", lambda day: USUAL(day) and day not in off)
    assert holidays == wednesday + timedelta(days=7)
    assert days_on(wednesday.astimezone(UTC), 5, "Asia/Shanghai", "CN", USUAL).tzinfo is UTC, (
        "indexes sort by text"
    )

"""When a panel can meet: working hours of the site, with notice, before the scorecards are due, nobody twice."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from talent.panel import panel_of
from talent.scheduling import HOURS, free_times, usable

XIAMEN = "Asia/Shanghai"
FRIDAY = datetime(2026, 11, 27, 2, 0, tzinfo=UTC)
"""Ten in the morning in Xiamen."""


def weekdays(day: date) -> bool:
    return day.weekday() < 5


def test_times_are_the_sites_working_hours_with_notice() -> None:
    times = free_times(XIAMEN, FRIDAY, FRIDAY + timedelta(days=5), set(), weekdays)
    local = [each.astimezone(ZoneInfo(XIAMEN)) for each in times]
    assert {each.hour for each in local} == set(HOURS)
    assert {each.weekday() for each in local} <= {0, 1, 2, 3, 4}
    assert local[0] == datetime(2026, 11, 30, 9, tzinfo=ZoneInfo(XIAMEN)), "no Friday evening, no weekend"


def test_a_time_that_somebody_has_given_away_is_not_free() -> None:
    monday = datetime(2026, 11, 30, 9, tzinfo=ZoneInfo(XIAMEN))
    times = free_times(XIAMEN, FRIDAY, FRIDAY + timedelta(days=5), {monday.astimezone(UTC)}, weekdays)
    assert times[0] == monday + timedelta(hours=1)


@pytest.mark.parametrize("zone", ["America/New_York", "Europe/Berlin", "Asia/Shanghai", "Australia/Sydney"])
def test_working_hours_stay_so_when_clocks_change(zone: str) -> None:
    start = datetime(2027, 3, 10, tzinfo=UTC)
    times = free_times(zone, start, start + timedelta(days=30), set(), weekdays)
    assert {each.astimezone(ZoneInfo(zone)).hour for each in times} == set(HOURS)


def test_a_person_sets_full_hours_before_the_scorecards_are_due() -> None:
    end = FRIDAY + timedelta(days=5)
    assert usable(FRIDAY + timedelta(hours=2), FRIDAY, end)
    assert not usable(FRIDAY - timedelta(hours=2), FRIDAY, end)
    assert not usable(FRIDAY + timedelta(minutes=90), FRIDAY, end)
    assert not usable(end, FRIDAY, end)


def test_who_has_much_to_do_is_asked_after_the_others() -> None:
    pool = ("ann", "bo", "cy", "di")
    assert panel_of(pool, {}, 2, 5) == ("ann", "bo")
    assert panel_of(pool, {"ann": 5, "bo": 1}, 2, 5) == ("bo", "cy")
    assert panel_of(pool, {"ann": 9, "bo": 7, "cy": 8, "di": 6}, 2, 5) == ("di", "bo"), "never nobody"

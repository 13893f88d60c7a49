"""Which days are worked where: China's moved days, other countries' holidays, and what follows for panels."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from cloud import panels
from cloud.schedules import times_for
from cloud.workdays import works_at, works_in
from talent.opening import Opening
from talent.working_time import working_hours

from tests.integration.cloud.conftest import aws, opening

__all__ = ["aws", "opening"]

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("country", "day", "worked"),
    [
        ("CN", date(2026, 10, 1), False),
        ("CN", date(2026, 10, 7), False),
        ("CN", date(2026, 10, 8), True),
        ("CN", date(2026, 10, 10), True),  # a Saturday, worked for the week before
        ("CN", date(2026, 10, 11), False),
        ("CN", date(2026, 2, 20), False),
        ("CN", date(2026, 2, 28), True),  # a Saturday, too
        ("CN", date(2027, 2, 8), False),  # by the law, before the notice for 2027
        ("DE", date(2026, 10, 1), True),
        ("DE", date(2026, 12, 25), False),
        ("US", date(2026, 11, 26), False),
        ("SA", date(2026, 11, 27), False),
        ("SA", date(2026, 11, 29), True),
        ("AQ", date(2026, 11, 29), False),
        ("ZZ", date(2026, 11, 27), True),
    ],
)
def test_which_days_are_worked(country: str, day: date, worked: bool) -> None:
    assert works_in(country, day) is worked


def test_the_national_holiday_is_nobodys_delay(opening: Opening) -> None:
    since = datetime(2026, 9, 30, 17, tzinfo=SHANGHAI)
    until = datetime(2026, 10, 8, 9, tzinfo=SHANGHAI)
    assert working_hours(since, until, "Asia/Shanghai", works_at(opening)) == 7 + 9


def test_a_panel_that_is_asked_before_a_holiday_meets_after_it_and_in_time(opening: Opening) -> None:
    asked = datetime(2026, 9, 30, 9, tzinfo=SHANGHAI).astimezone(UTC)
    due = panels.panel_due(opening, asked)
    assert due == datetime(2026, 10, 10, 9, tzinfo=SHANGHAI)
    assert panels.interview_time(opening, asked) == datetime(2026, 10, 9, 10, tzinfo=SHANGHAI)
    days = {each.astimezone(SHANGHAI).date() for each in times_for((), opening, asked, due)}
    assert days == {date(2026, 10, 8), date(2026, 10, 9)}


def test_without_a_holiday_a_panel_has_its_days(opening: Opening) -> None:
    asked = datetime(2026, 11, 27, 9, tzinfo=SHANGHAI)
    assert panels.panel_due(opening, asked) == asked + timedelta(days=opening.policy.panel_days)

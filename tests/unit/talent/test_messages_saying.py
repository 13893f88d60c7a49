"""Amounts, days and moments are said right in both languages."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from talent.kernel import Money
from talent.messages import saying


@pytest.mark.parametrize(
    ("amount", "capitals"),
    [
        ("13500", "壹万叁仟伍佰元整"),
        ("10100", "壹万零壹佰元整"),
        ("20003", "贰万零叁元整"),
        ("1000000", "壹佰万元整"),
        ("100010001", "壹亿零壹万零壹元整"),
        ("100000000", "壹亿元整"),
        ("0.50", "伍角整"),
        ("1.05", "壹元零伍分"),
        ("100.50", "壹佰元伍角整"),
        ("12345.67", "壹万贰仟叁佰肆拾伍元陆角柒分"),
        ("0", "零元整"),
    ],
)
def test_yuan_are_written_in_the_capitals_of_contracts(amount: str, capitals: str) -> None:
    assert saying.money_in_capitals(Money(amount=Decimal(amount), currency="CNY")) == "人民币" + capitals


def test_other_currencies_have_no_capitals() -> None:
    assert saying.money_in_capitals(Money(amount=Decimal(5), currency="USD")) is None


def test_pay_names_its_currency_and_period() -> None:
    assert saying.money(Money(amount=Decimal("13500.00"), currency="CNY"), "zh") == "每月 13,500 元"
    assert (
        saying.money(Money(amount=Decimal("98000.50"), currency="USD", period="year"), "en")
        == "USD 98,000.50 a year"
    )
    assert saying.money(Money(amount=Decimal(9), currency="THB"), "zh") == "每月 THB 9"


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        saying.moment(datetime(2026, 1, 1), "Asia/Shanghai", "zh")  # noqa: DTZ001


def test_summer_time_is_kept() -> None:
    summer = datetime(2026, 7, 1, 16, 0, tzinfo=UTC)
    assert saying.moment(summer, "Europe/Berlin", "en") == "Wed 1 July 2026, 18:00 (UTC+2)"
    assert saying.moment(summer, "America/New_York", "en") == "Wed 1 July 2026, 12:00 (UTC-4)"


def test_figures_lose_their_empty_decimals() -> None:
    assert saying.number(72.0, 1) == "72"
    assert saying.number(72.46, 1) == "72.5"
    assert saying.number(100.0) == "100"
    assert saying.number(1234.5, 2) == "1,234.5"

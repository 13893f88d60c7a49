"""How amounts, days and moments are said to a person, in Chinese and in English.

Mails, status lines, calendars and the offer letter must say one date and one amount in one way, so the
wording is kept here and nowhere else.
"""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from talent.kernel import Language, Money, Phrase

_WEEKDAYS = (
    Phrase(zh="周一", en="Mon"),
    Phrase(zh="周二", en="Tue"),
    Phrase(zh="周三", en="Wed"),
    Phrase(zh="周四", en="Thu"),
    Phrase(zh="周五", en="Fri"),
    Phrase(zh="周六", en="Sat"),
    Phrase(zh="周日", en="Sun"),
)
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_PERIODS = {
    "month": Phrase(zh="每月 ", en=" a month"),
    "year": Phrase(zh="每年 ", en=" a year"),
    "once": Phrase(zh="一次性 ", en=" once"),
}
_CURRENCIES_ZH = {
    "CNY": "元",
    "USD": "美元",
    "EUR": "欧元",
    "HKD": "港元",
    "GBP": "英镑",
    "JPY": "日元",
    "SGD": "新加坡元",
}
_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿")


def day(value: date, language: Language) -> str:
    """A calendar day: 2026年12月1日 / 1 December 2026."""
    if language == "zh":
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def moment(value: datetime, zone: str, language: Language) -> str:
    """A moment as the clock on the wall in `zone` (IANA name) shows it, with the zone's distance from UTC.

    `value` must be aware: a moment without a zone is how invitations go wrong.
    """
    if value.tzinfo is None:
        raise ValueError("a moment that is told to a person must know its time zone")
    local = value.astimezone(ZoneInfo(zone))
    weekday = _WEEKDAYS[local.weekday()].say(language)
    offset = _offset(local)
    if language == "zh":
        return f"{day(local.date(), 'zh')}（{weekday}）{local:%H:%M}（{offset}）"
    return f"{weekday} {day(local.date(), 'en')}, {local:%H:%M} ({offset})"


def _offset(local: datetime) -> str:
    text = f"{local:%z}"
    hours, minutes = int(text[1:3]), text[3:5]
    return f"UTC{text[0]}{hours}" + ("" if minutes == "00" else f":{minutes}")


def money(value: Money, language: Language) -> str:
    """An amount with its currency and period: 每月 18,000 元 / CNY 18,000 a month."""
    figure = f"{value.amount:,.2f}".removesuffix(".00")
    period = _PERIODS[value.period].say(language)
    if language == "zh":
        unit = _CURRENCIES_ZH.get(value.currency)
        return f"{period}{figure} {unit}" if unit else f"{period}{value.currency} {figure}"
    return f"{value.currency} {figure}{period}"


def money_in_capitals(value: Money) -> str | None:
    """The amount in the capital numerals that Chinese contracts use (壹万捌仟元整); None unless it is CNY.

    By the People's Bank's rules for filling in bills: one 零 for any run of zeros, 整 after 元 or 角.
    """
    if value.currency != "CNY":
        return None
    cents = int((value.amount * 100).to_integral_value())
    yuan, jiao, fen = cents // 100, cents // 10 % 10, cents % 10
    text = (_capitals(yuan) + "元") if yuan else ""
    if not jiao and not fen:
        return "人民币" + (text or "零元") + "整"
    if jiao:
        text += _DIGITS[jiao] + "角"
    elif yuan:
        text += "零"
    text += _DIGITS[fen] + "分" if fen else "整"
    return "人民币" + text


def _capitals(number: int) -> str:
    text, gap = "", False
    digits = str(number)
    for index, digit in enumerate(digits):
        place = len(digits) - index - 1
        if digit == "0":
            gap = True
        else:
            text += ("零" if gap and text else "") + _DIGITS[int(digit)] + _PLACES[place % 4]
            gap = False
        if place % 4 == 0 and int(digits[max(0, index - 3) : index + 1]):
            text += _GROUPS[place // 4]
    return text


def number(value: Decimal | float, places: int = 0) -> str:
    """A figure with thousands separators and at most `places` decimals, without trailing zeros."""
    text = f"{value:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

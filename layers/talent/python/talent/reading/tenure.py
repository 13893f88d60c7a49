"""Months of experience: time that posts share counts once, and gaps between posts are named."""

import itertools
import re
from collections.abc import Iterable
from typing import NamedTuple

from talent.reading.dates import PRESENT
from talent.reading.sought import Sought
from talent.reading.text import Line

_CHINESE_NUMBERS = "零一二三四五六七八九十"
_STATED = Sought(
    r"(?:(?<![\d.])(?P<digits>\d{1,2}(?:\.5)?)|(?<![一二三四五六七八九十])(?P<words>[一二三四五六七八九十]))\s*年(?:以上|多)?的?[\u4e00-\u9fff]{0,8}(?:经验|工龄)"
    r"|(?<![\d.])(?P<english>\d{1,2})\+?\s*years?(?:['’])?\s+(?:of\s+)?(?:[a-z]+\s+){0,3}experience",
    re.I,
)
LEAST_GAP = 6  # months without a post from which a gap is named


class Interval(NamedTuple):
    """Months counted from year 0, both ends inside."""

    first: int
    last: int


def month_number(date: str, *, end: bool) -> int:
    """A date's month as a number. A year alone means its January, and as an end the December before it.

    So 2013 to 2015 is 24 months, what people mean by it.
    """
    year, _, month = date.partition("-")
    return int(year) * 12 + (int(month) - 1 if month else (-1 if end else 0))


def interval(start: str, end: str, today: str) -> Interval | None:
    """The months from `start` to `end` (`present` is `today`); None where the end lies before the start."""
    last = month_number(today if end == PRESENT else end, end=True)
    first = month_number(start, end=False)
    if start == end and "-" not in start:
        return Interval(first, first + 11)
    return Interval(first, last) if first <= last else None


def merged(intervals: Iterable[Interval]) -> list[Interval]:
    """The same months as disjoint intervals in order."""
    joined: list[Interval] = []
    for one in sorted(intervals):
        if joined and one.first <= joined[-1].last + 1:
            joined[-1] = Interval(joined[-1].first, max(joined[-1].last, one.last))
        else:
            joined.append(one)
    return joined


def months(intervals: Iterable[Interval]) -> int:
    """How many different months the intervals cover."""
    return sum(one.last - one.first + 1 for one in merged(intervals))


def gaps(intervals: Iterable[Interval]) -> list[Interval]:
    """The stretches of at least `LEAST_GAP` months between the first and the last that none covers."""
    joined = merged(intervals)
    between = (Interval(a.last + 1, b.first - 1) for a, b in itertools.pairwise(joined))
    return [gap for gap in between if gap.last - gap.first + 1 >= LEAST_GAP]


def stated_months(lines: Iterable[Line]) -> int:
    """The years of experience that the resume states in words (5年工作经验, 三年外贸经验), where no post has dates."""
    for line in lines:
        found = _STATED.search(line.text)
        if found:
            digits = found["digits"] or found["english"]
            return round(float(digits) * 12) if digits else _CHINESE_NUMBERS.index(found["words"]) * 12
    return 0


def written(number: int) -> str:
    """A month's number as `YYYY-MM`."""
    return f"{number // 12:04d}-{number % 12 + 1:02d}"

"""Dates as people write them, and the months that posts add up to."""

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from talent.reading.dates import stretches
from talent.reading.tenure import Interval, gaps, interval, merged, months


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("2019.07–至今", "2019-07", "present"),
        ("2019年7月至今", "2019-07", "present"),
        ("2015 年 3 月 – 2015 年 5 月", "2015-03", "2015-05"),
        ("2019.9-2023.6", "2019-09", "2023-06"),
        ("2019/07/01 - 2020/03/31", "2019-07", "2020-03"),
        ("2019年7月-9月", "2019-07", "2019-09"),
        ("19年3月-21年5月", "2019-03", "2021-05"),
        ("1995年5月--2010年2月历任", "1995-05", "2010-02"),
        ("07/2019 - 08/2020", "2019-07", "2020-08"),
        ("Sept 2019 – Present", "2019-09", "present"),
        ("Mar – Aug 2019", "2019-03", "2019-08"),
        ("May '16 - June '18", "2016-05", "2018-06"),
        ("'22 - '23", "2022", "2023"),
        ("8/01 to Present", "2001-08", "present"),
        ("June-2013 to till date", "2013-06", "present"),
        ("2013-2015", "2013", "2015"),
        ("Since 2015", "2015", "present"),
        ("自2011年8月起任", "2011-08", "present"),
        ("February 2017 Present", "2017-02", "present"),
        ("01/09/2010–31/01/2017", "2010-09", "2017-01"),
        ("06/15/2018 - 08/31/2019", "2018-06", "2019-08"),
        ("2012–14", "2012", "2014"),
        ("1998/present", "1998", "present"),
        ("1994/1998", "1994", "1998"),
        ("2021–        Associate Lecturer", "2021", "present"),
    ],
)
def test_a_span_of_time_is_read_however_it_is_written(written: str, start: str, end: str) -> None:
    assert [(one.start, one.end) for one in stretches(written)] == [(start, end)]


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("Summer 2014", "2014"),
        ("2016 年 3 月毕业", "2016-03"),
        ("25 March 2015", "2015-03"),
        ("2019/09/01", "2019-09"),
    ],
)
def test_a_single_date_has_no_start(written: str, date: str) -> None:
    assert [(one.start, one.end) for one in stretches(written)] == [(None, date)]


@pytest.mark.parametrize(
    "words", ["revenue of $2015", "138-0013-8000", "99.97% uptime", "5000人", "ISO 9001"]
)
def test_numbers_that_are_no_dates_are_left_alone(words: str) -> None:
    assert stretches(words) == ()


@given(
    year=st.integers(1960, 2040),
    month=st.integers(1, 12),
    length=st.integers(0, 240),
    mark=st.sampled_from("-–—~至到"),
)
def test_every_month_range_survives_being_written_in_chinese(
    year: int, month: int, length: int, mark: str
) -> None:
    last = year * 12 + month - 1 + length
    text = f"{year}年{month}月{mark}{last // 12}年{last % 12 + 1}月"
    assert [(one.start, one.end) for one in stretches(text)] == [
        (f"{year}-{month:02d}", f"{last // 12}-{last % 12 + 1:02d}")
    ]


intervals = st.builds(
    lambda first, length: Interval(first, first + length), st.integers(23000, 24500), st.integers(0, 120)
)


@given(st.lists(intervals, max_size=8))
def test_months_that_posts_share_count_once(posts: list[Interval]) -> None:
    assert months(posts) == len({month for post in posts for month in range(post.first, post.last + 1)})


@given(st.lists(intervals, min_size=1, max_size=8))
def test_months_and_gaps_fill_the_career(posts: list[Interval]) -> None:
    joined = merged(posts)
    between = sum(two.first - one.last - 1 for one, two in itertools.pairwise(joined))
    assert months(posts) + between == joined[-1].last - joined[0].first + 1
    assert all(gap.last - gap.first + 1 >= 6 for gap in gaps(posts))


def test_years_alone_mean_what_people_mean_by_them() -> None:
    assert months([one for one in [interval("2013", "2015", "2026-01")] if one]) == 24
    assert months([one for one in [interval("2013", "2013", "2026-01")] if one]) == 12


def test_a_post_that_ends_before_it_begins_counts_nothing() -> None:
    assert interval("2020-05", "2019-01", "2026-01") is None


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("201907-202008", "2019-07", "2020-08"),
        ("19.07-21.08", "2019-07", "2021-08"),
        ("’19.07–至今", "2019-07", "present"),
        ("2019年7月（三年）", "2019-07", "2022-06"),
        ("2019年7月起两个月", "2019-07", "present"),
        ("2019年7月（6个月）", "2019-07", "2019-12"),
    ],
)
def test_short_forms_and_lengths_are_spans_too(written: str, start: str, end: str) -> None:
    assert [(one.start, one.end) for one in stretches(written)] == [(start, end)]


@pytest.mark.parametrize("words", ["12.05-15.08万", "3.5-4.0", "0592-202008", "电话 13800010021"])
def test_prices_and_telephones_are_no_short_forms(words: str) -> None:
    assert stretches(words) == ()


@given(
    year=st.integers(1985, 2030),
    month=st.integers(1, 12),
    length=st.integers(0, 240),
    style=st.sampled_from(
        ["{y}.{m:02d}", "{y}/{m:02d}", "{y}-{m:02d}", "{m:02d}/{y}", "{y}{m:02d}", "{y}年{m}月"]
    ),
    joint=st.sampled_from(["-", "–", "—", "~", "至"]),
)
def test_every_style_of_a_span_means_the_same(
    year: int, month: int, length: int, style: str, joint: str
) -> None:
    last = year * 12 + month - 1 + length
    text = style.format(y=year, m=month) + joint + style.format(y=last // 12, m=last % 12 + 1)
    assert [(one.start, one.end) for one in stretches(text)] == [
        (f"{year}-{month:02d}", f"{last // 12}-{last % 12 + 1:02d}")
    ]


@given(st.lists(intervals, min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_the_order_and_the_cutting_of_posts_change_no_months(
    posts: list[Interval], chance: random.Random
) -> None:
    shuffled = list(posts)
    chance.shuffle(shuffled)
    cut = [
        half
        for post in shuffled
        for half in (
            Interval(post.first, (post.first + post.last) // 2),
            Interval((post.first + post.last) // 2 + 1, post.last),
        )
        if half.first <= half.last
    ]
    assert months(shuffled) == months(cut) == months(posts)
    assert merged(cut) == merged(posts)

"""What the person wishes for, how they studied, and the grades of their papers are read as they stand."""

from datetime import date

import pytest
from talent.matching import profile_of
from talent.reading import read_resume
from talent.reading.text import plain
from talent.resume import Leaf, Resume

TODAY = date(2026, 11, 1)


def read(text: str) -> Resume:
    return read_resume(plain(text, "resume.txt"), TODAY)


def said(leaf: Leaf | None) -> str | None:
    return leaf.value if leaf else None


@pytest.mark.parametrize(
    "text",
    [
        "季明远\n期望职位：外贸专员\n期望薪资：10-12K\n期望城市：厦门\n到岗时间：一个月内到岗\n工作经历",
        "季明远\n求职意向\n外贸专员 | 厦门 | 10-12K | 一个月内到岗\n工作经历",
        "季明远\n求职意向\t外贸专员\t期望薪资\t10-12K\n期望地点\t厦门\t到岗时间\t一个月内到岗\n工作经历",
    ],
)
def test_wishes_are_read_by_their_labels_or_their_form(text: str) -> None:
    wishes = read(text).wishes
    assert [said(one) for one in (wishes.position, wishes.pay, wishes.location, wishes.availability)] == [
        "外贸专员",
        "10-12K",
        "厦门",
        "一个月内到岗",
    ]


@pytest.mark.parametrize("pay", ["8000-10000元/月", "15-20万/年", "面议", "20k-30k", "12-15K·13薪"])
def test_pay_is_kept_as_it_is_written(pay: str) -> None:
    assert said(read(f"季明远\n期望薪资：{pay}\n").wishes.pay) == pay


def test_the_state_that_a_site_s_resume_names_is_when_somebody_can_start() -> None:
    wishes = read("季明远\n月薪期望：15k\n目前状况：我目前在职，正考虑换个新环境\n").wishes
    assert (said(wishes.pay), said(wishes.availability)) == ("15k", "我目前在职，正考虑换个新环境")


STUDIES = """季明远
教育背景
2014.09-2018.06  厦门大学  国际贸易  本科
统招全日制，985/211 院校
2018.09-2020.06  集美大学  会计  本科（自考）
"""


def test_the_mode_and_the_lists_of_a_school_are_read_and_score_nothing() -> None:
    first, second = read(STUDIES).education
    assert (said(first.mode), [one.value for one in first.lists]) == ("统招全日制", ["985", "211"])
    assert (said(second.mode), second.lists) == ("自考", ())
    plainly = read(STUDIES.replace("统招全日制，985/211 院校\n", "").replace("（自考）", ""))
    assert profile_of(read(STUDIES), "2026-11").degrees == profile_of(plainly, "2026-11").degrees


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("C1驾照", "C1"),
        ("驾驶证（B2）", "B2"),
        ("普通话证书 二级甲等", "二级甲等"),
        ("CET-6 545分", "545"),
        ("雅思 7.5", "7.5"),
        ("TEM-8 良好", "良好"),
    ],
)
def test_a_certificate_keeps_its_grade_or_mark(line: str, level: str) -> None:
    (held,) = read(f"季明远\n证书\n{line}\n").certificates
    assert said(held.level) == level


def test_years_that_are_only_stated_count_and_are_to_be_checked() -> None:
    resume = read("季明远\n三年外贸经验\n工作经历\n厦门云帆进出口有限公司  外贸专员\n")
    assert resume.experience_months == 36
    assert "experience_months" in resume.needs_review


@pytest.mark.parametrize("seek", ["单证员", "报关员"])
def test_the_post_in_a_mail_of_a_job_site_is_neither_a_name_nor_a_certificate(seek: str) -> None:
    found = read(
        f"【BOSS直聘】陈静 | {seek} | 厦门 | 8-12K\n应聘职位：{seek}\n期望职位：{seek} 厦门 8-12K\n"
        "工作经历\n2021.03-至今 远航贸易有限公司 单证员\n资格证书\nCET-6"
    )
    assert said(found.basics.name) == "陈静"
    assert said(found.wishes.position) == seek
    assert [held.name.value for held in found.certificates] == ["CET-6"]


@pytest.mark.parametrize(
    "line", ["证书：报关员、单证员", "2020年考取报关员和单证员", "资格证书\n报关员\n单证员"]
)
def test_a_certificate_called_as_a_post_is_one_where_somebody_holds_it(line: str) -> None:
    names = [held.name.value for held in read(f"陈静\n{line}").certificates]
    assert names == ["报关员", "单证员"]


def test_wishes_of_forms_are_read_in_both_scripts_and_in_english() -> None:
    chinese = read("應徵職務\t國外業務\n希望待遇\t月薪45000元\n可上班日\t兩週內").wishes
    assert [said(leaf) for leaf in (chinese.position, chinese.pay, chinese.availability)] == [
        "國外業務",
        "月薪45000元",
        "兩週內",
    ]
    english = read("Post applied for\tOffice Manager\tNotice period\t4 weeks").wishes
    assert [said(leaf) for leaf in (english.position, english.availability)] == ["Office Manager", "4 weeks"]
    assert said(read("求职岗位：人力资源主管\t期望薪酬：15-18K").wishes.position) == "人力资源主管"

"""What pages from a browser set on one line, or above each other, is told apart as a reader tells it apart."""

from datetime import date

import pytest
from talent.reading import read_resume
from talent.reading.layout import arrange
from talent.reading.text import Box, Span, plain
from talent.resume import Leaf, Resume

TODAY = date(2026, 11, 1)


def read(text: str) -> Resume:
    return read_resume(plain(text, "resume.txt"), TODAY)


def said(leaf: Leaf | None) -> str | None:
    return leaf.value if leaf else None


def at(text: str, left: float, baseline: float) -> Span:
    return Span(text, Box(left, baseline - 8, left + 6 * len(text), baseline + 2), baseline, 10)


def rows(*spans: Span) -> list[str]:
    return [line.text for line in arrange(spans, 1)]


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("欧阳明哲 跨境电商运营主管\n138-0217-5566 m@x.example 杭州市滨江区", "欧阳明哲"),
        ("Priyanka R. Whitfield Supply Chain Analyst\npriyanka.whitfield@mail.example", "Priyanka R. Whitfield"),
    ],
)  # fmt: skip
def test_a_post_behind_a_name_is_not_the_name(head: str, name: str) -> None:
    assert said(read(f"{head}\n").basics.name) == name


def test_a_place_among_the_contacts_is_where_they_live() -> None:
    assert said(read("欧阳明哲\n138-0217-5566 m@x.example 杭州市滨江区\n").basics.location) == "杭州市滨江区"
    assert said(read("欧阳明哲\n跨境电商运营主管 / 杭州市滨江区\n").basics.location) == "杭州市滨江区"


def test_wishes_on_one_line_end_where_the_next_begins() -> None:
    wishes = read("欧阳明哲\n求职意向\n运营主管 期望薪资：25-30K·14薪 到岗时间：一个月内\n工作经历").wishes
    told = [said(one) for one in (wishes.position, wishes.pay, wishes.availability)]
    assert told == ["运营主管", "25-30K·14薪", "一个月内"]


def test_the_first_sentence_under_a_post_is_kept_where_no_bullet_marks_it() -> None:
    text = (
        "Work Experience\nNorthgate Foods plc\tMar 2020 – Present\nSenior Analyst\n"
        "Built a forecast that cut stock-outs by 22 %\nOwn weekly packs for three sites\n"
    )
    (post,) = read(text).work
    assert (said(post.organization), said(post.title)) == ("Northgate Foods plc", "Senior Analyst")
    assert (
        said(post.summary) == "Built a forecast that cut stock-outs by 22 %\nOwn weekly packs for three sites"
    )


def test_a_project_told_behind_its_name_keeps_both() -> None:
    (project,) = read("项目经验\n2022.03-2022.11\t欧洲仓布局项目：主导两个海外仓的选址与系统对接\n").projects
    assert said(project.name) == "欧洲仓布局项目"
    assert said(project.summary) == "主导两个海外仓的选址与系统对接"


def test_lists_of_one_table_are_kept_apart() -> None:
    resume = read("其他\n专业技能\tSQL、Excel\n证书\tCET-6、PMP\n语言\t英语（流利）\n")
    assert [one.value for one in resume.skills] == ["SQL", "Excel"]
    assert [one.name.value for one in resume.certificates] == ["CET-6", "PMP"]


def test_a_beginning_over_an_end_is_one_time() -> None:
    page = (at("2020.05", 34, 100), at("运营主管", 120, 101), at("至今", 34, 113), at("负责选品", 120, 115))
    assert rows(*page) == ["2020.05 – 至今\t运营主管", "负责选品"]


def test_dates_of_a_list_stay_each_with_its_row() -> None:
    listed = [
        span
        for number, (when, what) in enumerate([("2017", "CET-4"), ("2018", "CET-6"), ("2019", "PMP"), ("2021", "CPA")])
        for span in (at(when, 34, 100 + 14 * number), at(what, 120, 100 + 14 * number))
    ]  # fmt: skip
    assert rows(*listed) == ["2017\tCET-4", "2018\tCET-6", "2019\tPMP", "2021\tCPA"]


def test_two_dates_alone_on_a_page_stay_apart() -> None:
    page = (at("2013", 34, 100), at("学士", 120, 100), at("2016", 34, 114), at("硕士", 120, 114))
    assert rows(*page) == ["2013\t学士", "2016\t硕士"]


def test_headings_whose_letters_stand_apart_open_their_parts() -> None:
    resume = read(
        "P R O F E S S I O N A L E X P E R I E N C E\nBaltic Polymers S.A.\t04/2020 – Present\nProcess Engineer\n"
        "E D U C AT I O N\nGdańsk University of Technology\t2012 – 2017\nMaster of Engineering\n"
    )
    assert [said(post.organization) for post in resume.work] == ["Baltic Polymers S.A."]
    assert [said(study.institution) for study in resume.education] == ["Gdańsk University of Technology"]


def test_a_long_bullet_that_begins_with_a_time_heads_an_entry() -> None:
    resume = read(
        "Experience\n● 04/2020-Present | Baltic Polymers S.A. | Process Engineer\n1. Scaled two lines.\n"
        "● 09/2017-03/2020 | Lotos Lab Sp. z o.o. | Junior Process Engineer\n1. Ran 40 trials.\n"
    )
    assert [(said(post.organization), said(post.end)) for post in resume.work] == [
        ("Baltic Polymers S.A.", "present"),
        ("Lotos Lab Sp. z o.o.", "2020-03"),
    ]


@pytest.mark.parametrize(
    "text",
    ["专业技能\n专业技能 8D、SPC\n证书 CET-4、PMP\n", "Skills\nSkills 8D, SPC\nCertificates CET-4, PMP\n"],
)
def test_a_label_close_to_its_list_is_none_of_its_items(text: str) -> None:
    resume = read(text)
    assert [one.value for one in resume.skills] == ["8D", "SPC"]
    assert [one.name.value for one in resume.certificates] == ["CET-4", "PMP"]

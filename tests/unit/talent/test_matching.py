"""A match says what is met and where the resume shows it; nothing about the person can move it."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from talent.matching import Match, Profile, match, profile_of
from talent.reading import read_resume
from talent.reading.text import plain
from talent.requirements import Requirement, read_opening
from talent.requirements.model import About, Kind

TODAY = date(2026, 11, 1)
RESUME = """{name}
{gender}，{age}岁 | 籍贯：{town} | 电话：138-0013-8000 | 邮箱：a@example.com
教育背景
2013.09-2017.06  {school}  国际贸易（本科）
工作经历
2019.07–至今  厦门蓝港进出口有限公司  外贸专员
• 负责信用证审单，按 FOB 与 CIF 报价
技能
VLOOKUP、MySQL、C++
证书
英语专业八级
"""
PERSON = {"name": "周文博", "gender": "男", "age": "31", "town": "泉州", "school": "集美大学"}


def profile(text: str) -> Profile:
    return profile_of(read_resume(plain(text, "x"), TODAY), "2026-11")


def requirement(
    about: About, canonical: str | None, *, minimum: float | None = None, kind: Kind = "must"
) -> Requirement:
    return Requirement(id="r1", kind=kind, about=about, text="asked", canonical=canonical, minimum=minimum)


def verdict(wanted: Requirement, text: str | None = None) -> str:
    return match(profile(text or RESUME.format(**PERSON)), [wanted], 60).requirements[0].verdict


@pytest.mark.parametrize(
    ("about", "canonical", "minimum", "expected"),
    [
        ("degree", "bachelor", None, "met"),
        ("degree", "associate", None, "met"),
        ("degree", "master", None, "partly"),
        ("degree", "doctor", None, "not_found"),
        ("years", None, 5, "met"),
        ("years", "foreign_trade", 5, "met"),
        ("years", None, 9, "partly"),
        ("years", None, 20, "not_found"),
        ("certificate", "cet6", None, "met"),
        ("certificate", "cet4", None, "met"),
        ("certificate", "cpa", None, "not_found"),
        ("skill", "incoterms", None, "met"),
        ("skill", "sql", None, "met"),
        ("skill", "excel", None, "met"),
        ("skill", "c_plus_plus", None, "met"),
        ("skill", "c_language", None, "not_found"),
        ("skill", "java", None, "not_found"),
        ("language", "English", 4, "met"),
        ("language", "Japanese", None, "not_found"),
        ("location", None, None, "unclear"),
    ],
)
def test_a_requirement_gets_its_verdict(
    about: About, canonical: str | None, minimum: float | None, expected: str
) -> None:
    assert verdict(requirement(about, canonical, minimum=minimum)) == expected


def test_a_broader_skill_shows_a_special_one_in_part() -> None:
    text = RESUME.format(**PERSON).replace("VLOOKUP", "Excel")
    assert verdict(requirement("skill", "excel_advanced"), text) == "partly"


def test_what_is_met_is_shown_in_the_resume_s_own_words() -> None:
    text = RESUME.format(**PERSON)
    found = match(profile(text), read_opening("要求：1、熟悉国际贸易术语；2、本科以上学历").requirements, 60)
    assert found.score == 100
    for checked in found.requirements:
        assert checked.verdict == "met"
        assert all(evidence.quote.replace("• ", "") in text for evidence in checked.evidence)


def test_an_unclear_must_goes_to_a_person() -> None:
    found = match(
        profile("周文博\n技能\nSQL\n"), [requirement("degree", "bachelor"), requirement("skill", "sql")], 60
    )
    assert found.verdict == "needs_person"
    assert found.score == 100


def test_a_missing_knock_out_is_below_the_line_whatever_the_score() -> None:
    wanted = [requirement("skill", "sql"), requirement("certificate", "cpa", kind="knockout")]
    assert match(profile(RESUME.format(**PERSON)), wanted, 0).verdict == "below"


@pytest.mark.parametrize(
    ("wanted", "told", "expected"),
    [
        (("certificate", "cet6", None), "CET-4", ("partly", "below")),
        (("certificate", "ielts", 6.5), "IELTS 6.0", ("partly", "below")),
        (("degree", "master", None), "CET-4", ("partly", "below")),
        (("language", "Japanese", 4), "日语 N3", ("partly", "below")),
        (("skill", "excel_advanced", None), "Excel", ("partly", "needs_person")),
        (("certificate", "hr_manager_2", None), "人力资源管理师", ("unclear", "needs_person")),
    ],
)
def test_a_knock_out_falls_by_what_is_less_beyond_doubt(
    wanted: tuple[About, str, float | None], told: str, expected: tuple[str, str]
) -> None:
    about, canonical, minimum = wanted
    text = RESUME.format(**PERSON).replace("英语专业八级", told).replace("VLOOKUP", told)
    need = requirement(about, canonical, minimum=minimum, kind="knockout")
    found = match(profile(text), [need], 0)
    assert (found.requirements[0].verdict, found.verdict) == expected
    assert found.requirements[0].evidence


def test_a_firms_name_shows_its_trade_and_no_craft() -> None:
    text = RESUME.format(**PERSON).replace("厦门蓝港进出口有限公司", "厦门甲骨文报关有限公司")
    text = text.replace("• 负责信用证审单，按 FOB 与 CIF 报价", "• 接待来访").replace("外贸专员", "前台")
    text = text.replace("国际贸易（本科）", "英语（本科）")
    assert verdict(requirement("years", "customs", minimum=3), text) == "not_found"
    assert verdict(requirement("skill", "customs"), text) == "not_found"
    text = text.replace("甲骨文报关", "蓝港进出口")
    assert verdict(requirement("domain", "foreign_trade"), text) == "met"


def test_the_line_is_the_opening_s() -> None:
    wanted = [requirement("skill", "sql"), requirement("skill", "java")]
    assert match(profile(RESUME.format(**PERSON)), wanted, 50).verdict == "shortlist"
    assert match(profile(RESUME.format(**PERSON)), wanted, 51).verdict == "below"


def test_the_matcher_has_no_place_for_who_someone_is() -> None:
    fields = str(Profile.model_json_schema()["$defs"]) + str(Profile.model_json_schema()["properties"])
    for word in ("name", "gender", "birth", "photo", "address", "institution", "ethnic", "marital"):
        assert f"'{word}" not in fields


people = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["周文博", "李桂英", "欧阳雪", "王强", "马依拉"]),
        "gender": st.sampled_from(["男", "女"]),
        "age": st.integers(20, 62).map(str),
        "town": st.sampled_from(["泉州", "甘肃天水", "喀什", "北京", "台北"]),
        "school": st.sampled_from(["集美大学", "清华大学", "闽南理工学院", "北京大学"]),
    }
)
WANTED = read_opening(
    "要求：本科以上学历；3年以上外贸经验；熟悉信用证；熟练使用Excel；英语六级；会日语者优先"
).requirements


def matched(person: dict[str, str]) -> Match:
    return match(profile(RESUME.format(**person)), WANTED, 60)


@given(people, people)
@settings(max_examples=60, deadline=None)
def test_swapping_who_someone_is_changes_no_match(one: dict[str, str], other: dict[str, str]) -> None:
    assert matched(one) == matched(other)

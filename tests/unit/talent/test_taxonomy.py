"""The tables of skills and certificates: one owner a spelling, no circles, met across languages."""

from datetime import date

import opencc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from talent.matching import match
from talent.matching.profile import profile_of
from talent.reading import read_resume
from talent.reading.text import plain
from talent.requirements import read_opening
from talent.taxonomy import (
    Certificates,
    Skills,
    Wording,
    certificates,
    degree_of,
    degrees_in,
    languages,
    simplified,
    skills,
)
from talent.taxonomy.phrases import PhraseBook

TODAY = date(2026, 11, 1)
SPELLINGS = [(key, spelling) for key, spellings in sorted(skills().names.items()) for spelling in spellings]


def ids(text: str) -> set[str]:
    return {hit.id for hit in skills().book.find(text)}


@pytest.mark.parametrize("names", [skills().names, certificates().names], ids=["skills", "certificates"])
def test_each_spelling_has_one_owner(names: dict[str, tuple[str, ...]]) -> None:
    owners: dict[str, set[str]] = {}
    for key, spellings in names.items():
        for spelling in spellings:
            owners.setdefault(spelling.casefold(), set()).add(key)
    assert {spelling: keys for spelling, keys in owners.items() if len(keys) > 1} == {}


def test_what_is_implied_is_there_and_nothing_implies_itself() -> None:
    for skill in skills().names:
        shown = skills().shown_by(skill)
        assert shown <= skills().names.keys(), skill
        assert skill not in shown
    for held in certificates().names:
        for wanted in certificates().names:
            both = certificates().satisfies(held, wanted) and certificates().satisfies(wanted, held)
            assert not both or held == wanted


def test_every_spelling_is_found_for_what_it_is() -> None:
    both: list[Skills | Certificates] = [skills(), certificates()]
    for known in both:
        for key, spellings in known.names.items():
            for spelling in spellings:
                assert [hit.id for hit in known.book.find(f"会用、{spelling}、等")] == [key], spelling


def test_no_line_that_names_a_phrase_is_passed_over() -> None:
    names = [name for many in certificates().names.values() for name in many]
    forms = ("会用、{}、等", "{}", "two {}s", "x{}", "（{}）", "KİEV {}", "A+{}\t2019")
    texts = [form.format(name) for name in [*names, ".NET", "English", "汉语"] for form in forms]
    for book in (certificates().book, languages(), PhraseBook({"net": [".NET", "C", "C++", "双1"]})):
        naming = book.texts_naming(Wording(["", *texts, *map(str.upper, texts), "nothing of it"]))
        assert [text for text in texts if text not in naming and [*book.find(text)]] == []
        assert not naming & {"", "nothing of it"}


@given(
    st.lists(st.sampled_from(SPELLINGS), min_size=1, max_size=8), st.sampled_from(["、", ", ", " | ", "\n"])
)
@settings(max_examples=60, deadline=None)
def test_a_list_of_skills_is_read_in_its_order(chosen: list[tuple[str, str]], mark: str) -> None:
    told = mark.join(spelling for _, spelling in chosen)
    found = [(told[hit.first : hit.last], hit.id) for hit in skills().book.find(told)]
    assert found == [(spelling, key) for key, spelling in chosen]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("负责海运订舱、报关及信用证审单", {"ocean_freight", "freight_forwarding", "customs", "letter_of_credit"}),
        ("Booked ocean freight, customs clearance, letters of credit", {"ocean_freight", "customs", "letter_of_credit"}),
        ("亚马逊运营，Listing优化，站内广告投放", {"amazon_platform", "listing_optimisation", "amazon_ads"}),
        ("供应商开发与管理，询价比价，降本", {"supplier_management", "price_negotiation", "cost_reduction"}),
        ("增值税申报、月末结账、用友U8", {"tax", "month_end", "yonyou"}),
        ("小红书、抖音短视频运营，达人合作", {"xiaohongshu", "douyin", "influencer_marketing"}),
        ("入离职办理、社保公积金、劳动合同", {"onboarding", "social_insurance", "labour_law"}),
        ("客诉处理、售后服务、千牛", {"complaint_handling", "after_sales", "live_chat"}),
        ("会议纪要、差旅预订、印章管理", {"meeting_organisation", "business_trips", "seals_licences"}),
        ("Vue3 + Spring Cloud, MySQL, Redis", {"vue", "spring_cloud", "mysql", "redis"}),
        ("PS修图、C4D、海报设计", {"photoshop", "cinema_4d", "graphic_design"}),
    ],
)  # fmt: skip
def test_the_fields_of_the_company_are_known(text: str, shown: set[str]) -> None:
    assert shown <= ids(text)


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("We excel at service and go the extra mile", {"excel", "go"}),
        ("R&D department, C-level meetings", {"r_language", "c_language"}),
        (
            "to reach and spark interest, a slack week, the rest of us",
            {"spark", "collaboration_tools", "rest"},
        ),
        ("a soap and a puppet for children", {"soap", "ansible"}),
        ("Go to market with us", {"go"}),
        ("a safe workplace", {"agile"}),
        ("The oracle of Delphi said so", {"oracle"}),
    ],
)
def test_ordinary_words_are_no_skills(text: str, absent: set[str]) -> None:
    assert not absent & ids(text)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("熟悉国际贸易术语", "Quoted FOB and CIF prices to buyers in Chile"),
        ("Knowledge of Incoterms", "熟悉FOB、CIF报价"),
        ("有跨境电商经验", "Ran two Shopee stores"),
        ("Experience in procurement", "负责供应商开发及战略采购"),
        ("熟悉ERP系统", "Kept stock in SAP MM"),
        ("Working knowledge of SQL", "熟练使用MySQL"),
        ("有社交媒体运营经验", "Grew Instagram and YouTube channels"),
        ("Experience with data visualization", "用帆软制作经营看板"),
        ("熟练使用办公软件", "Built pivot tables and XLOOKUP reports"),
        ("有物流经验", "Booked air freight and sea freight"),
        ("Human resources experience", "负责校园招聘与入离职手续"),
        ("持有英语六级证书", "TEM-8"),
        ("CET-4 required", "大学英语六级 520分"),
        ("持有人力资源管理师证", "人力资源管理师二级"),
        ("需有驾照", "B2驾照"),
        ("计算机一级证书", "全国计算机二级"),
    ],
)
def test_what_is_asked_in_one_language_is_met_in_the_other(asked: str, told: str) -> None:
    wanted = read_opening(f"任职要求：\n{asked}").requirements
    resume = read_resume(plain(f"林晓\n\n技能\n{told}\n\n证书\n{told}\n", "r"), TODAY)
    assert {one.verdict for one in match(profile_of(resume, "2026-11"), wanted, 60).requirements} == {"met"}


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("熟练使用Excel函数", "MS Excel"),
        ("熟悉 PyTorch", "machine learning"),
        ("熟悉亚马逊平台", "跨境电商运营"),
    ],
)
def test_the_broader_skill_alone_is_partly(asked: str, told: str) -> None:
    wanted = read_opening(f"任职要求：\n{asked}").requirements
    resume = read_resume(plain(f"林晓\n\n技能\n{told}\n", "r"), TODAY)
    assert {one.verdict for one in match(profile_of(resume, "2026-11"), wanted, 60).requirements} <= {
        "partly"
    }


@pytest.mark.parametrize(
    ("held", "level"),
    [("Bc.", 3), ("Licence", 3), ("Laurea triennale", 3), ("Dipl.-Ing. (FH)", 3), ("Ing.", 4), ("Mgr.", 4),
     ("Dipl.-Ing.", 4), ("Laurea Magistrale", 4), ("Doctorat", 5), ("Maturita", 1)],
)  # fmt: skip
def test_a_degree_under_its_own_countrys_name_has_its_rank(held: str, level: int) -> None:
    degree = degree_of(held)
    assert degree is not None
    assert degree.level == level
    assert not degrees_in("Driving licence required")


def test_traditional_characters_are_written_as_the_wide_table_has_them() -> None:
    table = opencc.OpenCC("t2s")
    letters = [chr(code) for code in range(0x4E00, 0xA000)]
    wrong = [one for one in letters if simplified(one) not in {one, table.convert(one)}]
    assert wrong == []
    assert simplified("報關員 物流及供應鏈管理 English") == "报关员 物流及供应链管理 English"

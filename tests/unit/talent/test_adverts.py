"""What companies write in adverts, in their many ways, and what a reader takes from it."""

import pytest
from talent.requirements import read_opening

type Asked = tuple[str, str, str | None, float | None]


def asked(text: str) -> set[Asked]:
    return {(one.kind, one.about, one.canonical, one.minimum) for one in read_opening(text).requirements}


@pytest.mark.parametrize(
    ("line", "field", "years"),
    [
        ("3年以上医疗器械行业大客户销售经验", "medical_devices&b2b_sales", 3),
        ("1-3年亚马逊平台运营经验", "amazon_platform", 1),
        ("有外贸工作经验3年以上", "foreign_trade", 3),
        ("3年以上采购、物流经验", "procurement|logistics", 3),
        ("2年以上日企工作经验", "phrase:日企", 2),
        ("8年以上工作经验", None, 8),
        ("2年以上电商运营经验（包含但不限于淘系运营经验）", "ecommerce", 2),
        ("驾龄5年以上", "driving", 5),
        ("3年以上相关工作经验", "foreign_trade|phrase:外贸业务员", 3),
        ("五年以上同岗位经验", "foreign_trade|phrase:外贸业务员", 5),
        ("3 years of kitchen experience", "cooking", 3),
        ("Min. 3 yrs purchasing exp. in electronic components", "procurement&consumer_electronics", 3),
        ("Minimum 2 years of verifiable tractor-trailer experience", "phrase:tractor-trailer", 2),
        ("5+ years of experience", None, 5),
        ("4+ years in game design", "game_design", 4),
        ("4 years of experience programming 5-axis mills", "cnc", 4),
    ],
)
def test_years_are_asked_in_their_field(line: str, field: str | None, years: float) -> None:
    assert ("must", "years", field, years) in asked(f"外贸业务员\n任职要求：\n1、{line}；\n")


def test_what_years_were_spent_with_is_asked_beside_their_field() -> None:
    found = asked("Data Engineer\nRequirements:\n- 3+ yrs building ETL pipelines with Python and SQL\n")
    assert found == {
        ("must", "years", "etl", 3),
        ("must", "skill", "python", None),
        ("must", "skill", "sql", None),
    }


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("雅思6.5以上", {("must", "certificate", "ielts", 6.5)}),
        ("专业八级或雅思7.0以上", {("must", "certificate", "tem8|ielts:7", None)}),
        ("IELTS 6.5 or TOEFL 90", {("must", "certificate", "ielts:6.5|toefl:90", None)}),
        ("英语六级500分以上", {("must", "certificate", "cet6", 500)}),
        ("PHR required, at least 3 years as an HRBP", {
            ("must", "certificate", "hr_manager", None), ("must", "years", "hrbp", 3),
        }),
        ("持有初中及以上教师资格证", {("must", "certificate", "teacher", None)}),
        ("持报关员证，持证上岗，无证勿投！", {("knockout", "certificate", "customs_declarant", None)}),
        ("如果你有金融行业背景，那就更好了", {("nice", "domain", "financial_industry", None)}),
        ("Good command of English (CET-6 preferred)", {
            ("nice", "certificate", "cet6", None), ("must", "language", "English", 3),
        }),
        ("普通话标准，会简单英语口语", {
            ("must", "language", "Chinese", None), ("must", "language", "English", 2),
        }),
        ("Basic English is needed", {("must", "language", "English", 2)}),
        ("Knowledge of the Chinese market and SQL", {("must", "skill", "sql", None)}),
        ("Native English speaker", {("must", "language", "English", 4)}),
        ("BSc in Computer Science", {
            ("must", "degree", "bachelor", None), ("must", "other", "major:Computer Science", None),
        }),
        ("有跨境电商平台（亚马逊、阿里巴巴国际站）运营经验", {
            ("must", "domain", "cross_border_ecommerce|amazon_platform|alibaba_platform", None),
        }),
        ("大學程度或以上", {("must", "degree", "bachelor", None)}),
        ("B.E/B.Tech/MCA", {("must", "degree", "bachelor", None)}),
        ("5年以上财务管理岗位经验", {("must", "years", "accounting", 5)}),
        ("Business degree", {("must", "degree", "bachelor", None)}),
        ("A high degree of care", {("nice", "other", None, None)}),
        ("Cantonese", {("must", "language", "Cantonese", None)}),
        ("Bachelor's degree in any major", {("must", "degree", "bachelor", None)}),
        ("专业不限，本科以上", {("must", "degree", "bachelor", None)}),
        ("大专以上（优秀者可放宽）", {("must", "degree", "associate", None)}),
        ("本科以上，特别优秀者可放宽至大专", {("must", "degree", "bachelor", None)}),
        ("数学、统计等理工科专业", {("must", "other", "major:数学|统计|理工科", None)}),
        ("会用ERP系统（金蝶/用友均可）", {("must", "skill", "erp|kingdee|yonyou", None)}),
        ("No experience with Hadoop needed", set()),
        ("You don't need to know Java", set()),
        ("No degree required", set()),
        ("Ability to be flexible required", {("nice", "other", None, None)}),
        ("Scrum Master certification required", {("must", "skill", "scrum", None)}),
        ("MA in Linguistics required", {
            ("must", "degree", "master", None), ("must", "other", "major:Linguistics", None),
        }),
        ("MS Excel required", {("must", "skill", "excel", None)}),
        ("SQL; clean MVR, no DUIs in the past 5 years", {
            ("must", "skill", "sql", None), ("nice", "other", None, None),
        }),
    ],
)  # fmt: skip
def test_a_line_means_what_a_reader_takes_from_it(line: str, expected: set[Asked]) -> None:
    assert asked(f"Clerk\nRequirements / 任职要求：\n- {line}\n") == expected


def test_what_must_be_had_stands_under_must_haves() -> None:
    found = asked(
        "Game Designer\nMust-haves\n– 4+ years in game design\n– Lua or Python\nNice-to-haves\n– Japanese\n"
    )
    assert found == {
        ("must", "years", "game_design", 4),
        ("must", "skill", "lua|python", None),
        ("nice", "language", "Japanese", None),
    }


def test_what_stands_before_the_welcome_is_asked_without_a_heading() -> None:
    found = asked("行政专员\n大专以上学历，熟练使用Excel\n加分项：\n英语六级\n")
    assert ("must", "degree", "associate", None) in found
    assert ("must", "skill", "excel", None) in found
    assert ("nice", "certificate", "cet6", None) in found


def test_sentences_end_behind_capitals_too() -> None:
    found = asked("HRBP\nRequirements\n3 years as an HRBP. CPA preferred. SQL required.\n")
    assert found == {
        ("must", "years", "hrbp", 3),
        ("nice", "certificate", "cpa", None),
        ("must", "skill", "sql", None),
    }

"""Resumes as people write them against what is asked: what a reader would call met, and what they would not."""

from datetime import date

import pytest
from talent.matching import match, profile_of
from talent.reading import read_resume
from talent.reading.text import plain
from talent.requirements import read_opening

RESUME = """林晓
电话：13800138000
工作经历
2019.07-2023.06  厦门蓝港商贸有限公司  {title}
• {told}
技能
{skills}
证书
{held}
自我评价
{self}
教育背景
2015.09-2019.06  集美大学  {major}  本科
"""
PLAIN = {
    "title": "文员",
    "told": "整理资料",
    "skills": "沟通",
    "held": "驾照",
    "self": "踏实",
    "major": "国际贸易",
}


def verdicts(asked: str, **told: str) -> list[str]:
    resume = read_resume(plain(RESUME.format(**{**PLAIN, **told}), "r"), date(2026, 11, 1))
    wanted = read_opening(f"文员\n任职要求：\n1、{asked}\n").requirements
    return [one.verdict for one in match(profile_of(resume, "2026-11"), wanted, 60).requirements]


@pytest.mark.parametrize(
    ("asked", "told", "expected"),
    [
        ("持有报关员证", {"self": "想考报关员证"}, "not_found"),
        ("持有CPA", {"held": "CPA candidate"}, "not_found"),
        ("持有CPA", {"held": "CPA已过三科"}, "not_found"),
        ("英语四级", {"held": "CET-4（425分未过）"}, "not_found"),
        ("普通话二级甲等以上", {"held": "普通话证书（二级甲等）"}, "met"),
        ("普通话二级甲等以上", {"held": "普通话证书（二级乙等）"}, "partly"),
        ("熟悉报关", {"told": "跟进快递，不接触报关业务"}, "not_found"),
        ("熟练使用Python", {"skills": "Word, No SQL or Python experience"}, "not_found"),
        ("熟练使用Python", {"skills": "没有用过SAP、Oracle、Python"}, "not_found"),
        ("熟练使用Python", {"skills": "SQL, Python"}, "met"),
        ("熟悉报关", {"told": "負責海運訂艙、報關"}, "met"),
        ("熟悉報關", {"told": "负责海运订舱、报关"}, "met"),
        ("3年以上HR经验", {"title": "HR Executive"}, "met"),
        ("3年以上报关经验", {"title": "報關主任"}, "met"),
        ("3年以上宠物美容经验", {"title": "宠物美容师"}, "met"),
        ("3年以上考古挖掘经验", {}, "unclear"),
        ("9年以上考古挖掘经验", {}, "not_found"),
        ("3年以上医疗器械行业销售经验", {"title": "销售", "told": "销售空调"}, "partly"),
        ("3年以上医疗器械行业销售经验", {"title": "销售", "told": "向医院销售医疗器械"}, "met"),
        ("计算机相关专业", {"major": "软件工程"}, "met"),
        ("Degree in Computer Science", {"major": "软件工程"}, "met"),
        ("电子商务、国际贸易、英语专业", {"major": "商务英语"}, "met"),
        ("会开车", {"held": "C1驾照"}, "met"),
        ("有A2驾照", {"held": "C1驾照"}, "partly"),
        ("有驾照", {"held": "A2驾照"}, "met"),
        ("会计专业", {"major": "软件工程"}, "not_found"),
        ("理工科专业", {"major": "软件工程"}, "met"),
        ("熟悉eBay平台", {"title": "跨境电商客服"}, "partly"),
    ],
)  # fmt: skip
def test_what_a_resume_shows(asked: str, told: dict[str, str], expected: str) -> None:
    assert verdicts(asked, **told)[-1] == expected


def test_an_advert_in_traditional_characters_keeps_its_own_words() -> None:
    advert = read_opening("會計文員\n任職要求：\n1、大專以上學歷；\n2、三年以上會計經驗；\n3、限女性\n")
    assert advert.title == "會計文員"
    assert [(one.about, one.canonical, one.text) for one in advert.requirements] == [
        ("degree", "associate", "大專以上學歷"),
        ("years", "accounting", "三年以上會計經驗"),
    ]
    assert [one.text for one in advert.unlawful] == ["限女性"]


def test_what_stands_below_an_unknown_firm_is_of_its_post() -> None:
    told = "刘洋\n工作经历\n2019.06-2022.08 深圳市越洋 亚马逊运营\n负责美国站3个店铺，CPC广告、FBA发货\n"
    (post,) = read_resume(plain(told, "r"), date(2026, 11, 1)).work
    assert post.summary is not None
    assert "FBA" in post.summary.value

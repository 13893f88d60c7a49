"""Pairs of resumes that differ only in who somebody is: the same for the same seed, in many layouts, zh and en.

Nobody in them exists. What may differ: name, gender words, age or birth date, photo, hometown, address, marital
status, ethnicity, religion, politics, and the school's name.
"""

import random
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_PEOPLE: Mapping[str, Mapping[str, list[str]]] = tomllib.loads(
    Path(__file__).with_name("people.toml").read_text(encoding="utf-8")
)

_ZH_WORK = (
    (
        "2019.07",
        "至今",
        "蓝港进出口有限公司",
        "外贸专员",
        ("负责信用证审单，按FOB与CIF报价", "开发海外客户，参加展会，年出口额300万美元"),
    ),
    (
        "2017.07",
        "2019.06",
        "晨帆电子商务有限公司",
        "跨境电商运营",
        ("运营亚马逊店铺，负责选品和广告", "使用Excel数据透视表分析销量"),
    ),
    ("2016.03", "2017.06", "远川物流有限公司", "单证员", ("制作提单、发票、装箱单", "处理报关和出口退税")),
)
_EN_WORK = (
    (
        "Jul 2019",
        "Present",
        "Blue Quay Trading Ltd",
        "Export Coordinator",
        ("Checked letters of credit and quoted on FOB and CIF terms", "Opened 12 overseas customers a year"),
    ),
    (
        "Aug 2016",
        "Jun 2019",
        "Corvid Foods Inc.",
        "Data Analyst",
        ("Built dashboards in Tableau from SQL queries", "Led a team of three"),
    ),
)
_ZH_SKILLS = (
    "Excel",
    "SQL",
    "Python",
    "SAP",
    "国际贸易术语",
    "跨境电商",
    "客户开发",
    "谈判",
    "C++",
    "数据分析",
)
_EN_SKILLS = (
    "Excel",
    "SQL",
    "Python",
    "SAP",
    "Incoterms",
    "Salesforce",
    "negotiation",
    "C++",
    "machine learning",
    "Java",
)
_ZH_CERTIFICATES = ("大学英语六级（CET-6）", "英语专业八级", "报关员证", "雅思 7.0", "CET-4")
_EN_CERTIFICATES = ("CET-6", "IELTS 7.0", "PMP", "TOEFL 100", "CPA")
_ZH_DEGREES = ("本科", "硕士", "大专", "学士")
_EN_DEGREES = ("Bachelor of Science", "Master of Arts", "BA", "MBA")
_ZH_MAJORS = ("国际贸易", "商务英语", "计算机科学与技术", "市场营销")
_EN_MAJORS = ("International Trade", "Statistics", "Computer Science", "Marketing")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a resume shows that may decide: the same on both sides of a pair."""

    chinese: bool
    layout: int
    posts: tuple[tuple[str, str, str, str, tuple[str, ...]], ...]
    skills: tuple[str, ...]
    certificates: tuple[str, ...]
    degree: str
    major: str


def facts(chance: random.Random) -> Facts:
    """One person's facts."""
    chinese = chance.random() < 0.6
    work = _ZH_WORK if chinese else _EN_WORK
    return Facts(
        chinese=chinese,
        layout=chance.randrange(4),
        posts=work[: chance.randint(1, len(work))],
        skills=tuple(chance.sample(_ZH_SKILLS if chinese else _EN_SKILLS, 4)),
        certificates=tuple(chance.sample(_ZH_CERTIFICATES if chinese else _EN_CERTIFICATES, 2)),
        degree=chance.choice(_ZH_DEGREES if chinese else _EN_DEGREES),
        major=chance.choice(_ZH_MAJORS if chinese else _EN_MAJORS),
    )


def person(chance: random.Random, *, chinese: bool) -> dict[str, str]:
    """Who somebody is: nothing of it may decide."""
    who = {key: chance.choice(values) for key, values in _PEOPLE["zh" if chinese else "en"].items()}
    return {**who, "age": str(chance.randint(19, 63))}


def text(shown: Facts, who: Mapping[str, str]) -> str:
    """The resume's text in its layout."""
    return (_chinese if shown.chinese else _english)(shown, who)


def _chinese(shown: Facts, who: Mapping[str, str]) -> str:
    personal = (
        (
            f"性别：{who['gender']}  年龄：{who['age']}岁  籍贯：{who['town']}  民族：{who['ethnicity']}\n"
            f"婚姻状况：{who['marital']}  政治面貌：{who['politics']}"
        ),
        f"{who['gender']} | {who['age']}岁 | {who['town']}人 | {who['marital']} | {who['ethnicity']}",
        f"性别\t{who['gender']}\t出生年月\t{who['birth']}\n籍贯\t{who['town']}\t住址\t{who['address']}",
        f"{who['gender']}，{who['birth']}，现居{who['address']}，{who['politics']}，{who['marital']}",
    )[shown.layout]
    school = (
        f"2012.09-2016.06  {who['school']}  {shown.major}（{shown.degree}）",
        f"2012年9月 - 2016年6月\t{who['school']}\t{shown.major}\t{shown.degree}",
        f"{who['school']} | {shown.major} | {shown.degree} | 2012/09 - 2016/06",
        f"{who['school']}\n{shown.degree}，{shown.major}专业  2012.09—2016.06",
    )[shown.layout]
    lines = [
        who["name"] + who["photo"],
        personal,
        "电话：138-0013-8000  邮箱：a@example.com",
        "教育背景",
        school,
        "工作经历",
    ]
    for start, end, firm, title, told in shown.posts:
        lines += [f"{start}-{end}  {firm}  {title}", *(f"• {each}" for each in told)]
    lines += ["专业技能", "、".join(shown.skills), "证书", "、".join(shown.certificates)]
    return "\n".join(lines)


def _english(shown: Facts, who: Mapping[str, str]) -> str:
    personal = (
        f"Gender: {who['gender']} | Age: {who['age']} | Nationality: {who['ethnicity']}",
        f"Date of birth: {who['birth']}\nMarital status: {who['marital']}\nReligion: {who['politics']}",
        f"{who['address']} | {who['gender']} | {who['marital']}",
        f"Born in {who['town']}, {who['birth']}",
    )[shown.layout]
    school = (
        f"{who['school']}, {shown.degree} in {shown.major}, 2012 - 2016",
        f"{shown.degree}, {shown.major}\n{who['school']}\tSep 2012 - Jun 2016",
        f"{who['school']}\tSep 2012 - Jun 2016\n{shown.degree} in {shown.major}",
        f"2012 - 2016  {who['school']}  {shown.degree} in {shown.major}",
    )[shown.layout]
    lines = [
        who["name"] + who["photo"],
        personal,
        "a@example.com | +1 212 555 0100",
        "EDUCATION",
        school,
        "EXPERIENCE",
    ]
    for start, end, firm, title, told in shown.posts:
        lines += [f"{title}, {firm}\t{start} - {end}", *(f"• {each}" for each in told)]
    lines += ["SKILLS", ", ".join(shown.skills), "CERTIFICATES", ", ".join(shown.certificates)]
    return "\n".join(lines)

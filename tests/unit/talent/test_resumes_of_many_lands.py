"""Invented people's resumes as other lands, templates and forms write them: what stands in them is read."""

from datetime import date

import pytest
from talent.reading import read_resume
from talent.reading.text import plain
from talent.resume import Leaf, Resume

EUROPASS = """Curriculum Vitae                                 Marek Dvořáček
PERSONAL INFORMATION
Marek Dvořáček
(+420) 777 123 456
marek.dvoracek@example.cz
Sex Male | Date of birth 03/09/1988 | Nationality Czech
WORK EXPERIENCE
01/02/2017–Present   CNC Programmer
Moravia Precision s.r.o., Brno (Czechia)
▪ Programming of 5-axis mills
01/09/2010–31/01/2017   Machine Operator
Zbrojní Strojírna a.s., Vyškov (Czechia)
EDUCATION AND TRAINING
2004–2008   Secondary school leaving certificate (Maturita)   EQF level 4
Střední průmyslová škola Brno, Brno (Czechia)
"""
INDIAN = """Name : Rohit Sudhakar Naik
Email ID : rohit.naik@example.in
ACADEMIC QUALIFICATION
Sr. No.   Qualification   Board / University   Year of Passing   Percentage
1   B.E. (Mechanical)   Savitri Pune University   June 2014   64.20 %
WORK EXPERIENCE (9.5 Years)
1. Company : Deccan Auto Components Pvt. Ltd., Chakan
Designation : Sr. Quality Engineer
Duration : 15-Jun-2018 to till date
Job Profile :
* Handling customer complaints and 8D reports
"""
LATEX = """Élodie Marchetti
elodie.marchetti@posteo.example
Education
2016–2018  MSc in Applied Statistics, Université de Rhône-Alpes, Lyon, GPA 16.2/20.
Experience
Sept 2018–Present  Junior Statistician, Transports Verdun SA, Lyon.
Computer skills
Languages  Python, R, SQL
"""
SCHOLAR = """Dr. Lucía Fernández-Prado
lucia.fp@westmere.example
Appointments
2021–        Associate Lecturer, University of Westmere, UK
2014–2018    Doctoral Researcher, Universidad de Galicia
Qualifications
PhD Chemistry, Universidad de Galicia, 2018. Thesis: Iron catalysts for nitrogen reduction.
"""
TWO_DEGREES = """MARCUS T. WHITFIELD
marcus.whitfield@example.com
EXPERIENCE
Team Leader, Contact Centre
Atlantic Telecom Ltd
09/2014 – 04/2018
EDUCATION
Ohio Valley University, Columbus, OH
Master of Accountancy, May 2014
B.S.B.A., Accounting, magna cum laude, May 2013
"""
FORM = """姓名：段晓敏   现 居 地： 长沙市岳麓区
学习经历：
起止时间   学校   专业   学历   备注
2009.9—2013.6   湘江财经学院   会计学专业   本科   统招
工作经历：
起止时间   公司名称   职位   薪资   证明人   离职原因
2021.1—今       湖南金雁医药股份有限公司   财务经理   15000   刘经理   个人发展
管理6人团队，搭建预算体系。
学历：本科
期望月薪：15000-20000元
技能专长    SQL、Power BI、金蝶
"""
FIRST_PERSON = (
    "我叫孙悦，今年26岁，2021年毕业于齐鲁商贸大学，专业是电子商务，本科学历。毕业后进入青岛海纳跨境电商有限公司做运营助理，"
    "主要负责Listing优化和广告投放。2023年3月跳槽到济南优品网络科技有限公司担任运营主管，管理队员35人。"
    "现在想找一份跨境电商运营经理的工作，期望薪资1.5万。"
)


def read(text: str) -> Resume:
    return read_resume(plain(text, "typed.txt"), date(2026, 11, 1))


def said(leaf: Leaf | None) -> str:
    return leaf.value if leaf else ""


def posts(resume: Resume) -> list[tuple[str, str, str, str]]:
    return [(said(one.organization), said(one.title), said(one.start), said(one.end)) for one in resume.work]


def studies(resume: Resume) -> list[tuple[str, str, str, str]]:
    return [
        (said(one.institution), said(one.degree), said(one.major), said(one.end)) for one in resume.education
    ]


def test_a_european_cv_names_days_and_its_owner_in_any_letters() -> None:
    resume = read(EUROPASS)
    assert said(resume.basics.name) == "Marek Dvořáček"
    assert posts(resume) == [
        ("Moravia Precision s.r.o.", "CNC Programmer", "2017-02", "present"),
        ("Zbrojní Strojírna a.s.", "Machine Operator", "2010-09", "2017-01"),
    ]
    assert studies(resume)[0][:2] == (
        "Střední průmyslová škola Brno",
        "Secondary school leaving certificate (Maturita)",
    )


def test_a_heading_tells_how_long_and_a_table_names_its_columns() -> None:
    resume = read(INDIAN)
    assert posts(resume) == [
        ("Deccan Auto Components Pvt. Ltd", "Sr. Quality Engineer", "2018-06", "present")
    ]
    assert studies(resume) == [("Savitri Pune University", "B.E.", "Mechanical", "2014-06")]


def test_an_entry_may_end_with_a_full_stop() -> None:
    resume = read(LATEX)
    assert posts(resume) == [("Transports Verdun SA", "Junior Statistician", "2018-09", "present")]
    assert studies(resume) == [("Université de Rhône-Alpes", "MSc", "Applied Statistics", "2018")]
    assert [skill.value for skill in resume.skills] == ["Python", "R", "SQL"]


def test_a_scholars_appointments_are_work_and_qualifications_are_studies() -> None:
    resume = read(SCHOLAR)
    assert posts(resume)[0] == ("University of Westmere", "Associate Lecturer", "2021", "present")
    assert studies(resume) == [("Universidad de Galicia", "PhD", "Chemistry", "2018")]
    assert resume.basics.location is None  # a university with its country is nobody's address


def test_a_degree_under_the_last_ones_school_and_a_firm_under_its_department() -> None:
    resume = read(TWO_DEGREES)
    assert posts(resume) == [("Atlantic Telecom Ltd", "Team Leader", "2014-09", "2018-04")]
    school = "Ohio Valley University, Columbus, OH"
    assert [one[:3] for one in studies(resume)] == [
        (school, "Master of Accountancy", ""),
        (school, "B.S.B.A.", "Accounting"),
    ]


def test_a_forms_rows_and_columns_are_no_part_of_the_last_post() -> None:
    resume = read(FORM)
    assert posts(resume) == [("湖南金雁医药股份有限公司", "财务经理", "2021-01", "present")]
    assert said(resume.work[0].summary) == "管理6人团队，搭建预算体系。"
    assert studies(resume) == [("湘江财经学院", "本科", "会计学", "2013-06")]
    assert said(resume.wishes.pay) == "15000-20000元"
    assert [skill.value for skill in resume.skills] == ["SQL", "Power BI", "金蝶"]
    assert said(resume.basics.location) == "长沙市岳麓区"


def test_who_tells_of_themselves_is_read_and_wishes_are_no_posts() -> None:
    resume = read(FIRST_PERSON)
    assert said(resume.basics.name) == "孙悦"
    assert [one[:2] for one in posts(resume)] == [
        ("青岛海纳跨境电商有限公司", "运营助理"),
        ("济南优品网络科技有限公司", "运营主管"),
    ]
    assert studies(resume) == [("齐鲁商贸大学", "本科学历", "电子商务", "2021")]
    assert said(resume.wishes.pay) == "1.5万"


@pytest.mark.parametrize(
    ("line", "name"), [("罗子航  Zihang (Kevin) Luo", "罗子航"), ("Zihang Luo 罗子航", "罗子航")]
)
def test_of_two_scripts_the_name_is_the_chinese_one(line: str, name: str) -> None:
    assert said(read(f"{line}\nkevin.luo@example.com").basics.name) == name


@pytest.mark.parametrize("line", ["HP: 9123 4567   Email: s@example.sg", "電話 Tel. 2345-6789"])
def test_eight_digits_are_a_telephone_by_their_label(line: str) -> None:
    assert said(read(f"TAN WEI LING\n{line}").basics.phone) in {"9123 4567", "2345-6789"}


def test_skills_that_somebody_tells_of_themselves_are_skills_and_wishes_are_none() -> None:
    resume = read(
        "邱嘉禾\n个人优势\n熟悉Spring Cloud、MySQL调优，沟通能力强。不会Kafka；希望从事Python开发。\n"
        "期望职位\nGolang  上海  25-35K\n"
        "工作经历\n2020.07-至今  杭州云栈网络科技有限公司  Java开发工程师"
    )
    assert [skill.value for skill in resume.skills] == ["Spring Cloud", "MySQL"]


def test_traditional_characters_are_read_as_they_stand() -> None:
    resume = read(
        "姓名：黃嘉欣（Wong Ka Yan）\n電話：(852) 9876 5432\n學歷\n2013 - 2017    香港維港大學    工商管理學士\n"
        "工作經驗\n2020年6月 - 現在    匯豐達（香港）有限公司    會計主任\n"
        "2017年9月 - 2020年5月    陳李會計師事務所    審計助理\n"
        "語言\n粵語（母語）、英語（流利）\n可到職日期：一個月通知"
    )
    assert said(resume.basics.name) == "黃嘉欣"
    assert said(resume.basics.phone) == "(852) 9876 5432"
    assert posts(resume) == [
        ("匯豐達（香港）有限公司", "會計主任", "2020-06", "present"),
        ("陳李會計師事務所", "審計助理", "2017-09", "2020-05"),
    ]
    assert studies(resume)[0][:2] == ("香港維港大學", "工商管理學士")
    assert [(one.language.value, said(one.level)) for one in resume.languages] == [
        ("粵語", "母語"),
        ("英語", "流利"),
    ]

"""Two invented people's resumes as they typed them: what stands in them is read, and nothing beside it."""

from datetime import date

from talent.reading import read_resume
from talent.reading.text import plain
from talent.resume import Leaf, Resume

CHINESE = """周雨桐
女 | 1996年5月 | 现居杭州 | 138-5712-0099 | zhouyt@fastmail.cn
求职意向：跨境电商运营  期望薪资：15-18K  到岗时间：一个月内
教育经历
2014.09—2018.06  浙江工商大学  国际经济与贸易（本科，统招）  GPA 3.6/4.0
工作经历
2020年3月 - 至今    杭州云帆网络科技有限公司   高级运营专员
· 负责亚马逊北美站3C类目，月销售额从12万美元提升到38万美元
· 协调货代与海外仓，退货率由6.1%降到3.4%
证书：CET-6（568分）、雅思7.0、报关员资格证（2021年）、C1驾照
"""
ENGLISH = """Priyanka Raghunathan
Singapore • +65 9123 4567 • priyanka.r@outlook.com

PROFESSIONAL EXPERIENCE
Harbour Global Forwarding, Singapore                          Mar 2021 – Present
Assistant Manager, Ocean Freight
- Lead a team of 6 handling FCL/LCL shipments for 40 accounts

EDUCATION
Nanyang Technological University                              2014 - 2018
Bachelor of Business (Honours), Logistics & Supply Chain
Raffles Junior College — GCE A-Levels, 2013

CERTIFICATIONS
APICS CSCP (2022), PMP (expires Dec 2026)
SKILLS
SAP TM, Incoterms 2020
Notice period: 2 months. Expected salary: SGD 7,500 per month
"""
FROM_A_SITE = """陈思远
男 | 29岁 | 5年工作经验 | 本科 | 在职-考虑机会
期望：外贸业务员 | 深圳 | 12-18K
项目经历
德国站独立站从0到1                         2022.03-2022.12
项目负责人
内容：负责选品、建站与投放，首年GMV 80万欧元
资格证书
护士执业资格证、大学英语六级、叉车操作证
"""
BRITISH = """Oluwaseun Adeyemi-Clarke
Employment history
09/2016 – 05/2019   Personal Banker - Yorkshire Building Society
Certificates: CII Certificate in Insurance (2020); full UK driving licence
References available on request
"""


def read(text: str) -> Resume:
    return read_resume(plain(text, "typed.txt"), date(2026, 11, 1))


def said(leaf: Leaf | None) -> str | None:
    return leaf.value if leaf else None


def test_lines_behind_middle_dots_tell_of_the_post_above() -> None:
    (post,) = read(CHINESE).work
    assert said(post.organization) == "杭州云帆网络科技有限公司"
    assert (said(post.summary) or "").splitlines()[1] == "· 协调货代与海外仓，退货率由6.1%降到3.4%"


def test_a_major_ends_before_the_bracket_that_names_the_degree() -> None:
    (study,) = read(CHINESE).education
    assert (said(study.degree), said(study.major)) == ("本科", "国际经济与贸易")


def test_a_year_dates_the_certificate_it_stands_behind_and_no_other() -> None:
    dated = {said(each.name): said(each.date) for each in read(CHINESE).certificates}
    assert dated == {"CET-6": None, "雅思": None, "报关员资格证": "2021", "C1驾照": None}
    assert {said(each.name): said(each.date) for each in read(ENGLISH).certificates} == {
        "APICS": "2022",
        "PMP": None,
    }


def test_a_firm_with_its_town_is_the_employer_not_the_field_of_the_post() -> None:
    resume = read(ENGLISH)
    (post,) = resume.work
    assert (said(post.organization), said(post.title)) == ("Harbour Global Forwarding", "Assistant Manager")
    assert "work[0].organization" in resume.needs_review


def test_a_school_with_one_year_is_an_entry_of_its_own() -> None:
    studies = [(said(each.institution), said(each.end)) for each in read(ENGLISH).education]
    assert studies == [("Nanyang Technological University", "2018"), ("Raffles Junior College", "2013")]


def test_wishes_at_the_end_are_wishes_and_no_skills() -> None:
    resume = read(ENGLISH)
    assert (said(resume.wishes.pay), said(resume.wishes.availability)) == ("SGD 7,500 per month", "2 months")
    assert [each.value for each in resume.skills] == ["SAP TM", "Incoterms 2020"]


def test_what_is_wished_for_behind_one_word_is_told_apart() -> None:
    wishes = read(FROM_A_SITE).wishes
    assert [said(each) for each in (wishes.position, wishes.location, wishes.pay)] == [
        "外贸业务员",
        "深圳",
        "12-18K",
    ]


def test_what_a_project_was_about_is_its_summary() -> None:
    (project,) = read(FROM_A_SITE).projects
    assert (said(project.role), (said(project.summary) or "")[:3]) == ("项目负责人", "内容：")


def test_certificates_that_no_list_knows_stand_beside_those_it_knows() -> None:
    named = {said(each.name) for each in read(FROM_A_SITE).certificates}
    assert named == {"护士执业资格证", "大学英语六级", "叉车操作证"}
    assert {said(each.name) for each in read(BRITISH).certificates} == {
        "CII Certificate in Insurance",
        "driving licence",
    }


def test_a_line_without_a_bullet_tells_of_the_post_that_is_named_above_it() -> None:
    (first, second) = read(
        "王一\n工作经历\n2017.07-2020.12 昆山联合精密有限公司 外贸专员\n负责信用证审核与报关，年出货300柜\n"
        "2021.01至今 苏州新纪元进出口有限公司 外贸主管\n带领三人团队开发东南亚市场\n"
    ).work
    assert said(first.summary) == "负责信用证审核与报关，年出货300柜"
    assert said(second.summary) == "带领三人团队开发东南亚市场"

"""Parts that begin in the line of their heading, and what stands below or beside a list without being of it."""

from datetime import date

from talent.reading import read_resume
from talent.reading.text import plain
from talent.resume import Resume

WORK = """张丽  人力资源经理
【工作经历】
2016/8 ~ 至今
北京远桥贸易有限公司
人力资源部 | HRBP经理
"""


def read(text: str) -> Resume:
    return read_resume(plain(text, "resume.txt"), date(2026, 11, 1))


def test_a_heading_in_brackets_opens_its_part_with_the_words_behind_it() -> None:
    resume = read(
        WORK
        + """【语言能力】英语：熟练（CET-6）
【资格证书】企业人力资源管理师（二级） 2013年11月
【求职意向】期望职位：HRD；期望月薪：3.5万-4.5万；到岗时间：一个月内；工作地点：北京
"""
    )
    assert [post.organization.value for post in resume.work if post.organization] == ["北京远桥贸易有限公司"]
    assert "人力资源管理师" in {held.name.value for held in resume.certificates}
    wishes = resume.wishes
    assert wishes.position is not None
    assert wishes.pay is not None
    assert wishes.availability is not None
    assert (wishes.position.value, wishes.pay.value, wishes.availability.value) == (
        "HRD",
        "3.5万-4.5万",
        "一个月内",
    )


def test_a_wish_below_a_list_of_certificates_is_a_wish() -> None:
    resume = read(WORK + "证书：初级会计职称（2021年）、英语六级\n期望薪资7000-9000元/月，随时到岗\n")
    assert {held.name.value for held in resume.certificates} == {"初级会计职称", "英语六级"}
    assert resume.wishes.pay is not None
    assert resume.wishes.pay.value == "7000-9000元/月"


def test_what_is_said_about_a_list_is_no_skill() -> None:
    resume = read(WORK + "专业技能\n- 语言：Go / Java\n- 以上技能均为熟练使用，欢迎提问\n")
    assert [skill.value for skill in resume.skills] == ["Go", "Java"]


def test_a_name_may_stand_before_the_post_that_is_sought() -> None:
    resume = read("赵敏 应聘岗位：会计\n电话 15988887777\n")
    assert resume.basics.name is not None
    assert resume.basics.name.value == "赵敏"


def posts(resume: Resume) -> list[tuple[str, str]]:
    return [
        (post.organization.value, post.title.value)
        for post in resume.work
        if post.organization and post.title
    ]


def test_a_form_of_the_last_post_above_all_posts_is_none_of_its_own() -> None:
    resume = read(
        """黄志强
【最近工作】
公  司：江城长安五金制品厂
职  位：品质主管
行  业：五金制造
【工作经验】
2020年3月到现在
江城长安五金制品厂  品质部
品质主管
负责ISO9001体系维护，8D报告
2018年7月-2020年2月
海川精密制造有限公司
QC质检员
来料检验
"""
    )
    assert posts(resume) == [("江城长安五金制品厂", "品质主管"), ("海川精密制造有限公司", "QC质检员")]


def test_what_a_firm_is_stands_in_brackets_and_a_department_before_a_dash() -> None:
    resume = read(
        """刘洋
工作经历
海川远景贸易有限公司    2018.03-2023.09
产品部-高级产品经理
负责供应链中台产品规划
江城技术股份有限公司（上市公司，5000人以上）    2013.07-2018.02
产品助理
"""
    )
    assert posts(resume) == [("海川远景贸易有限公司", "高级产品经理"), ("江城技术股份有限公司", "产品助理")]

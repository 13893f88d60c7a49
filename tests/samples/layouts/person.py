"""Invented people, each with what every layout of their resume must give back."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Study:
    """One course of study; dates are `YYYY-MM`."""

    school: str
    degree: str
    major: str
    start: str
    end: str
    mode: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """One post and what was done in it."""

    organisation: str
    title: str
    start: str
    end: str
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """Whose resume is laid out. Nobody here lives."""

    language: Literal["zh", "en"]
    name: str
    phone: str
    email: str
    place: str
    target: str
    studies: tuple[Study, ...]
    posts: tuple[Post, ...]
    skills: tuple[str, ...]
    certificates: tuple[str, ...]
    tongues: tuple[tuple[str, str], ...]
    about: str
    pay: str = ""
    available: str = ""


SU = Person(
    language="zh",
    name="苏晚晴",
    phone="13800010021",
    email="su.wanqing@example.com",
    place="厦门市湖里区",
    target="外贸业务经理",
    studies=(
        Study("厦门理工学院", "硕士", "国际商务", "2016-09", "2019-06", "全日制"),
        Study("福州大学", "本科", "英语", "2012-09", "2016-06", "统招"),
    ),
    posts=(
        Post(
            "厦门云帆进出口有限公司",
            "外贸业务主管",
            "2021-08",
            "present",
            (
                "负责欧洲市场户外家具的开发与维护，年出口额约 600 万美元，带 3 名业务员。",
                "用 Excel 数据透视表跟踪订单，准时出运率由 88% 提高到 97%。",
            ),
        ),
        Post(
            "泉州石湖国际货运代理有限公司",
            "单证操作员",
            "2019-07",
            "2021-07",
            ("制作提单、装箱单与原产地证，月均 140 票。", "与船公司和报关行核对数据，改单费用下降三成。"),
        ),
    ),
    skills=("信用证审单", "Incoterms 2020", "Excel", "SAP"),
    certificates=("CET-6 545分", "TEM-8", "国际商务单证员", "C1驾照"),
    tongues=(("英语", "流利"), ("德语", "日常交流")),
    about="做事有条理，能在截单前的压力下与多方沟通。",
    pay="12-15K",
    available="一个月内到岗",
)
HAN = Person(
    language="zh",
    name="韩澈",
    phone="15900020034",
    email="hanche_dev@example.cn",
    place="杭州",
    target="后端开发工程师",
    studies=(Study("浙江工商大学", "本科", "软件工程", "2014-09", "2018-06"),),
    posts=(
        Post(
            "杭州青禾智能科技有限公司",
            "高级Java开发工程师",
            "2022-03",
            "present",
            ("重构订单中心，峰值吞吐提升两倍。", "负责代码评审与新人指导。"),
        ),
        Post(
            "宁波甬链网络技术有限公司",
            "Java开发工程师",
            "2020-05",
            "2022-02",
            ("开发仓储接口，接入六家快递公司。",),
        ),
        Post(
            "嘉兴银杏软件股份有限公司",
            "软件测试实习生",
            "2018-07",
            "2020-04",
            ("编写接口自动化测试，覆盖率到 80%。",),
        ),
    ),
    skills=("Java", "Spring Boot", "MySQL", "Redis", "Docker"),
    certificates=("CET-4 478分",),
    tongues=(("英语", "良好"),),
    about="喜欢把问题讲清楚再动手。",
    pay="面议",
    available="随时到岗",
)
HOLT = Person(
    language="en",
    name="Ines Holt",
    phone="+44 113 496 0144",
    email="ines.holt@example.org",
    place="Bristol, United Kingdom",
    target="Supply Chain Manager",
    studies=(
        Study("University of Exeter", "Master of Science", "Logistics", "2015-09", "2016-11"),
        Study("Cardiff University", "Bachelor of Arts", "Economics", "2012-09", "2015-06"),
    ),
    posts=(
        Post(
            "Fernhill Foods Ltd",
            "Supply Chain Manager",
            "2020-04",
            "present",
            (
                "Cut stock days from 41 to 29 across three warehouses.",
                "Lead a team of six planners and two buyers.",
            ),
        ),
        Post(
            "Maritime Freight Services Ltd",
            "Logistics Coordinator",
            "2017-01",
            "2020-03",
            ("Booked 900 containers a year and cleared their papers.",),
        ),
    ),
    skills=("Excel", "SAP", "Power BI", "demand planning"),
    certificates=("PMP", "IELTS 8.0"),
    tongues=(("English", "native"), ("Spanish", "fluent")),
    about="Calm in peak season, careful with figures.",
)
AISHAN = Person(
    language="zh",
    name="古丽娜尔·艾山",
    phone="13999120033",
    email="gulnar88@example.cn",
    place="乌鲁木齐",
    target="财务经理",
    studies=(
        Study("University of Stirling", "MSc", "Finance", "2017-09", "2018-11"),
        Study("新疆财经大学", "本科", "会计学", "2013-09", "2017-06"),
    ),
    posts=(
        Post("天山数聚", "财务BP", "2021-01", "present", ("支持三条业务线的预算。",)),
        Post("雪岭火锅（乌鲁木齐红光山店）", "值班经理", "2018-12", "2020-12", ("管理 28 名员工的排班。",)),
    ),
    skills=("合并报表", "Power BI"),
    certificates=("注册会计师", "普通话二级甲等"),
    tongues=(("维吾尔语", "母语"), ("英语", "流利")),
    about="热情，吃苦耐劳。",
)
BOATENG = Person(
    language="en",
    name="Kwame Boateng",
    phone="07700 900461",
    email="kwame.boateng@example.co.uk",
    place="Leeds",
    target="Store Manager",
    studies=(
        Study("University of California, Berkeley", "M.S.", "Statistics", "2018-08", "2020-05"),
        Study("Pennine University", "BSc (Hons)", "Retail Management", "2015-09", "2018-07"),
        Study("James Moor High School", "A-Levels", "Mathematics", "2013-09", "2015-06"),
    ),
    posts=(
        Post("Corner & Field", "Deputy Store Manager", "2022-11", "present", ("Ran a store of 70 people.",)),
        Post(
            "Marks & Daughters",
            "Sales Assistant",
            "2021-08",
            "2022-10",
            ("Built the rota.", "Mentored interns."),
        ),
        Post("Puerto Naranja S.L.", "Technology Analyst", "2020-07", "2021-07", ("Audited the tills.",)),
    ),
    skills=("rota planning", "stock control"),
    certificates=("First Aid at Work", "AWS Certified Solutions Architect"),
    tongues=(("English", "native"),),
    about="Keeps calm.",
)
PEOPLE = {"su": SU, "han": HAN, "holt": HOLT, "aishan": AISHAN, "boateng": BOATENG}

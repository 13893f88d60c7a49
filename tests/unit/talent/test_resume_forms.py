"""Resumes as people write and job sites export them: invented people, each with what a reader must find."""

from datetime import date

import pytest
from talent.reading import read_resume
from talent.reading.text import plain
from talent.resume import Leaf, Resume

TODAY = date(2026, 11, 1)


def read(text: str) -> Resume:
    return read_resume(plain(text, "form"), TODAY)


def of(leaf: Leaf | None) -> str:
    return leaf.value if leaf else ""


def posts(resume: Resume) -> list[tuple[str, str, str]]:
    return [(of(one.organization), of(one.title), of(one.start)) for one in resume.work]


def studies(resume: Resume) -> list[tuple[str, str, str]]:
    return [(of(one.institution), of(one.degree), of(one.major)) for one in resume.education]


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("姓名：阿依古丽·买买提    性别：女", "阿依古丽·买买提"),
        ("古丽娜尔•艾合买提 | 女 | 13800000001", "古丽娜尔·艾合买提"),
        ("姓名 买买提·艾力 性别 男 民族 维吾尔族", "买买提·艾力"),
        ("姓    名：张胜男    性    别：女", "张胜男"),
        ("姓名：㑇小雨", "㑇小雨"),
        ("姓名：保密   手机：13800000001", ""),
        ("欧阳文静\n女 | 28岁", "欧阳文静"),
        ("张敏 先生 26岁 13700001111", "张敏"),
        ("王小明  男/1998年生/硕士", "王小明"),
        ("赵倩 求职简历\n联系电话：13800000001", "赵倩"),
        ("赵倩的个人简历", "赵倩"),
        ("贾一览出生年月：1973年11月性别：女", "贾一览"),
        ("Chen Xiaoyu 陈晓雨\nFemale | Shanghai", "陈晓雨"),
        ("陈晓雨 Sherry Chen\n13800000001", "陈晓雨"),
        ("Ana María López García\nMadrid, Spain", "Ana María López García"),
        ("JOHN A. O'CONNOR, CPA\n(217) 555-0142", "JOHN A. O'CONNOR"),
        ("James Cooper\nLeeds", "James Cooper"),
        ("Dr. Hans Müller\nBerlin", "Hans Müller"),
        ("Surname: Nkosi\nFirst name: Thandiwe\nCell: 082 555 0199", "Thandiwe Nkosi"),
        ("厦门市湖里区·外贸业务经理\n苏晚晴", "苏晚晴"),
        ("Will Cook\nwill.cook@example.com", "Will Cook"),
        ("Sample Résumé\nTim Stehr\n(217) 555-0142", "Tim Stehr"),
        ("Technical Tools\nMira Okonjo\nSells technical software and tools", "Mira Okonjo"),
    ],
)
def test_whose_resume_it_is(head: str, name: str) -> None:
    assert of(read(f"{head}\n\n工作经历\n2020.01-至今 宁波远帆进出口有限公司 业务员\n").basics.name) == name


@pytest.mark.parametrize(
    ("told", "phone"),
    [
        ("微信：wx13912345678  电话：(+86) 138 1234 5678", "(+86) 138 1234 5678"),
        ("座机：0991-8812345  手机号码：+86-15912345678", "+86-15912345678"),
        ("手机 138-0013-8000", "138-0013-8000"),
        ("Mobile: 0086 136-0000-1111 | WeChat: li_1990", "0086 136-0000-1111"),
        ("联系电话：１３８０００００００１", "13800000001"),
        ("电话：020-83456789 转 801", "020-83456789"),
        ("Tel: 00971 50 123 4567", "00971 50 123 4567"),
        ("QQ：123456789  微信号 abc_2020", ""),
    ],
)
def test_a_telephone_is_told_from_other_numbers(told: str, phone: str) -> None:
    assert of(read(f"林晓\n{told}\n").basics.phone) == phone


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("女 | 28岁 | 现居上海 | 5年", "上海"),
        ("138 丨 杭州", "杭州"),
        ("居住地：乌鲁木齐", "乌鲁木齐"),
        ("13800000001 | 📍 深圳", "深圳"),
        ("求职意向：采购 | 广州 | 15K", ""),
    ],
)
def test_where_somebody_lives(told: str, place: str) -> None:
    assert of(read(f"林晓\n{told}\n").basics.location) == place


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        (
            "2022/8-至今：新疆天山物流有限公司（50-150人） [2年3个月]\n所属行业：交通/运输/物流\n物流部    物流专员",
            [("新疆天山物流有限公司", "物流专员", "2022-08")],
        ),
        (
            "杭州云山科技有限公司    2018.06-至今\n产品总监 | 产品部\n杭州青鸟网络有限公司   2012年5月至2018年\n产品经理",
            [("杭州云山科技有限公司", "产品总监", "2018-06"), ("杭州青鸟网络有限公司", "产品经理", "2012-05")],
        ),
        (
            "◆ 2015/06 至今   广东粤信会计师事务所（特殊普通合伙）   审计部   项目经理",
            [("广东粤信会计师事务所（特殊普通合伙）", "项目经理", "2015-06")],
        ),
        ("2022.07-2022.10 杭州海康贸易（实习） 外贸助理", [("杭州海康贸易", "外贸助理", "2022-07")]),
        (
            "2013年7月 – 2018年8月 | 昆山富晟塑胶有限公司 | 物流主管（2015年晋升）",
            [("昆山富晟塑胶有限公司", "物流主管", "2013-07")],
        ),
        ("二、2008年3月～2015年3月 东莞市利丰塑胶厂 任仓库主管", [("东莞市利丰塑胶厂", "仓库主管", "2008-03")]),
        ("2006年7月至2008年2月 在东莞伟创电子厂做仓管员", [("东莞伟创电子厂", "仓管员", "2006-07")]),
        (
            "深圳卓远电子商务有限公司      2021.07 - 至今\n亚马逊运营专员 → 运营主管（2023.01起）",
            [("深圳卓远电子商务有限公司", "亚马逊运营专员 → 运营主管（2023.01起）", "2021-07")],
        ),
        ("【2021.5-2024.6】字节互动（北京）科技有限公司 分析师", [("字节互动（北京）科技有限公司", "分析师", "2021-05")]),
        ("2019年7月至今 就职于成都锦里传播有限公司 任运营主管", [("成都锦里传播有限公司", "运营主管", "2019-07")]),
        (
            "起止时间\t工作单位\t职务\n2016.07-2019.08\t新疆西部国际贸易公司\t业务员",
            [("新疆西部国际贸易公司", "业务员", "2016-07")],
        ),
    ],
)  # fmt: skip
def test_posts_as_chinese_resumes_write_them(work: str, expected: list[tuple[str, str, str]]) -> None:
    assert posts(read(f"林晓\n\n工作经历\n{work}\n")) == expected


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        (
            (
                "Senior Buyer, Delta Fasteners (Shanghai) Co., Ltd.  Oct '17 - Present\n"
                "Buyer, Orient Tools Ltd    Nov 2014 – Sep 2017"
            ),
            [
                ("Delta Fasteners (Shanghai) Co., Ltd", "Senior Buyer", "2017-10"),
                ("Orient Tools Ltd", "Buyer", "2014-11"),
            ],
        ),
        (
            (
                "1) Company: Infowave Pvt. Ltd.\nDesignation: Tester\nDuration: July 2019 to date\n"
                "2) Company: Kaveri\nDesignation: Trainee\nDuration: Jan 2018 - June 2019"
            ),
            [
                ("Infowave Pvt. Ltd", "Tester", "2019-07"),
                ("Kaveri", "Trainee", "2018-01"),
            ],
        ),
        (
            "Oct 2017 - Present | Senior Buyer | Delta Fasteners\nNov 2014 - Sep 2017 | Buyer | Orient Tools",
            [("Delta Fasteners", "Senior Buyer", "2017-10"), ("Orient Tools", "Buyer", "2014-11")],
        ),
        (
            "since 04/2018   Head of Procurement, Nordlicht GmbH\n10/2012 – 03/2018   Buyer, Elbe Works AG",
            [("Nordlicht GmbH", "Head of Procurement", "2018-04"), ("Elbe Works AG", "Buyer", "2012-10")],
        ),
        (
            "2015 to Present\nCategory Manager\nNorthwind Traders Ltd\n2010 to 2015\nAssistant Buyer\nFabrikam Stores",
            [("Northwind Traders Ltd", "Category Manager", "2015"), ("Fabrikam Stores", "Assistant Buyer", "2010")],
        ),
    ],
)  # fmt: skip
def test_posts_as_english_resumes_write_them(work: str, expected: list[tuple[str, str, str]]) -> None:
    assert posts(read(f"Mira Okonjo\nmira@example.com\n\nWork Experience\n{work}\n")) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("2020.09-2023.03 浙江工商大学（双一流） 国际商务 硕士研究生", ("浙江工商大学", "硕士研究生", "国际商务")),
        ("2015.09-2019.06  中国石油大学（北京）  会计学  本科", ("中国石油大学（北京）", "本科", "会计学")),
        ("B.E. (Computer Science) from Mysore University in 2017", ("Mysore University", "B.E.", "Computer Science")),
        ("Institution: Hull College\nQualification: BCom Logistics\nYear: 2016", ("Hull College", "BCom", "Logistics")),
        ("2016.09-2020.06 广州美术学院  视觉传达设计  本科学士", ("广州美术学院", "本科", "视觉传达设计")),
        ("▪ 2012.09–2016.07 | 南京师范大学 | 英语 | 文学学士", ("南京师范大学", "文学学士", "英语")),
        ("【2016.9-2019.6】中国人民大学 统计学 硕士（保研）", ("中国人民大学", "硕士", "统计学")),
        ("BA (Hons) History, University of Leeds (2016 – 2019)", ("University of Leeds", "BA (Hons)", "History")),
        ("12th from St. Mary's PU College, 2013", ("St. Mary's PU College", "12th", "")),
    ],
)  # fmt: skip
def test_a_school_is_named_without_what_is_said_of_it(told: str, expected: tuple[str, str, str]) -> None:
    assert studies(read(f"林晓\n\n教育经历\n{told}\n")) == [expected]


def test_a_row_of_a_form_opens_no_part() -> None:
    resume = read(
        "姓名：司马相云  性别：男\n学历：大专  工作年限：18年\n\n教育经历\n2003.9-2006.7 广东轻工学院 物流管理 大专\n"
    )
    assert studies(resume) == [("广东轻工学院", "大专", "物流管理")]


def test_posts_without_a_heading_are_posts() -> None:
    resume = read(
        "个人简历\n姓名：王五\n毕业院校：湖南大学   学历：本科   专业：会计学\n"
        "2018.7—2020.12   长沙宏远会计师事务所   审计助理\n2021.1—今    长沙星火食品股份有限公司   总账会计\n"
    )
    assert studies(resume) == [("湖南大学", "本科", "会计学")]
    assert posts(resume) == [
        ("长沙宏远会计师事务所", "审计助理", "2018-07"),
        ("长沙星火食品股份有限公司", "总账会计", "2021-01"),
    ]


def test_a_heading_may_share_its_line_with_several_posts() -> None:
    resume = read(
        "张敏 13700001111\n教育背景：2014年9月—2018年7月 江西财经大学 国际商务专业 本科\n"
        "工作经历：2018年7月-2019年12月 江西赣江进出口公司 单证员 2020年1月-2023年5月 深圳鹏达供应链公司 采购主管\n"
    )
    assert [one[0] for one in studies(resume)] == ["江西财经大学"]
    assert posts(resume) == [
        ("江西赣江进出口公司", "单证员", "2018-07"),
        ("深圳鹏达供应链公司", "采购主管", "2020-01"),
    ]


def test_text_without_line_breaks_has_posts_too() -> None:
    resume = read(
        "韩梅梅 女 29岁 13700002222 自我评价 工作认真 工作经验 武汉长江报关有限公司 报关员 2019年6月至2024年3月 "
        "1、负责报关 2、整理单证 武汉华信货代有限公司 操作员 2017年7月至2019年5月 1、订舱 "
        "教育背景 湖北经济学院 物流管理 大专 2014年9月至2017年6月"
    )
    assert posts(resume) == [
        ("武汉长江报关有限公司", "报关员", "2019-06"),
        ("武汉华信货代有限公司", "操作员", "2017-07"),
    ]


def test_where_somebody_comes_from_is_no_post_and_a_course_no_employer() -> None:
    resume = read(
        "李娜，女，1990年5月生，汉族，山东青岛人。2012年毕业于青岛大学英语专业。2012年7月至2016年3月任青岛海诚营销有限公司外贸专员，"
        "参加由中国外贸协会举办的培训班。"
    )
    assert posts(resume) == [("青岛海诚营销有限公司", "外贸专员", "2012-07")]


def test_what_lines_and_sentences_both_tell_is_told_once() -> None:
    resume = read(
        "赵倩\n二〇一九年七月至今 就职于成都锦里传播有限公司，任运营主管\n2016.7～2019.6 成都天府广告有限公司 文案策划\n"
    )
    assert [one[0] for one in posts(resume)] == ["成都锦里传播有限公司", "成都天府广告有限公司"]

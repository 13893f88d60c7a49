"""The rows of forms are read as a person reads them: pairs of name and value, ticked boxes, names in two languages."""

from datetime import date

import pytest
from talent.reading import read_resume
from talent.reading.forms import is_column_names, with_form_read
from talent.reading.text import plain
from talent.resume import Resume

TODAY = date(2026, 11, 26)


def resume(*lines: str) -> Resume:
    return read_resume(plain("\n".join(lines), "form.txt"), TODAY)


@pytest.mark.parametrize(
    ("row", "read"),
    [
        (
            "时间\t2020.04 – 至今\t公司\t杭州云栖贸易有限公司",
            "时间：2020.04 – 至今\t公司：杭州云栖贸易有限公司",
        ),
        ("职位\t采购主管", "职位：采购主管"),
        ("Company\tLevante S.L.\tPosition\tClerk", "Company：Levante S.L.\tPosition：Clerk"),
        ("姓名 Name\tLi Wei 李威\t性别 Gender\t男", "姓名：Li Wei 李威\t性别：男"),
        ("起止时间\t公司名称\t职位", "起止时间\t公司名称\t职位"),
        ("2018.02–至今\t中远海运\t航线经理", "2018.02–至今\t中远海运\t航线经理"),
        ("学历\t□大专 ☑本科 □硕士", "学历：本科"),
        ("学历\t□大专 □本科 □硕士", "学历"),
        ("☑ 熟悉信用证", "☑ 熟悉信用证"),
        ("□ 负责报关", "□ 负责报关"),
    ],
)
def test_a_row_is_read_as_a_person_reads_it(row: str, read: str) -> None:
    assert with_form_read(row).rstrip("\t") == read


def test_names_over_columns_are_told_from_names_beside_values() -> None:
    assert is_column_names("入职时间\t离职时间\t工作单位\t岗位")
    assert not is_column_names("时间\t2020.04 – 至今\t公司\t杭州云栖贸易有限公司")


def test_posts_told_in_pairs_are_posts_of_those_firms() -> None:
    read = resume(
        "工作经历", "时间\t2020.04 – 至今\t公司\t杭州云栖贸易有限公司", "职位\t采购主管\t部门\t采购部"
    )
    assert [
        (one.organization.value, one.title.value) for one in read.work if one.organization and one.title
    ] == [("杭州云栖贸易有限公司", "采购主管")]


@pytest.mark.parametrize(
    ("row", "held"),
    [
        ("是否有驾照\t□是 ☑否", 0),
        ("是否有驾照\t☑是 □否", 1),
        ("是否有驾照\t□是 □否", 0),
        ("驾照：无", 0),
        ("驾照：C1", 1),
    ],
)
def test_a_form_that_asks_for_a_licence_gives_nobody_one(row: str, held: int) -> None:
    assert len(resume("姓名\t吴晓峰", row).certificates) == held


def test_a_box_that_nobody_ticked_gives_no_degree() -> None:
    head = ("姓名\t吴晓峰", "电话\t13700001111", "邮箱\tw@example.com")
    [study] = resume(*head, "学历\t□大专 □本科 □硕士\t毕业院校\t闽江学院").education
    assert study.institution
    assert study.institution.value == "闽江学院"
    assert study.degree is None


def test_a_part_named_in_a_form_ends_the_list_above_it() -> None:
    read = resume("技能证书\tExcel、SAP", "自我评价\t认真细致，善于沟通。")
    assert [one.value for one in read.skills] == ["Excel", "SAP"]


def test_relatives_are_no_part_of_a_post() -> None:
    read = resume(
        "工作经历",
        "2016.3-2026.8\t厦门金圆集团有限公司\t客户经理",
        "家庭成员",
        "称谓\t姓名\t工作单位\t电话",
        "父亲\t吴大山\t福州市自来水公司\t13811112222",
    )
    assert len(read.work) == 1
    assert "吴大山" not in read.model_dump_json()


def test_the_only_study_has_the_degree_that_the_head_names() -> None:
    read = resume("姓名：吴晓峰", "学历：本科", "教育经历", "2009.9-2013.7\t闽江学院\t市场营销")
    assert [one.degree.value for one in read.education if one.degree] == ["本科"]

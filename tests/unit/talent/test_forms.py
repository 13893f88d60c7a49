"""The rows of forms are read as a person reads them: pairs of name and value, ticked boxes, names in two languages."""

from datetime import date

import pytest
from talent.reading import read_resume
from talent.reading.forms import is_column_names, with_form_read
from talent.reading.headings import heading_of
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
        ("Company\tLevante S.L.\tPosition\tClerk", "Company: Levante S.L.\tPosition: Clerk"),
        ("姓名 Name\tLi Wei 李威\t性别 Gender\t男", "姓名：Li Wei 李威\t性别：男"),
        ("院系\t国际商学院\t专业\t会计学", "院系：国际商学院\t专业：会计学"),
        ("From:\t03/2018\tTo:\tPresent", "From: 03/2018 – Present"),
        ("入学时间\t2022年9月\t毕业时间\t2026年6月", "入学时间：2022年9月 – 2026年6月"),
        ("起止时间\t公司名称\t职位", "起止时间\t公司名称\t职位"),
        ("2018.02–至今\t中远海运\t航线经理", "2018.02–至今\t中远海运\t航线经理"),
        ("学历\t□大专 ☑本科 □硕士", "学历：本科"),
        ("学历\t□大专 □本科 □硕士", "学历"),
        ("Degree: ☐ Bachelor's degree ☑ Master's degree", "Degree: Master's degree"),
        ("Hours: ☑ Full time ☐ Part time", "Hours: Full time"),
        ("☑ 熟悉信用证", "☑ 熟悉信用证"),
        ("□ 负责报关", "□ 负责报关"),
        ("□ 13800001111 □ wf@example.com", "□ 13800001111 □ wf@example.com"),
        ("■ 电话 □ 13800001111 □ wf@example.com", "电话 □ 13800001111 □ wf@example.com"),
        ("电话：13800001111 □ 北京 □ 1990.05", "电话：13800001111 □ 北京 □ 1990.05"),
        ("Java □ Python □ MySQL □ Redis", "Java □ Python □ MySQL □ Redis"),
        ("■ Java ■ Python", "■ Java ■ Python"),
        ("Python ■■■□□ Java ■■□□□", "Python ■■■□□ Java ■■□□□"),
        ("公司 Google\t职位 Engineer", "公司 Google\t职位 Engineer"),
        ("to\tJan 2015 - Dec 2017", "to\tJan 2015 - Dec 2017"),
        ("岗位\t外贸跟单\t薪资\t9K", "岗位：外贸跟单\t薪资：9K"),
        (
            "科目组\t市场部\t岗位\t品牌策划\t手机\t13015920011",
            "科目组：市场部\t岗位：品牌策划\t手机：13015920011",
        ),
        ("申請職位 Position Applied\t會計主任", "申请职位：會計主任"),
        ("Full Name (as in NRIC)\tTan Wei Ming", "Full Name: Tan Wei Ming"),
        ("Surname\tWhitfield\tForename(s) Grace Eleanor", "Surname: Whitfield\tForename(s): Grace Eleanor"),
        ("邮箱\tyujn@example.com 现居住地址\t厦门市", "邮箱：yujn@example.com\t现居住地址：厦门市"),
        ("From: 03/2018\tTo: Present", "From: 03/2018 – Present"),
        ("時間 Period\t公司 Company\t至 To", "时间\t公司\t至"),
    ],
)
def test_a_row_is_read_as_a_person_reads_it(row: str, read: str) -> None:
    assert with_form_read(row).rstrip("\t") == read


def test_names_over_columns_are_told_from_names_beside_values() -> None:
    assert is_column_names("入职时间\t离职时间\t工作单位\t岗位")
    assert not is_column_names("时间\t2020.04 – 至今\t公司\t杭州云栖贸易有限公司")
    assert is_column_names("From\tTo\tEmployer")
    assert not is_column_names("to date")
    assert is_column_names("證書名稱\t獲得時間\t發證機構")
    assert is_column_names("Name of school/college/university\tDates from\tDates to\tQualifications gained")


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
        ("是否有会计证：已取得", 1),
        ("PMP No. 12345", 1),
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


def test_a_row_of_values_is_read_under_its_row_of_names() -> None:
    read = resume(
        "姓名\t性别\t出生年月\t手机\t邮箱",
        "郑嘉怡\t女\t1994.02\t15960221133\tzjy@example.com",
        "学历\t毕业院校\t专业\t毕业时间",
        "本科\t厦门理工学院\t物流管理\t2016.06",
    )
    [study] = read.education
    told = (read.basics.name, study.institution, study.degree, study.major, study.end)
    assert [leaf and leaf.value for leaf in told] == ["郑嘉怡", "厦门理工学院", "本科", "物流管理", "2016-06"]


def test_a_faculty_is_no_school() -> None:
    head = ("姓名\t许诺", "院系\t国际商学院\t专业\t国际经济与贸易", "学校\t厦门大学嘉庚学院\t学历\t本科")
    [study] = resume(*head, "手机\t17750001122").education
    assert study.institution
    assert study.institution.value == "厦门大学嘉庚学院"


def test_columns_from_and_to_are_one_span() -> None:
    read = resume(
        "Education",
        "School / College\tFrom\tTo\tQualification",
        "Leeds City College\t2009\t2011\tBTEC Level 3 Diploma in Business",
        "University of Bradford\t2011\t2014\tBSc Logistics",
    )
    assert [(one.start.value, one.end.value) for one in read.education if one.start and one.end] == [
        ("2009", "2011"),
        ("2011", "2014"),
    ]


def test_numbered_parts_are_parts() -> None:
    read = resume(
        "工作经历一\t2020年5月—至今  厦门美图网科技有限公司  内容运营经理",
        "负责短视频账号矩阵，粉丝增长120万。",
        "工作经历二\t2017年7月—2020年4月  厦门广播电视集团  编辑",
        "采编稿件600余篇。",
    )
    assert [one.summary and one.summary.value for one in read.work] == [
        "负责短视频账号矩阵，粉丝增长120万。",
        "采编稿件600余篇。",
    ]


def test_a_score_that_lost_its_space_is_a_score() -> None:
    [held] = resume("姓名：许诺", "电话：17750001122", "证书", "CET-6545分").certificates
    assert (held.name.value, held.level and held.level.value) == ("CET-6", "545")


def test_a_degree_and_school_with_their_dates_below_open_the_studies() -> None:
    head = ("李明", "13800001111", "学历：本科 浙江大学 计算机科学", "2011.09-2015.06")
    read = resume(*head, "硕士 厦门大学 软件工程", "2015.09-2018.06", "工作经历")
    assert [
        (one.institution.value, one.start.value) for one in read.education if one.institution and one.start
    ] == [
        ("浙江大学", "2011-09"),
        ("厦门大学", "2015-09"),
    ]


def test_a_foreign_name_behind_its_label_is_no_translation_of_it() -> None:
    name = resume("姓名 Tom Li\t性别 男", "电话 13800001111\t学历 本科").basics.name
    assert name
    assert name.value == "Tom Li"


def test_a_heading_says_in_brackets_how_its_list_is_sorted() -> None:
    assert heading_of("Experience (most recent first)") == "work"
    assert heading_of("Certifications (First Aid, CPR)") is None


@pytest.mark.parametrize("row", ["Languages\tEnglish and German", "Languages: English and German"])
def test_the_languages_of_one_post_do_not_end_the_posts(row: str) -> None:
    first = ("Developer, Acme Ltd, 2018 - 2020", "Built the app.")
    posts = (*first, row, "Clerk, Beta Freight Ltd, 2015 - 2017")
    read = resume("Jane Miller", "Experience", *posts)
    assert [one.organization.value for one in read.work if one.organization] == [
        "Acme Ltd",
        "Beta Freight Ltd",
    ]
    assert [one.language.value for one in read.languages] == ["English", "German"]


HEAD = ("姓名\t苏晓彤", "电子邮箱\tsuxt@example.com")


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("B. EDUCATION", "education"),
        ("SECTION 3: EMPLOYMENT HISTORY", "work"),
        ("第二部分 工作经历", "work"),
        ("D. FAMILY PARTICULARS", "other"),
        ("學校毕业生就业部门意见", "other"),
        ("工作經歷", "work"),
        ("處理客戶意見", None),
    ],
)
def test_parts_are_known_by_letters_sections_and_both_scripts(heading: str, part: str | None) -> None:
    assert heading_of(heading) == part


def test_names_over_one_persons_values_are_read_with_them() -> None:
    names = ("姓名\t性别\t出生日期\t民族\t婚姻状况", "手机\t电子邮箱\t现居住地\t期望薪资\t到岗时间")
    values = ("叶子轩\t男\t1991-05-20\t汉族\t已婚", "18650012233\ty@example.com\t泉州市\t15000元/月\t两周内")
    read = resume(names[0], values[0], names[1], values[1])
    told = (read.basics.name, read.basics.location, read.wishes.pay, read.wishes.availability)
    assert [leaf and leaf.value for leaf in told] == ["叶子轩", "泉州市", "15000元/月", "两周内"]


def test_a_post_under_its_columns_is_no_persons_data_for_its_witness() -> None:
    head = "入职时间\t离职时间\t单位名称\t岗位\t证明人\t联系电话"
    read = resume("工作经历", head, "2019-02\t2026-09\t福建恒安家化有限公司\t质量经理\t庄总\t13500007777")
    assert [one.organization and one.organization.value for one in read.work] == ["福建恒安家化有限公司"]


def test_a_duty_in_a_cell_is_no_employer() -> None:
    read = resume("工作经历", "2019.07—2022.03\t福州天健会计师事务所\t审计员\t参与上市公司年审")
    assert [one.organization and one.organization.value for one in read.work] == ["福州天健会计师事务所"]


def test_names_over_the_columns_of_certificates_are_none() -> None:
    read = resume(*HEAD, "证书", "证书名称\t获得时间\t发证机构", "PMP\t2018/06\tPMI")
    assert [one.name.value for one in read.certificates] == ["PMP"]

"""Adverts become requirements in their own words, and what may not decide is told apart."""

import pytest
from talent.library import positions
from talent.requirements import Advert, read_opening

CHINESE = """外贸业务员
岗位职责：
1、开发海外客户，参加展会；
任职要求：
1、大专及以上学历，国际贸易或英语相关专业，25-35岁，女性优先；
2、3年以上外贸工作经验，英语六级以上，口语流利；
3、熟悉国际贸易术语和信用证操作，熟练使用Excel高级函数；
4、有跨境电商平台运营经验者优先；
5、形象气质佳，已婚已育优先；必须持有报关员证，否则勿投。
"""


def found(advert: Advert) -> set[tuple[str, str, str | None]]:
    return {(one.kind, one.about, one.canonical) for one in advert.requirements}


def test_a_chinese_advert_becomes_requirements() -> None:
    advert = read_opening(CHINESE)
    assert advert.title == "外贸业务员"
    assert {
        ("must", "degree", "associate"),
        ("must", "years", "foreign_trade"),
        ("must", "certificate", "cet6"),
        ("must", "skill", "incoterms"),
        ("must", "skill", "letter_of_credit"),
        ("must", "skill", "excel_advanced"),
        ("nice", "domain", "cross_border_ecommerce"),
        ("knockout", "certificate", "customs_declarant"),
    } <= found(advert)
    assert next(one.minimum for one in advert.requirements if one.about == "years") == 3


def test_discriminating_conditions_are_told_and_never_used() -> None:
    advert = read_opening(CHINESE)
    assert {(one.ground, one.text) for one in advert.unlawful} == {
        ("age", "25-35岁"),
        ("gender", "女性优先"),
        ("appearance", "形象气质佳"),
        ("marital_status", "已婚已育优先"),
    }
    asked = " ".join(f"{one.text} {one.canonical}" for one in advert.requirements)
    assert not any(words in asked for words in ("35岁", "女性", "形象", "已婚"))


@pytest.mark.parametrize("free", ["性别不限", "年龄不限", "男女不限", "We are an equal opportunity employer"])
def test_a_promise_not_to_discriminate_is_no_condition(free: str) -> None:
    assert read_opening(f"任职要求：\n1. 本科以上学历\n2. {free}").unlawful == ()


def test_an_english_advert_becomes_requirements() -> None:
    advert = read_opening(
        "Data Analyst\nRequirements:\n- Bachelor's degree or above in statistics or a related field.\n"
        "- At least 3 years of experience in data analysis.\n- Strong SQL, and Python or R.\n"
        "Nice to have:\n- Machine learning.\n"
    )
    kinds = found(advert)
    assert ("must", "degree", "bachelor") in kinds
    assert ("must", "years", "data_analysis") in kinds
    assert ("must", "skill", "sql") in kinds
    assert ("must", "skill", "python|r_language") in kinds
    assert ("nice", "skill", "machine_learning") in kinds


def test_an_advert_in_one_line_is_cut_at_its_headings() -> None:
    advert = read_opening(
        "职责：1、负责报价。 任职要求：1、本科以上学历；2、熟悉SQL；3、有CPA者优先。 福利：五险一金，带薪年假"
    )
    assert found(advert) == {
        ("must", "degree", "bachelor"),
        ("must", "skill", "sql"),
        ("nice", "certificate", "cpa"),
    }


@pytest.mark.parametrize("position", sorted(positions()))
def test_both_languages_of_a_position_ask_for_the_same(position: str) -> None:
    jd = positions()[position].jd
    chinese, english = read_opening(jd.zh), read_opening(jd.en)
    for about in ("degree", "years", "certificate"):
        wanted = {(one.canonical, one.minimum) for one in chinese.requirements if one.about == about}
        assert wanted
        assert wanted == {(one.canonical, one.minimum) for one in english.requirements if one.about == about}


def test_an_advert_without_headings_is_read() -> None:
    assert ("must", "degree", "bachelor") in found(read_opening("招聘外贸业务员，本科以上学历，熟悉信用证"))
    assert read_opening("").requirements == ()


def test_words_at_the_end_of_a_line_are_no_heading() -> None:
    advert = read_opening(
        "Buyer\nRequirements:\n- Experience in procurement\n- 3 years of sales experience\n- Excel skills\n\n"
        "Experience\n- two years in retail\nBenefits\n- free lunch\n"
    )
    assert {
        ("must", "domain", "procurement"),
        ("must", "years", "sales"),
        ("must", "skill", "excel"),
    } <= found(advert)
    assert not any("lunch" in one.text for one in advert.requirements)


@pytest.mark.parametrize(
    "note",
    [
        "五险一金，带薪年假，节日福利",
        "上班时间：9:00-18:00，周末双休",
        "提供食宿，免费班车",
        "两班倒，月休4天",
        "公司提供完善的培训和晋升空间",
        "应届生亦可",
        "Health insurance, dental and vision",
        "Shift: Monday to Friday, 10pm - 6am",
        "25 days of paid holiday",
        "Day shift",
    ],
)
def test_what_is_given_and_when_the_work_is_are_no_requirements(note: str) -> None:
    advert = read_opening(f"任职要求 / Requirements:\n1. SQL\n2. {note}\n")
    assert found(advert) == {("must", "skill", "sql")}


@pytest.mark.parametrize(
    "asked",
    ["熟悉五险一金办理", "能适应夜班倒班", "Experience with health insurance claims", "Driving licence"],
)
def test_what_is_asked_of_the_candidate_about_pay_and_shifts_stays(asked: str) -> None:
    advert = read_opening(f"任职要求 / Requirements:\n1. {asked}\n")
    assert advert.requirements
    assert not any(one.about == "degree" for one in advert.requirements)


def test_a_list_that_asks_goes_on_asking_between_the_benefits() -> None:
    """Job sites put their tags into one list; a list of benefits asks for nothing."""
    told = read_opening(
        "Python开发工程师\n任职要求：3-4年,本科,五险一金,python,绩效奖金,年终奖金"
    ).requirements
    assert [each.canonical for each in told] == ["bachelor", "python"]
    assert not read_opening("销售\n任职要求：\n五险一金、英语培训、免费班车").requirements


@pytest.mark.parametrize(
    "heading",
    [
        "We need:",
        "You will need",
        "Essential criteria:",
        "Who we are looking for",
        "我们希望你：",
        "您需要具备：",
        "理想人选",
    ],
)
def test_what_is_asked_is_found_under_whatever_it_is_called(heading: str) -> None:
    """Also behind 'About us'; the title is a name and no skill that is asked for."""
    advert = read_opening(
        f"Sales Executive\nAbout us\nWe sell boxes.\n{heading}\n- 5年以上销售经验\n- Excel\nWe offer:\n- a car"
    )
    assert [each.about for each in advert.requirements] == ["years", "skill"]


def asked(text: str) -> list[tuple[str, str, str | None, float | None]]:
    return [(one.kind, one.about, one.canonical, one.minimum) for one in read_opening(text).requirements]


def test_what_is_not_asked_is_no_requirement() -> None:
    assert asked("Backend Engineer\nRequirements:\n- Java\n- No need for Python") == [
        ("must", "skill", "java", None)
    ]
    assert asked("测试工程师\n任职要求：无需经验,本科,java") == [
        ("must", "degree", "bachelor", None),
        ("must", "skill", "java", None),
    ]


def test_each_language_has_its_own_strength_and_level() -> None:
    advert = "CNC programmer\nYour profile:\n* German B2 required, English an advantage\n* bilingual in French and Dutch"
    assert asked(advert) == [
        ("must", "language", "German", 3.0),
        ("nice", "language", "English", None),
        ("must", "language", "French", 4.0),
        ("must", "language", "Dutch", 4.0),
    ]


def test_a_line_in_two_languages_names_no_tools_by_its_common_words() -> None:
    advert = "销售总监\n任职要求:\n1. English fluent, IELTS 7.0 or above 英语流利\n2. 有驾照C1"
    assert not any("phrase:" in (canonical or "") for _, _, canonical, _ in asked(advert))


def test_a_job_sites_tags_behind_the_title_are_asked() -> None:
    advert = read_opening("仓储经理 武汉 8千-1.2万 大专 5-10年\n要求：\n有叉车证")
    assert advert.title == "仓储经理 武汉"
    assert [(one.about, one.canonical, one.minimum) for one in advert.requirements] == [
        ("certificate", "forklift_licence", None),
        ("degree", "associate", None),
        ("years", None, 5.0),
    ]
    assert [one[1:3] for one in asked("销售代表 本科\n任职要求：大专以上学历")] == [("degree", "associate")]

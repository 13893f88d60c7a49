"""Lives told in sentences, whole or one at a time: employers listed apart, prizes no employers."""

from datetime import date

import pytest
from talent.reading import read_resume
from talent.reading.text import plain
from talent.resume import Resume


def read(text: str) -> Resume:
    return read_resume(plain(text, "stdin"), date(2026, 11, 1))


def employers(resume: Resume) -> set[str]:
    return {post.organization.value for post in resume.work if post.organization}


def titles(resume: Resume) -> set[str]:
    return {post.title.value for post in resume.work if post.title}


@pytest.mark.parametrize(
    ("sentence", "employer", "title"),
    [
        ("江州市财政局会计科科长；", "江州市财政局", "会计科科长"),
        ("东海远洋贸易集团有限公司董事会秘书。", "东海远洋贸易集团有限公司", "董事会秘书"),
    ],
)
def test_one_sentence_is_enough(sentence: str, employer: str, title: str) -> None:
    resume = read(sentence)
    assert employers(resume) == {employer}
    assert titles(resume) == {title}


def test_who_gives_a_prize_is_no_employer() -> None:
    resume = read("2001年获江州市人民政府科技进步二等奖，2003年至今任江州机电股份有限公司总工程师。")
    assert employers(resume) == {"江州机电股份有限公司"}


def test_a_name_among_labels_without_spaces_ends_at_the_next_label() -> None:
    resume = read(
        "姓名：季明远性别：男民族：汉出生年月：1985年4月\n2009年至今任江州机电股份有限公司副总经理。"
    )
    assert resume.basics.name is not None
    assert resume.basics.name.value == "季明远"


def test_an_employer_that_is_known_is_no_part_of_a_post() -> None:
    resume = read(
        "2006年至2009年任海天恒总经理秘书；2009年至2011年任海天恒采购部经理；现任海天恒董事，兼任《江州商报》主编。"
    )
    assert employers(resume) == {"海天恒", "《江州商报》"}


def test_whoever_has_a_board_is_no_part_of_a_post() -> None:
    resume = read("现任江州机电股份有限公司副总经理、东海远景执行董事兼总经理，曾任职工代表监事。")
    assert employers(resume) == {"江州机电股份有限公司", "东海远景"}
    assert {"副总经理", "执行董事", "职工代表监事"} <= titles(resume)


def test_what_bears_a_label_or_a_prize_is_no_employer() -> None:
    resume = read(
        "季明远，中共党员学历：大学。江州市五一劳动奖章获得者，2009年至今任江州机电股份有限公司副总经理。"
    )
    assert employers(resume) == {"江州机电股份有限公司"}


def test_two_posts_joined_by_a_word_are_two() -> None:
    resume = read("1996年7月至2003年5月任江州勘察设计院规划室工程师和咨询办公室副主任。")
    assert titles(resume) == {"规划室工程师", "咨询办公室副主任"}


@pytest.mark.parametrize(
    ("life", "employer"),
    [
        ("王立群先生2005年任天地会计师事务所（特殊普通合伙）高级经理。", "天地会计师事务所（特殊普通合伙）"),
        ("现任云岭能源研究院（有限公司）副院长。", "云岭能源研究院（有限公司）"),
    ],
)
def test_the_legal_form_in_brackets_belongs_to_the_employer(life: str, employer: str) -> None:
    assert employers(read(life)) == {employer}


def test_a_degree_in_two_words_is_one() -> None:
    resume = read("王立群，男，1980年生，EMBA硕士学位，2005年至今任天地贸易有限公司经理。")
    assert [study.degree.value for study in resume.education if study.degree] == ["EMBA硕士学位"]

"""Relatives, referees, whom to call and who signs: a form names them, and nothing of theirs is the candidate's."""

from datetime import date

import pytest
from talent.reading import read_resume
from talent.reading.text import plain
from talent.resume import Resume

TODAY = date(2026, 11, 26)


def resume(*lines: str) -> Resume:
    return read_resume(plain("\n".join(lines), "form.txt"), TODAY)


HEAD = ("姓名\t苏晓彤", "电子邮箱\tsuxt@example.com")


@pytest.mark.parametrize(
    "rows",
    [
        ("紧急联系人\t苏国强\t关系\t父亲\t联系电话\t13799998888",),
        ("紧急联系人：苏国强 13799998888",),
        ("紧急联系人电话：13799998888",),
        ("Emergency contact\tSu Guoqiang\tTel\t13799998888",),
        ("称谓\t姓名\t工作单位\t联系电话", "表叔\t苏国强\t华林鞋业有限公司\t13799998888"),
        ("父亲\t苏国强\t华林鞋业有限公司\t13799998888",),
        ("NEXT OF KIN", "Name: Su Guoqiang\tTelephone: 13799998888"),
        ("院系推荐意见", "联系人：苏国强 电话：13799998888"),
        ("References", "Name\tSu Guoqiang", "Phone\t13799998888"),
    ],
)
def test_nothing_of_another_person_is_the_candidates(rows: tuple[str, ...]) -> None:
    told = resume(*HEAD, *rows).model_dump_json()
    assert not any(words in told for words in ("13799998888", "苏国强", "Guoqiang", "华林鞋业"))


def test_what_stands_behind_whom_to_call_is_the_candidates_again() -> None:
    read = resume(*HEAD, "紧急联系人\t苏国强\t联系电话\t13799998888\t现居住地\t厦门市")
    assert read.basics.location
    assert read.basics.location.value == "厦门市"


def test_the_referees_of_a_form_do_not_give_it_its_name() -> None:
    read = resume("Mobile\t07700 900321", "REFEREES", "Name\tHelen Marsh\tJob title\tHome Manager")
    assert read.basics.name is None


def test_who_swears_and_signs_is_no_school_and_no_post() -> None:
    sworn = ("本人承诺以上所填内容真实有效，如有虚假愿承担一切责任。", "签名：苏晓彤\t日期：2026年10月8日")
    read = resume(*HEAD, "教育经历", "2014.09-2018.06\t集美大学\t电子商务\t本科", *sworn)
    assert [one.institution and one.institution.value for one in read.education] == ["集美大学"]

"""Exports of other systems become resumes: known headers by themselves, the others as HR says."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from documents.reading import read
from talent.intake.columns import ColumnUnknown, NobodyInTable, People, read_people
from talent.intake.tables import TableUnreadable
from talent.reading import read_resume

MOKA = (
    "姓名,手机,邮箱,应聘职位,最高学历,毕业院校,专业,当前公司,当前职位\n"
    "陈静,13900000001,chen.jing@example.com,外贸专员,本科,厦门大学,国际贸易,远航公司,业务员\n"
)
OPENCATS = (
    "lastName,firstName,phoneHome,phoneCell,email1,keySkills\n"
    '"Okafor","Maya","","+44 20 7946 0000","maya@example.com","Excel, Incoterms"\n'
)
JOB_SITE = (
    "姓名,手机,邮箱,应聘职位,学历,现居住地,期望薪资,求职状态\n"
    "陈静,13900000001,chen.jing@example.com,外贸专员,本科,厦门,8000-12000元/月,离职-随时到岗\n"
)
GREENHOUSE = (
    "First Name,Last Name,Company,Title,Notes,Email,Phone,Source,Who gets credit\n"
    "Maya,Okafor,Blue Sea Ltd,Trade Officer,,maya@example.com,+44 20 7946 0000,Fair,Ann\n"
)


def fields(people: People) -> dict[str, str | None]:
    """What each column becomes."""
    return {column.header: column.field for column in people.columns}


def resume(people: People, row: int = 0) -> dict[str, Any]:
    """The JSON Resume of a row."""
    found: dict[str, Any] = json.loads(people.sheets[row].text)
    return found


@pytest.mark.parametrize(
    ("text", "layout", "name", "unused"),
    [
        (MOKA, "Moka", "陈静", {"应聘职位"}),
        (JOB_SITE, "job site (智联招聘, 前程无忧, BOSS直聘)", "陈静", {"应聘职位"}),
        (OPENCATS, "OpenCATS", "Maya Okafor", {"phoneCell"}),
        (GREENHOUSE, "Greenhouse", "Maya Okafor", {"Source", "Who gets credit"}),
    ],
    ids=["moka", "site", "opencats", "greenhouse"],
)
def test_a_known_export_is_told_by_its_headers(text: str, layout: str, name: str, unused: set[str]) -> None:
    people = read_people(text.encode(), "csv", {})
    assert people.layout == layout
    assert resume(people)["basics"]["name"] == name
    assert "@example.com" in str(resume(people)["basics"]["email"])
    assert {header for header, field in fields(people).items() if field is None} == unused


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_any_common_encoding_and_delimiter_is_read_alike(encoding: str, delimiter: str) -> None:
    data = MOKA.replace(",", delimiter).encode(encoding)
    assert read_people(data, "csv", {}).sheets == read_people(MOKA.encode(), "csv", {}).sheets


def test_what_hr_says_of_a_column_counts() -> None:
    """A field moves to the column that was named, and an empty field leaves a column out."""
    people = read_people(MOKA.encode(), "csv", {"应聘职位": "title", "专业": ""})
    assert fields(people)["应聘职位"] == "title"
    assert fields(people)["当前职位"] is None
    assert fields(people)["专业"] is None


@pytest.mark.parametrize("said", [{"没有这列": "name"}, {"姓名": "favourite colour"}])
def test_a_mapping_to_nowhere_is_an_error(said: Mapping[str, str]) -> None:
    with pytest.raises(ColumnUnknown):
        read_people(MOKA.encode(), "csv", said)


def test_a_cell_with_a_whole_resume_becomes_its_text() -> None:
    """With the row's name and address above it, so that the reader finds them."""
    text = '姓名,邮箱,简历\n陈静,chen.jing@example.com,"工作经历\n2019-至今 远航公司 业务员"\n'
    (sheet,) = read_people(text.encode(), "csv", {}).sheets
    assert sheet.extension == "txt"
    assert sheet.text.splitlines() == [
        "陈静",
        "chen.jing@example.com",
        "",
        "工作经历",
        "2019-至今 远航公司 业务员",
    ]


def test_a_chinese_name_in_two_columns_is_written_together() -> None:
    people = read_people("名,姓,邮箱\n静,陈,c@example.com\n".encode(), "csv", {})
    assert resume(people)["basics"]["name"] == "陈静"


def test_json_resumes_are_taken_as_they_are() -> None:
    given = [{"basics": {"name": "A", "email": "a@example.com"}, "work": [{"name": "X"}]}]
    for tree in (given, {"resumes": given}, given[0]):
        people = read_people(json.dumps(tree).encode(), "json", {})
        assert people.layout == "JSON Resume"
        assert resume(people) == given[0]


def test_json_of_another_shape_is_read_by_its_field_names() -> None:
    rows = [{"full_name": "Maya Okafor", "contact": {"email": "m@example.com"}, "skills": ["Excel", "SQL"]}]
    people = read_people(json.dumps(rows).encode(), "json", {"contact.email": "email"})
    assert resume(people)["basics"] == {"name": "Maya Okafor", "email": "m@example.com"}
    assert resume(people)["skills"] == [{"name": "Excel"}, {"name": "SQL"}]


@pytest.mark.parametrize(
    ("data", "kind", "error"),
    [
        (b"", "csv", TableUnreadable),
        ("姓名,邮箱\n".encode(), "csv", TableUnreadable),
        (b"colour,size\nred,3\n", "csv", NobodyInTable),
        (b"{", "json", TableUnreadable),
        (b"[1, 2]", "json", TableUnreadable),
        (b"[" * 100_000, "json", TableUnreadable),
    ],
)
def test_what_is_no_table_of_people_says_so(data: bytes, kind: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        read_people(data, "csv" if kind == "csv" else "json", {})


@pytest.mark.parametrize(
    ("data", "name", "email"),
    [
        (b"sep=;\r\nEmail Address;Last Name;First Name\r\nm@example.com;Okafor;Maya\r\n", "Maya Okafor", "m@"),
        ("候选人列表\n序号\t姓名（必填）\t邮箱地址\n1\t黄静\th@example.com\n".encode("utf-16"), "黄静", "h@"),
        ("Vorname;Nachname;E-Mail-Adresse;Fähigkeit\nJörg;Graf;l@example.com;SAP\n".encode("cp1252"), "Jörg Graf", "l@"),
        ("姓名,行動電話,電子郵件\n陳怡君,0912-345-678,y@example.com\n".encode(), "陳怡君", "y@"),
        (b'Candidate,Contact\n"Graham, Peter","p@example.com; +44 7700 900123"\n', "Peter Graham", "p@"),
        (b'Candidate,Emails\nAda King <a@example.com>,\n', "Ada King", "a@"),
    ],
    ids=["excel", "title", "german", "traditional", "contact", "name"],
)  # fmt: skip
def test_an_export_is_read_as_people_save_it(data: bytes, name: str, email: str) -> None:
    basics = resume(read_people(data, "csv", {}))["basics"]
    assert basics["name"] == name
    assert basics["email"] == f"{email}example.com"


def test_columns_that_come_again_tell_of_a_second_post() -> None:
    table = "姓名,邮箱,公司,职位,开始时间,公司,职位,开始时间\n何俊,h@example.com,甲公司,经理,2021-03,,业务员,2018-07\n"
    assert resume(read_people(table.encode(), "csv", {}))["work"] == [
        {"name": "甲公司", "position": "经理", "startDate": "2021-03"},
        {"position": "业务员", "startDate": "2018-07"},
    ]


def test_lists_inside_a_candidate_are_read() -> None:
    person = {
        "first_name": "Ada",
        "last_name": "King",
        "emails": [{"value": "ada@example.com", "type": "personal"}],
        "recruiter": {"name": "Somebody Else"},
        "educations": [{"school_name": "UCL", "degree": "BSc"}, {"school_name": "Eton"}],
    }
    found = resume(read_people(json.dumps([person]).encode(), "json", {}))
    assert found["basics"] == {"name": "Ada King", "email": "ada@example.com"}
    assert found["education"] == [{"institution": "UCL", "studyType": "BSc"}, {"institution": "Eton"}]


def test_expected_pay_and_the_day_to_begin_reach_the_resume() -> None:
    """From a row, and beside a cell with the whole resume."""
    whole = "Name,Email,Expected Salary,Notice Period,Resume\nMaya Okafor,m@example.com,60k-70k,2 months,Work history\n"
    for table, pay, begins in (
        (JOB_SITE, "8000-12000元/月", "离职-随时到岗"),
        (whole, "60k-70k", "2 months"),
    ):
        (sheet,) = read_people(table.encode(), "csv", {}).sheets
        wishes = read_resume(read(sheet.text.encode(), f"row.{sheet.extension}"), date(2026, 11, 1)).wishes
        assert wishes.pay
        assert wishes.availability
        assert (wishes.pay.value, wishes.availability.value) == (pay, begins)


def test_an_open_quotation_mark_swallows_nobody() -> None:
    data = b'Name,Email,City\nA B,a@x.com,"Leeds\nC D,c@x.com,York\nE F,e@x.com,Bath\n'
    with pytest.raises(TableUnreadable, match="line 2 of the CSV is never closed") as refused:
        read_people(data, "csv", {})
    assert refused.value.next_step.startswith("Close it there")
    told = b'Name,Email,City\nA B,a@x.com,"Leeds\nUK"\nC D,c@x.com,5" pipes\n'
    assert len(read_people(told, "csv", {}).sheets) == 2


@pytest.mark.parametrize(
    "rows",
    [
        'A B,a@x.com,"Leeds\nC D,c@x.com,York\nE F,e@x.com,Bath"\n',
        'A B,"a@x.com,Leeds\nC D,c@x.com,York\nE F,e@x.com,"Bath\n',
    ],
)
def test_a_quotation_mark_that_is_closed_too_late_swallows_nobody(rows: str) -> None:
    data = f"Name,Email,City\n{rows}G H,g@x.com,Hull\n"
    with pytest.raises(TableUnreadable, match="line 2 of the CSV is closed only after the rows below it"):
        read_people(data.encode(), "csv", {})
    told = b'Name,Email,About\nA B,a@x.com,"Sales, trade, ports.\nWrite, call, meet."\nC D,c@x.com,x\n'
    assert len(read_people(told, "csv", {}).sheets) == 2


def test_cells_beyond_the_headers_are_shown() -> None:
    people = read_people(b"Name,Email,City\nA B,a@x.com,Xiamen, Fujian,,\nC D,c@x.com,Leeds\n", "csv", {})
    assert fields(people) == {"Name": "name", "Email": "email", "City": "location", "column 4": None}
    assert people.columns[-1].filled == 1


def test_json_lines_are_a_list_and_broken_json_says_where() -> None:
    lines = b'{"name": "A", "email": "a@x.com"}\n{"name": "B", "email": "b@x.com"}\n'
    assert len(read_people(lines, "json", {}).sheets) == 2
    with pytest.raises(TableUnreadable, match="line 1, column 15"):
        read_people(b'[{"name": "A"},\n]', "json", {})


def test_a_chat_site_s_short_headers_are_known() -> None:
    people = read_people("候选人,沟通职位,期望,状态,电话\n王五,运营,15-20K,在职,139\n".encode(), "csv", {})
    assert fields(people) == {
        "候选人": "name", "沟通职位": None, "期望": "expected_pay", "状态": "availability", "电话": "phone",
    }  # fmt: skip

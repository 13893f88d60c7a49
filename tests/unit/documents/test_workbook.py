"""Lists of people as Excel, job sites and HR systems save them come in like any other export."""

import json
import struct
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from documents.reading import Bounded, read
from documents.reading.errors import EncryptedFile, SpreadsheetFile, WorkbookTooLarge, WorkbookUnreadable
from documents.reading.workbook import is_workbook, worksheets
from talent.intake.columns import NobodyInTable, People, people_in
from talent.intake.tables import TableUnreadable
from talent.kernel import BadInput

from tests.samples.workbooks import Sheet, xlsx

OLD = (Path(__file__).parents[2] / "samples" / "old_workbook.xls").read_bytes()
HEADERS = ("姓名", "手机号", "邮箱", "应聘职位", "毕业时间")
CHEN = ("陈静", 13900000001, "chen.jing@example.com", "外贸专员", date(2019, 7, 1))
HUANG = ("黄静", 13900000002, "huang.jing@example.com", "外贸专员", 43647)
WEB = (
    "<html><meta charset=gb2312><style>td {color: red}</style><table><tr><th rowspan=2>姓名<th rowspan=2>Email"
    "<th colspan=2>工作<tr><th>公司<th>职位<tr><td>陈静<td>c@example.com<td>甲公司<td>经理</table>"
)
XML = (
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table>'
    "<Row><Cell><Data>姓名</Data></Cell><Cell><Data>Email</Data></Cell><Cell><Data>公司</Data></Cell>"
    "<Cell><Data>职位</Data></Cell></Row><Row><Cell><Data>陈静</Data></Cell><Cell><Data>c@example.com</Data>"
    '</Cell><Cell ss:Index="3"><Data>甲公司</Data></Cell><Cell><Data>经理</Data></Cell></Row></Table>'
)
FAR = (
    b'<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
    b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
)
SWOLLEN = xlsx(Sheet("S", [HEADERS, CHEN]), more={"xl/media/a": bytes(12_345)}).replace(
    struct.pack("<L", 12_345), struct.pack("<L", 400_000_000)
)


def people_of(data: bytes) -> People:
    """The people of a workbook."""
    return people_in(worksheets(data, "list.xlsx"), {})


def resumes(data: bytes) -> list[dict[str, Any]]:
    """The JSON Resume of each row."""
    return [json.loads(sheet.text) for sheet in people_of(data).sheets]


@pytest.fixture(scope="module")
def child() -> Iterator[Bounded]:
    """The reader in a process of its own."""
    with Bounded() as reader:
        yield reader


def test_telephones_and_days_are_read_as_people_see_them() -> None:
    """A number has no point, a day is a day, also where the cell shows the number that Excel keeps for it."""
    found = people_of(xlsx(Sheet("Sheet1", [HEADERS, CHEN, HUANG])))
    chen, huang = (json.loads(sheet.text) for sheet in found.sheets)
    assert found.layout == "Moka"
    assert chen["basics"] == {"name": "陈静", "email": "chen.jing@example.com", "phone": "13900000001"}
    assert chen["education"] == huang["education"] == [{"endDate": "2019-07-01"}]


def test_a_workbook_from_before_2007_is_read_too() -> None:
    assert resumes(OLD)[0]["basics"]["email"] == "chen@example.com"


def test_a_title_and_merged_headers_lie_above_the_people() -> None:
    rows = [
        ["2026 候选人名单", None, None, None, None, None, None],
        ["姓名", "邮箱", "工作经历", None, "教育经历", None, "备注"],
        [None, None, "公司", "开始时间", "学校", "开始时间", None],
        ["陈静", "c@example.com", "甲公司", "2021-03", "厦门大学", "2015-09", None],
    ]
    merged = ("A1:G1", "A2:A3", "B2:B3", "C2:D2", "E2:F2", "G2:G3")
    (found,) = resumes(xlsx(Sheet("名单", rows, merged)))
    assert found["basics"] == {"name": "陈静", "email": "c@example.com"}
    assert found["work"] == [{"name": "甲公司", "startDate": "2021-03"}]
    assert found["education"] == [{"institution": "厦门大学", "startDate": "2015-09"}]


def test_every_sheet_with_the_same_headers_is_taken_and_the_others_are_named() -> None:
    hidden = Sheet("旧", [HEADERS, ("李丽", 13900000003, "old@example.com")], hidden=True)
    codes = Sheet("说明", [("字段", "说明"), ("姓名", "必填")])
    found = people_of(xlsx(codes, Sheet("一", [HEADERS, CHEN]), Sheet("二", [HEADERS, HUANG]), hidden))
    assert [json.loads(sheet.text)["basics"]["name"] for sheet in found.sheets] == ["陈静", "黄静"]
    assert found.left_out == ("说明", "旧")


def test_a_formula_is_its_last_value() -> None:
    row = ("=B2&amp;C2→陈静", 1, '=HYPERLINK("mailto:c@example.com")→c@example.com')
    (found,) = resumes(xlsx(Sheet("S", [("姓名", "手机", "邮箱"), row])))
    assert (found["basics"]["name"], found["basics"]["email"]) == ("陈静", "c@example.com")


@pytest.mark.parametrize("page", [WEB, XML], ids=["html", "xml of 2003"])
def test_what_is_only_called_xls_is_read(page: str) -> None:
    data = page.encode("gb18030")
    assert is_workbook(data)
    (found,) = resumes(data)
    assert found["basics"] == {"name": "陈静", "email": "c@example.com"}
    assert found["work"] == [{"name": "甲公司", "position": "经理"}]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"PK\x03\x04 and no more", WorkbookUnreadable),
        (xlsx(Sheet("S", [HEADERS, CHEN]), more={"xl/workbook.xml": b"<workbook"}), WorkbookUnreadable),
        (xlsx(Sheet("S", [("colour", "size"), ("red", 3)])), NobodyInTable),
        (xlsx(Sheet("S", [HEADERS])), TableUnreadable),
        (OLD + "EncryptedPackage".encode("utf-16-le"), EncryptedFile),
        (SWOLLEN, WorkbookTooLarge),
    ],
    ids=["cut", "broken", "nobody", "empty", "locked", "bomb"],
)
def test_what_is_no_list_of_people_says_so(data: bytes, error: type[BadInput]) -> None:
    with pytest.raises(error):
        people_of(data)


def test_a_cell_at_the_end_of_the_sheet_costs_no_memory(child: Bounded) -> None:
    """Excel calls the last of 17 thousand million cells its own; the next file is read all the same."""
    with pytest.raises(WorkbookTooLarge):
        child.worksheets(xlsx(Sheet("S", []), more={"xl/worksheets/sheet1.xml": FAR}), "far.xlsx")
    assert child.worksheets(xlsx(Sheet("S", [HEADERS, CHEN])), "list.xlsx")[0].rows[0] == HEADERS


@pytest.mark.parametrize("data", [xlsx(Sheet("S", [HEADERS, CHEN])), OLD], ids=["xlsx", "xls"])
def test_a_workbook_sent_as_a_resume_says_where_lists_go(data: bytes) -> None:
    with pytest.raises(SpreadsheetFile, match="Excel workbook"):
        read(data, "resume.xlsx")

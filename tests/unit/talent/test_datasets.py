"""Datasets for other systems: every column is documented in both languages, and a CSV runs nothing."""

import csv
import io
import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from talent.access import RULES, Action
from talent.datasets import DATASETS, Dataset, HeadcountRow, HireRow, columns, graded, sheet
from talent.people import Role

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
HIRE = HireRow(
    employee_id="E1",
    application_id="A1",
    candidate_id="C1",
    name="林晓",
    email="lin@example.com",
    phone="+86 138 0000 0000",
    position_id="intl-trade",
    position_zh="国际贸易专员",
    position_en="Trade",
    department_id="trade",
    department_zh="国际业务部",
    department_en="Trade",
    site="xm",
    headcount_id="trade#intl-trade#xm#2026",
    hired_at=NOON,
    start_date=date(2027, 1, 4),
    probation_months=3,
    place='厦门, "12" 层',
    pay_amount=Decimal("12000.50"),
    pay_currency="CNY",
    pay_period="month",
    changed_at=NOON,
)


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize("dataset", sorted(DATASETS))
def test_every_column_is_called_and_typed_in_both_languages(dataset: Dataset) -> None:
    facts = columns(DATASETS[dataset].rows)
    for each in facts:
        assert re.search("[\u4e00-\u9fff]", each.title.zh), each.name
        assert re.match("[A-Z]", each.title.en), each.name
        assert bool(each.means.zh) == bool(each.means.en), each.name
    names = [each.name for each in facts]
    assert names[-1] == "changed_at"
    assert "department_id" in names, "without it no row has a reader"
    for language in ("zh", "en"):
        assert len({each.title.say(language) for each in facts}) == len(facts)


def test_pay_contacts_and_scores_have_a_grade_in_every_dataset() -> None:
    for facts in DATASETS.values():
        for each in columns(facts.rows):
            if each.name.startswith("pay_"):
                assert each.needs == Action.READ_OFFER
            if each.name in ("email", "phone"):
                assert each.needs == Action.READ_CONTACT
            if each.name.endswith("_score"):
                assert each.needs == Action.READ_REPORT
    assert set(RULES[Action.EXPORT_DATASETS]) == {Role.RECRUITER, Role.HR_MANAGER, Role.AUDITOR}


def test_what_a_reader_may_not_see_is_empty_and_named() -> None:
    shown, without = graded(HIRE, lambda action: action is not Action.READ_OFFER)
    assert without == {"pay_amount", "pay_currency", "pay_period"}
    assert (shown.pay_amount, shown.email) == (None, "lin@example.com")
    assert "12000" not in sheet(HireRow, [shown], "name")


def test_a_sheet_opens_in_excel_and_reads_back() -> None:
    text = sheet(HireRow, [HIRE], "zh")
    assert text.encode().startswith(b"\xef\xbb\xbf")
    assert text.endswith("\r\n")
    heading, row = read(text)
    assert heading[:4] == ["员工编号", "申请编号", "候选人编号", "姓名"]
    said = dict(zip(heading, row, strict=True))
    assert (said["薪资"], said["入职日期"], said["录用时间"]) == (
        "12000.50",
        "2027-01-04",
        "2026-11-25T12:00:00Z",
    )
    assert said["工作地点"] == '厦门, "12" 层'
    assert read(sheet(HireRow, [HIRE], None)) == [row]


@pytest.mark.parametrize(
    "evil",
    ["=1+1", "+86 138", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", '=HYPERLINK("http://x")'],
)
def test_no_cell_is_a_formula(evil: str) -> None:
    (row,) = read(sheet(HireRow, [HIRE.model_copy(update={"name": evil})], None))
    assert row[3] == f"'{evil}"


def test_a_negative_number_is_a_number() -> None:
    assert "-5" not in sheet(HeadcountRow, [], "name")
    (row,) = read(sheet(HireRow, [HIRE.model_copy(update={"pay_amount": Decimal(-5)})], None))
    assert "-5" in row

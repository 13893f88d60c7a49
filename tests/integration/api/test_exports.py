"""Exports over the API: whole, in pages, what has changed since, and no more than the reader may see."""

import csv
import io
from collections.abc import Mapping
from datetime import timedelta
from typing import cast

import boto3
import pytest
from cloud import applications
from cloud.datasets import exporting
from cloud.headcounts import fill_head
from cloud.hiring import hire
from cloud.moment import now
from talent.moves import MoveName
from talent.opening import Opening
from talent.people import Role

from tests.integration.api.conftest import Journey, ask, aws, journey, opening, staff
from tests.integration.cloud.conftest import apply

__all__ = ["aws", "journey", "opening"]

HR = Role.HR_MANAGER


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """What has just changed is exported at once; the wait has a test of its own."""
    monkeypatch.setattr(exporting, "SETTLED", timedelta(seconds=-1))


def rows(dataset: str, claims: Mapping[str, str], **body: object) -> list[dict[str, object]]:
    reply = ask("POST", f"/exports/{dataset}", body, claims=claims)
    assert reply.status == 200, reply.text
    return cast("list[dict[str, object]]", reply.json["rows"])


def test_a_hire_as_far_as_its_reader_may_see_it(journey: Journey) -> None:
    journey.offered()
    applications.move(journey.application_id, MoveName.ACCEPT_OFFER, "candidate")
    position, ledger = journey.opening.position_id, journey.opening.headcount_id
    fill_head(journey.application_id, ledger)
    hire(journey.application_id, position, ledger, {"teamwork": 4.0}, "x/hire")
    (row,) = rows("hires", staff("hr", HR))
    assert (row["name"], row["email"], row["pay_amount"], row["pay_currency"]) == (
        "林晓",
        "lin@example.com",
        "12000",
        "CNY",
    )
    assert (row["start_date"], row["site"], row["department_id"]) == (
        "2027-01-04",
        journey.opening.site,
        journey.opening.department_id,
    )
    auditor = staff("auditor", Role.AUDITOR)
    reply = ask("POST", "/exports/hires", {}, claims=auditor)
    assert reply.json["withheld"] == ["email", "phone"]
    assert "lin@example.com" not in reply.text
    (offer,) = rows("offers", auditor)
    assert offer["application_id"] == journey.application_id
    assert ask("POST", "/exports/hires", {}, claims=staff("ann", Role.INTERVIEWER)).status == 403
    assert rows("hires", staff("far", Role.RECRUITER, "elsewhere")) == []
    assert len(rows("hires", staff("near", Role.RECRUITER, journey.opening.department_id))) == 1


def test_each_export_is_a_row_of_the_record(journey: Journey) -> None:
    rows("applications", staff("hr", HR))
    items = boto3.client("dynamodb").scan(TableName="bole")["Items"]
    deeds = [item["body"]["M"] for item in items if item["pk"]["S"].startswith("AUDITED#")]
    assert ("export applications", "hr") in {
        (each["deed"]["M"]["action"]["S"], each["deed"]["M"]["by"]["S"]) for each in deeds
    }


def test_pages_hold_each_row_once_and_the_cursor_brings_what_changed_after(opening: Opening) -> None:
    hr = staff("hr", HR)
    made = [apply(opening, f"c{n}@example.com").application_id for n in range(5)]
    seen: list[object] = []
    cursor, pages, more = "", 0, True
    while more:
        page = ask("POST", "/exports/applications", {"cursor": cursor, "limit": 2}, claims=hr).json
        rows_of = cast("list[dict[str, object]]", page["rows"])
        seen += [row["application_id"] for row in rows_of]
        cursor, more, pages = str(page["cursor"]), bool(page["more"]), pages + 1
    assert (seen, pages) == (made, 3)
    assert rows("applications", hr, cursor=cursor) == []
    applications.move(made[1], MoveName.WITHDRAW, "candidate")
    apply(opening, "late@example.com")
    changed = rows("applications", hr, cursor=cursor)
    assert [row["stage"] for row in changed] == ["withdrawn", "applied"]
    assert changed[0]["stage_zh"]


def test_a_sheet_addresses_nobody(opening: Opening) -> None:
    """Another system reads it, and whoever opens it is not asked to decide."""
    one = apply(opening, "c@example.com").application_id
    for move in (MoveName.RECEIVE_RESUME, MoveName.HOLD_BELOW_LINE):
        applications.move(one, move, "machine", cause=f"x/{move}")
    (row,) = rows("applications", staff("hr", HR))
    assert row["stage_zh"] == "低于筛选线，等待人力资源部确认"
    assert row["stage_en"] == "Below the line; waiting for HR's word"


def test_a_span_of_time_is_kept_to(opening: Opening) -> None:
    hr, before = staff("hr", HR), now()
    apply(opening, "c@example.com")
    assert len(rows("applications", hr, since=before.isoformat())) == 1
    assert rows("applications", hr, until=before.isoformat()) == []
    assert rows("applications", hr, since=(now() + timedelta(hours=1)).isoformat()) == []


def test_what_has_not_settled_comes_with_the_next_page(
    opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An index shows changes late; a cursor that had run ahead of one would lose it."""
    hr = staff("hr", HR)
    monkeypatch.setattr(exporting, "SETTLED", timedelta(seconds=60))
    page = ask("POST", "/exports/openings", {}, claims=hr).json
    assert (page["rows"], page["more"]) == ([], False)
    monkeypatch.setattr(exporting, "SETTLED", timedelta(seconds=-1))
    (row,) = rows("openings", hr, cursor=page["cursor"])
    assert row["opening_id"] == opening.opening_id
    (ledger,) = rows("headcount", hr)
    assert (ledger["planned"], ledger["free"], ledger["reservable"]) == (1, 1, 1)
    assert ledger["over_limit"] == "forbid"


def test_a_sheet_says_where_to_go_on(opening: Opening) -> None:
    hr = staff("hr", HR)
    apply(opening, "c@example.com")
    reply = ask("POST", "/exports/applications/csv", {"heading": "en"}, claims=hr)
    assert reply.headers["content-type"] == "text/csv; charset=utf-8"
    lines = list(csv.reader(io.StringIO(reply.text.removeprefix("\ufeff"))))
    assert lines[0][0] == "Application id"
    assert len(lines) == 2
    assert reply.headers["x-bole-more"] == "false"
    assert rows("applications", hr, cursor=reply.headers["x-bole-cursor"]) == []


def test_a_cursor_of_somebody_elses_is_told_by_name(aws: None) -> None:
    hr = staff("hr", HR)
    for cursor in ("x", "é", "AAAA", "bm90aGluZw=="):
        reply = ask("POST", "/exports/hires", {"cursor": cursor}, claims=hr)
        assert (reply.status, reply.json["name"]) == (400, "CursorUnreadable")
    assert ask("POST", "/exports/nothing", {}, claims=hr).status == 404


def test_columns_are_documented(aws: None) -> None:
    reply = ask("GET", "/exports/columns", claims=staff("hr", HR))
    assert reply.at("datasets", 0, "dataset") == "hires"
    assert reply.at("datasets", 0, "columns", 0, "title", "zh") == "员工编号"

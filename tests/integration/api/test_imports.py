"""Importing over HTTP: who may, what is signed, how it is watched; the machine's steps are called by the tests."""

import json
from collections.abc import Mapping
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import boto3
import pytest
from cloud import imports
from cloud.files import uploads
from cloud.import_summaries import finish_import
from cloud.importing import arriving
from documents.archive import listed, unpack
from talent.events import EventName
from talent.intake.person import MailMissing, Person
from talent.opening import Opening
from talent.people import Role

from tests.integration.api.conftest import ask, staff
from tests.integration.api.test_audit import deeds
from tests.unit.api.gateway import Reply

ZIP = {"filename": "简历.zip", "content_type": "application/zip", "bytes": 1000}


@pytest.fixture
def recruiter(opening: Opening) -> Mapping[str, str]:
    """A recruiter of the opening's department."""
    return staff("recruiter", Role.RECRUITER, opening.department_id)


def announce(opening: Opening, claims: Mapping[str, str], **file: object) -> Reply:
    """An import announced."""
    return ask("POST", "/imports", {"opening_id": opening.opening_id, "file": ZIP | file}, claims=claims)


def shown(path: str, claims: Mapping[str, str]) -> dict[str, Any]:
    """What the API shows at a path."""
    found: dict[str, Any] = json.loads(ask("GET", path, claims=claims).text)
    return found


def archive() -> bytes:
    """Two files in a zip."""
    page = BytesIO()
    with ZipFile(page, "w") as packed:
        packed.writestr("a.txt", "first")
        packed.writestr("b.exe", "second")
    return page.getvalue()


def arrived(opening: Opening, claims: Mapping[str, str]) -> str:
    """An import whose archive lies in the bucket."""
    prepared = announce(opening, claims)
    assert prepared.status == 201, prepared.text
    import_id = str(prepared.json["import_id"])
    uploads().write(imports.get_import(import_id).key, archive(), "application/zip")
    return import_id


def test_the_form_takes_the_type_and_length_that_were_announced(
    opening: Opening, recruiter: Mapping[str, str]
) -> None:
    """Nothing else fits the signature, and the file lies where no resume is looked for."""
    form = json.loads(announce(opening, recruiter).text)["form"]
    assert form["fields"]["Content-Type"] == "application/zip"
    assert form["fields"]["key"].startswith("imports/")
    assert form["fields"]["policy"]


@pytest.mark.parametrize(
    ("file", "status", "name"),
    [
        ({"content_type": "application/x-rar"}, 400, "WrongType"),
        ({"bytes": 0}, 400, "WrongSize"),
        ({"bytes": 3 * 1024**3}, 400, "TooLarge"),
        ({"content_type": "text/csv", "bytes": 100 * 1024**2}, 400, "TooLarge"),
        ({"filename": ""}, 422, "BodyInvalid"),
    ],
)
def test_what_no_import_takes_is_a_problem(
    opening: Opening, recruiter: Mapping[str, str], file: Mapping[str, object], status: int, name: str
) -> None:
    reply = announce(opening, recruiter, **file)
    assert (reply.status, reply.json["name"]) == (status, name)
    assert reply.json["next"]


@pytest.mark.parametrize("folder", ["../other", "a/../../b", "/etc", "a//b", "", "a\\b"])
def test_a_folder_stays_in_its_inbox(opening: Opening, recruiter: Mapping[str, str], folder: str) -> None:
    body = {"opening_id": opening.opening_id, "folder": folder}
    assert ask("POST", "/imports", body, claims=recruiter).status == 422


def test_a_folder_is_named_under_the_department(opening: Opening, recruiter: Mapping[str, str]) -> None:
    body = {"opening_id": opening.opening_id, "folder": "招聘会/2026"}
    prepared = ask("POST", "/imports", body, claims=recruiter)
    assert prepared.status == 201, prepared.text
    assert prepared.json["form"] is None
    job = imports.get_import(str(prepared.json["import_id"]))
    assert job.key == f"inbox/{opening.department_id}/招聘会/2026/"


def test_nobody_else_may(opening: Opening, recruiter: Mapping[str, str]) -> None:
    """Not an interviewer; to a recruiter of another department it is not there."""
    import_id = arrived(opening, recruiter)
    interviewer = staff("ann", Role.INTERVIEWER, opening.department_id)
    stranger = staff("far", Role.RECRUITER, "elsewhere")
    assert announce(opening, interviewer).status == 403
    assert announce(opening, stranger).status == 404
    for path in (
        f"/imports/{import_id}",
        f"/imports/{import_id}/files",
        f"/imports/{import_id}/files?limit=1",
    ):
        assert ask("GET", path, claims=interviewer).status == 403
        assert ask("GET", path, claims=stranger).status == 404
    assert ask("POST", f"/imports/{import_id}/start", {}, claims=stranger).status == 404


def test_an_import_is_started_once_and_tells_its_event(
    opening: Opening, recruiter: Mapping[str, str]
) -> None:
    prepared = announce(opening, recruiter).json["import_id"]
    early = ask("POST", f"/imports/{prepared}/start", {}, claims=recruiter)
    assert (early.status, early.json["name"]) == (409, "NotArrived")
    import_id = arrived(opening, recruiter)
    started = ask("POST", f"/imports/{import_id}/start", {"dry_run": True}, claims=recruiter)
    assert (started.status, started.json["status"], started.json["dry_run"]) == (200, "running", True)
    again = ask("POST", f"/imports/{import_id}/start", {}, claims=recruiter)
    assert (again.status, again.json["name"]) == (409, "ImportRunning")
    items = boto3.client("dynamodb").query(
        TableName="bole",
        KeyConditionExpression="pk = :pk AND begins_with(sk, :sk)",
        ExpressionAttributeValues={":pk": {"S": f"IMPORT#{import_id}"}, ":sk": {"S": "EVENT#"}},
    )["Items"]
    assert [item["body"]["M"]["name"]["S"] for item in items] == [EventName.IMPORT_REQUESTED]


def test_a_held_file_can_be_looked_at(opening: Opening, recruiter: Mapping[str, str]) -> None:
    """By those who import; a file that came in or was refused is not there."""
    import_id = arrived(opening, recruiter)
    ask("POST", f"/imports/{import_id}/start", {}, claims=recruiter)
    job = imports.get_import(import_id)
    imports.keep_listing(job, listed(uploads().open(job.key), job.key))
    assert ask("GET", f"/imports/{import_id}/held/1", claims=recruiter).json["name"] == "NotHeld"
    file = arriving(import_id, 1)
    file.hold(unpack(file.place, file.read()), MailMissing("No mail address was found."))
    assert (
        f"imports/{import_id}/held/000001.txt" in shown(f"/imports/{import_id}/held/1", recruiter)["address"]
    )
    assert [(each.action, each.import_id) for each in deeds()] == [("read a candidate's contacts", import_id)]
    auditor = staff("eve", Role.AUDITOR, opening.department_id)
    assert ask("GET", f"/imports/{import_id}", claims=auditor).status == 200
    assert ask("GET", f"/imports/{import_id}/held/1", claims=auditor).status == 403


def test_an_import_is_watched_while_it_goes_on(opening: Opening, recruiter: Mapping[str, str]) -> None:
    """Counts move with every file; at the end the summary can be fetched, and every file says what became of it."""
    import_id = arrived(opening, recruiter)
    ask("POST", f"/imports/{import_id}/start", {}, claims=recruiter)
    job = imports.get_import(import_id)
    imports.keep_listing(job, listed(uploads().open(job.key), job.key))
    counts = shown(f"/imports/{import_id}", recruiter)["counts"]
    assert (counts["files"], counts["waiting"], counts["failed"]) == (2, 1, 1)
    file = arriving(import_id, 1)
    person = Person(name="林晓", email="lin@example.com", language="zh")
    file.bring_in(unpack(file.place, file.read()), person)
    counts = shown(f"/imports/{import_id}", recruiter)["counts"]
    assert (counts["waiting"], counts["imported"]) == (0, 1)
    finish_import(import_id)
    ended = shown(f"/imports/{import_id}", recruiter)
    assert (ended["status"], ended["verdict"]) == ("finished", "in_part")
    assert "summary.csv" in ended["summary"]
    page = shown(f"/imports/{import_id}/files", recruiter)
    assert page["next_cursor"] is None
    assert [(row["file"], row["outcome"]) for row in page["files"]] == [
        ("a.txt", "imported"),
        ("b.exe", "failed"),
    ]
    assert page["files"][1]["reason"]["name"] == "NotAResume"
    first = shown(f"/imports/{import_id}/files?limit=1", recruiter)
    second = shown(f"/imports/{import_id}/files?limit=1&cursor={first['next_cursor']}", recruiter)
    assert first["files"] + second["files"] == page["files"]

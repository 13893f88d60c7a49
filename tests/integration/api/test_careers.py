"""The public door: what is open, and applying with a resume of the type and length that were announced."""

import base64
import json

import pytest
from cloud import applications, people
from talent.opening import Opening

from tests.integration.api.conftest import APPLICANT, CONSENTS, ask


def test_the_careers_page_shows_public_facts_only(opening: Opening) -> None:
    shown = ask("GET", "/careers").json["openings"]
    assert isinstance(shown, list)
    assert [each["opening_id"] for each in shown] == [opening.opening_id]
    assert set(shown[0]) == {"opening_id", "title", "description", "site", "questions"}


def test_the_resume_form_signs_key_type_and_length(opening: Opening) -> None:
    reply = ask("POST", f"/careers/{opening.opening_id}/applications", APPLICANT)
    resume = reply.json["resume"]
    assert isinstance(resume, dict)
    fields = resume["fields"]
    policy = json.loads(base64.b64decode(fields["policy"]))["conditions"]
    assert ["content-length-range", 5000, 5000] in policy
    assert {"Content-Type": "application/pdf"} in policy
    assert {"key": fields["key"]} in policy
    assert fields["key"].startswith(f"resumes/{reply.json['application_id']}/")


@pytest.mark.parametrize(
    ("resume", "name"),
    [
        ({"content_type": "application/zip", "bytes": 5000}, "WrongType"),
        ({"content_type": "application/pdf", "bytes": 1_000_000_000}, "TooLarge"),
        ({"content_type": "application/pdf", "bytes": 0}, "WrongSize"),
    ],
)
def test_a_resume_that_could_not_be_read_opens_no_application(
    opening: Opening, resume: dict[str, object], name: str
) -> None:
    reply = ask("POST", f"/careers/{opening.opening_id}/applications", {**APPLICANT, "resume": resume})
    assert (reply.status, reply.json["name"]) == (400, name)
    assert reply.json["next"]


def test_one_address_is_one_candidate(opening: Opening) -> None:
    path = f"/careers/{opening.opening_id}/applications"
    first, second = ask("POST", path, APPLICANT), ask("POST", path, {**APPLICANT, "name": "某人"})
    found = [applications.get(str(reply.json["application_id"])).value for reply in (first, second)]
    assert found[0].candidate_id == found[1].candidate_id
    assert people.get_candidate(found[0].candidate_id).name == "林晓"


def test_a_new_applicant_reads_where_the_application_stands(opening: Opening) -> None:
    opened = ask("POST", f"/careers/{opening.opening_id}/applications", APPLICANT)
    reply = ask("GET", "/me/application", link=str(opened.json["link"]))
    assert reply.json["stage"] == "applied"
    assert reply.json["moves"] == ["withdraw"]


def test_whoever_typed_an_address_reaches_nothing_of_its_owner(opening: Opening) -> None:
    opened = ask("POST", f"/careers/{opening.opening_id}/applications", APPLICANT)
    link = str(opened.json["link"])
    owners = [
        ("GET", "/me/consents", None),
        ("POST", "/me/consents", CONSENTS),
        ("DELETE", "/me/consents/recording", None),
        ("POST", "/me/withdrawal", None),
        ("GET", "/me/report", None),
    ]
    for method, path, body in owners:
        reply = ask(method, path, body, link=link)
        assert (reply.status, reply.json["name"]) == (401, "LinkUnknown"), path
    assert ask("POST", "/me/resume", APPLICANT["resume"], link=link).status == 201


@pytest.mark.parametrize("name", ["", " ", "林晓\r\nBcc: all@example.com", "x\x00y", "x" * 121])
def test_a_name_is_one_line_that_says_something(opening: Opening, name: str) -> None:
    reply = ask("POST", f"/careers/{opening.opening_id}/applications", {**APPLICANT, "name": name})
    assert reply.status == 422
    assert reply.at("errors", 0, "path") == "name"


@pytest.mark.parametrize(
    "email", ["lin", "lin@example", "林@example.com", "a b@example.com", "<a@example.com>"]
)
def test_an_address_is_one_that_mail_can_be_sent_to(opening: Opening, email: str) -> None:
    reply = ask("POST", f"/careers/{opening.opening_id}/applications", {**APPLICANT, "email": email})
    assert reply.at("errors", 0, "path") == "email"

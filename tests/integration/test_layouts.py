"""One resume gives the same fields in every layout: columns, timelines, forms, Word tables and boxes, mails, a scan."""

import json
from collections.abc import Iterator
from datetime import date

import jsonschema
import pytest
from documents.reading import Bounded, Sighted
from talent.json_resume import json_resume
from talent.reading import read_resume
from talent.resume import Leaf, Resume

from infra.local.looking import recogniser
from tests.samples.layouts import DESIGNS, PEOPLE

TODAY = date(2026, 11, 23)
ISO_DATE = {"type": "string", "pattern": r"^[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"}


@pytest.fixture(scope="module")
def reader() -> Iterator[Bounded]:
    with Sighted(recogniser, seconds=60) as sighted:
        yield sighted


def close(words: str) -> str:
    """Without spaces, which a picture does not keep."""
    return "".join(words.split())


def value(leaf: Leaf | None) -> str | None:
    return close(leaf.value) if leaf else None


def fields(resume: Resume) -> dict[str, object]:
    basics = resume.basics
    return {
        "basics": [value(leaf) for leaf in (basics.name, basics.email, basics.phone)],
        "education": [
            [value(leaf) for leaf in (one.institution, one.degree, one.major, one.start, one.end)]
            for one in resume.education
        ],
        "work": [
            [value(leaf) for leaf in (one.organization, one.title, one.start, one.end)] for one in resume.work
        ],
        "certificates": len(resume.certificates),
    }


@pytest.mark.parametrize("design", DESIGNS)
@pytest.mark.parametrize("who", PEOPLE)
def test_every_layout_gives_the_same_fields(reader: Bounded, who: str, design: str) -> None:
    person, made = PEOPLE[who], DESIGNS[design]
    resume = read_resume(reader.read(made.make(person), f"resume.{made.ending}"), TODAY)
    assert fields(resume) == {
        "basics": [close(one) for one in (person.name, person.email, person.phone)],
        "education": [
            [close(one) for one in (study.school, study.degree, study.major, study.start, study.end)]
            for study in person.studies
        ],
        "work": [
            [close(one) for one in (post.organisation, post.title, post.start, post.end)]
            for post in person.posts
        ],
        "certificates": len(person.certificates),
    }


@pytest.mark.parametrize("who", PEOPLE)
def test_a_resume_written_as_json_resume_is_read_back(reader: Bounded, who: str) -> None:
    first = read_resume(reader.read(DESIGNS["text"].make(PEOPLE[who]), "resume.txt"), TODAY)
    written = json_resume(first).document()
    again = read_resume(reader.read(json.dumps(written).encode(), "resume.json"), TODAY)
    assert fields(again) == fields(first)


@pytest.mark.parametrize("who", PEOPLE)
def test_json_resume_goes_out_in_its_schema(reader: Bounded, who: str) -> None:
    resume = read_resume(reader.read(DESIGNS["one column"].make(PEOPLE[who]), "resume.pdf"), TODAY)
    document = json_resume(resume).document()
    assert set(document) <= {
        "basics", "work", "education", "projects", "skills", "certificates", "languages",
    }  # fmt: skip
    check = jsonschema.validate
    parts = {
        "work": "name position",
        "education": "institution area studyType",
        "projects": "name description",
    }
    for part, names in parts.items():
        told = {name: {"type": "string"} for name in names.split()}
        check(document[part], {"type": "array", "items": {"type": "object", "additionalProperties": False,
            "properties": {**told, "startDate": ISO_DATE, "endDate": ISO_DATE, "summary": {"type": "string"},
                           "roles": {"type": "array", "items": {"type": "string"}}}}})  # fmt: skip
    check(document["basics"], {"type": "object", "additionalProperties": False, "properties": {
        "name": {"type": "string"}, "label": {"type": "string"}, "phone": {"type": "string"},
        "email": {"type": "string", "pattern": "^[^@ ]+@[^@ ]+$"},
        "location": {"type": "object", "properties": {"address": {"type": "string"}}}}})  # fmt: skip

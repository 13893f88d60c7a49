"""One resume gives the same fields in every layout: columns, timelines, forms, Word tables and boxes, mails, a scan."""

from collections.abc import Iterator
from datetime import date

import pytest
from documents.reading import Bounded, Sighted
from talent.reading import read_resume
from talent.resume import Leaf, Resume

from infra.local.looking import recogniser
from tests.samples.layouts import DESIGNS, PEOPLE

TODAY = date(2026, 11, 23)


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

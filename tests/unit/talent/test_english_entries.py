"""Running English text, its line breaks lost, is read into posts and studies; the decoding is CRFsuite's."""

import json
from datetime import date
from pathlib import Path

import pytest
from talent.reading import read_resume
from talent.reading.english_entries import MOST_TOKENS, WEIGHTS, read_english
from talent.reading.english_tokens import attributes, tokens
from talent.reading.tagger import decode
from talent.reading.text import plain

REFERENCE: dict[str, list[str]] = json.loads(
    Path(__file__).with_name("english_reference.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("text", sorted(REFERENCE))
def test_marks_are_those_of_crfsuite(text: str) -> None:
    seen = tokens(text)
    tags = ["O"] * len(seen)
    for mark in decode(attributes(text, seen), WEIGHTS):
        for at in range(mark.first, mark.last):
            edge = 2 * (at == mark.first) + (at == mark.last - 1)
            tags[at] = f"{'MEBS'[edge]}-{mark.kind}"
    assert tags == REFERENCE[text]


def test_a_resume_on_one_line_has_its_posts_and_studies() -> None:
    text = max(REFERENCE, key=len)
    resume = read_resume(plain(text, "line.txt"), date(2026, 11, 1))
    assert "Harbour Line Ltd" in {post.organization.value for post in resume.work if post.organization}
    assert "Pennine University" in {
        study.institution.value for study in resume.education if study.institution
    }
    (managed,) = [
        one for one in resume.work if one.organization and one.organization.value == "Harbour Line Ltd"
    ]
    assert managed.start is not None
    assert managed.start.value == "2019-01"


@pytest.mark.parametrize("post", ["Present Stock Planner", "Stock Planner | Nils Okonjo"])
def test_a_post_takes_along_neither_its_time_nor_a_name(post: str) -> None:
    text = f"Mira Okonjo    EXPERIENCE    {post}    Harbour Line, LLC    Jan 2012 - Mar 2015    Counted stock.    "
    (work,) = read_english(plain(text, "line.txt").lines).work
    assert work.title is not None
    assert work.title.value == "Stock Planner"


def test_a_firm_keeps_the_letters_of_its_kind() -> None:
    text = "Mira Okonjo    EXPERIENCE    Gale Optics, P.C.    Leeds, UK    Stock Planner    2012 - 2015    "
    (work,) = read_english(plain(text, "line.txt").lines).work
    assert work.organization is not None
    assert work.organization.value == "Gale Optics, P.C."


def test_no_text_has_no_marks() -> None:
    assert decode(attributes("", tokens("")), WEIGHTS) == []


def test_bytes_that_an_export_wrote_out_are_characters_again() -> None:
    (line,) = plain("Zo\\xc3\\xab \\xe2\\x80\\xa2 C:\\xff", "export.txt").lines
    assert line.text == "Zoë • C:\\xff"


@pytest.mark.parametrize(
    ("said", "degree", "major"),
    [
        ("BS, Information Technology", "BS, Information Technology", "Information Technology"),
        ("BS in Information Technology", "BS", "Information Technology"),
        ("Bachelor of Arts, Magna Cum Laude", "Bachelor of Arts", None),
    ],
)
def test_what_a_degree_is_in_is_its_major(said: str, degree: str, major: str | None) -> None:
    text = (
        "John Miller Austin, TX john@example.com Network Engineer, Blue Harbor Systems, June 2017 to Present "
        f"Managed switches. Education {said}, University of Texas, 2013 Skills Cisco, Python"
    )
    (study,) = read_english(plain(text, "resume.txt").lines).education
    assert study.degree
    assert (study.degree.value, study.major and study.major.value) == (degree, major)


def test_signs_alone_cost_no_more_than_the_longest_resume() -> None:
    """Each sign is a word to the reader; what lies behind as many words as a resume has is not looked at."""
    post = "\nManager, Blue Harbor Systems, June 2017 to Present\n"
    assert read_english(plain("*" * MOST_TOKENS + post, "stars.txt").lines).work == []

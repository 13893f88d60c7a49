"""A resume that the job site Indeed wrote out is read by the places that Indeed gives to things."""

from datetime import date

from talent.reading import read_resume
from talent.reading.text import plain
from talent.resume import Resume

EXPORT = """Mira Okonjo
Logistics Lead - Harbour Line

Leeds - Email me on Indeed: indeed.com/r/Mira-Okonjo/0000

WORK EXPERIENCE

Logistics Lead

Harbour Line -  Leeds, West Yorkshire -

March 2019 to Present

Client: a chain of bakeries
• planned the routes of forty vans

Stock Planner

Northgate Foods -

June 2016 to February 2019

EDUCATION

B.Sc. in Supply Chain Management

Pennine College of Technology -  Leeds

2016

SKILLS

Excel (5 years), SAP (3 years)
"""


def _read(text: str) -> Resume:
    return read_resume(plain(text, "export.txt"), date(2026, 11, 1))


def test_posts_stand_with_their_organisations_and_dates() -> None:
    told = [
        (
            post.title and post.title.value,
            post.organization and post.organization.value,
            post.start and post.start.value,
        )
        for post in _read(EXPORT).work
    ]
    assert told == [
        ("Logistics Lead", "Harbour Line", "2019-03"),
        ("Stock Planner", "Northgate Foods", "2016-06"),
    ]


def test_a_study_is_its_degree_its_subject_and_its_school() -> None:
    (study,) = _read(EXPORT).education
    told = (study.degree, study.major, study.institution, study.end)
    assert [leaf and leaf.value for leaf in told] == [
        "B.Sc.",
        "Supply Chain Management",
        "Pennine College of Technology",
        "2016",
    ]


def test_without_entries_the_headline_names_the_post() -> None:
    head = EXPORT.split("WORK EXPERIENCE", maxsplit=1)[0]
    (post,) = _read(f"{head}SKILLS\n\nExcel\n").work
    assert (post.title and post.title.value, post.organization and post.organization.value) == (
        "Logistics Lead",
        "Harbour Line",
    )

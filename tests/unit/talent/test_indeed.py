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


UNDATED = """mira okonjo
Logistics Lead - Harbour Line

Leeds - Email me on Indeed: indeed.com/r/mira-okonjo/0000

WORK EXPERIENCE

Stock Planner

Northgate Foods -  Leeds

Responsibilities:
• counted tins

Store Clerk

Bluebell

EDUCATION

Pennine High School

MCA in Computing in Computing

Pennine University

Statistics

Lakeside -  Leeds

SKILLS

Excel
"""


def test_entries_without_dates_are_cut_where_posts_and_schools_stand() -> None:
    resume = _read(UNDATED)
    assert resume.basics.name is not None
    assert resume.basics.name.value == "mira okonjo"
    posts = [
        (one.title and one.title.value, one.organization and one.organization.value) for one in resume.work
    ]
    assert posts == [
        ("Logistics Lead", "Harbour Line"),
        ("Stock Planner", "Northgate Foods"),
        ("Store Clerk", "Bluebell"),
    ]
    studies = [
        (
            one.degree and one.degree.value,
            one.major and one.major.value,
            one.institution and one.institution.value,
        )
        for one in resume.education
    ]
    assert studies == [
        (None, None, "Pennine High School"),
        ("MCA", "Computing", "Pennine University"),
        ("Statistics", None, "Lakeside"),
    ]


def test_a_heading_that_the_person_typed_ends_no_part() -> None:
    typed = EXPORT.replace(
        "• planned the routes of forty vans\n", "• planned routes\n\nPROJECTS\n\nforty vans\n"
    )
    assert len(_read(typed).work) == 2


def test_an_export_whose_line_breaks_became_spaces_is_read_alike() -> None:
    kept, lost = _read(EXPORT), _read(EXPORT.replace("\n", " "))
    assert [one.organization for one in lost.work] == [one.organization for one in kept.work]
    assert [(one.title, one.start, one.end) for one in lost.work] == [
        (one.title, one.start, one.end) for one in kept.work
    ]
    assert (lost.education, lost.basics.name) == (kept.education, kept.basics.name)


def test_without_entries_the_headline_names_the_post() -> None:
    head = EXPORT.split("WORK EXPERIENCE", maxsplit=1)[0]
    (post,) = _read(f"{head}SKILLS\n\nExcel\n").work
    assert (post.title and post.title.value, post.organization and post.organization.value) == (
        "Logistics Lead",
        "Harbour Line",
    )

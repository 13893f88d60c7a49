"""A post keeps what it is in charge of, and a degree its own country's name."""

from datetime import date

import pytest
from talent.reading import read_resume
from talent.reading.text import plain
from talent.resume import Leaf, Resume


def read(text: str) -> Resume:
    return read_resume(plain(text, "resume.txt"), date(2026, 11, 1))


def said(*leaves: Leaf | None) -> tuple[str, ...]:
    return tuple(leaf.value if leaf else "" for leaf in leaves)


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        (
            "Senior Engineer, Assembly\tJan 2018 – Present\nElbe Works\n• Led a line.",
            ("Elbe Works", "Senior Engineer, Assembly"),
        ),
        (
            "Elbe Works, Bremen, Germany\tJan 2018 – Present\nDirector, Sales and Marketing",
            ("Elbe Works", "Director, Sales and Marketing"),
        ),
        (
            "Manager, Quality Assurance, Delta Fasteners\tJan 2018 – Present",
            ("Delta Fasteners", "Manager, Quality Assurance"),
        ),
        ("Senior Engineer, Assembly at Elbe Works\nJan 2018 – Present", ("Elbe Works", "Senior Engineer, Assembly")),
        ("Software Engineer, Naranja\tJan 2018 – Present\n• Built.", ("Naranja", "Software Engineer")),
    ],
)  # fmt: skip
def test_a_post_keeps_what_it_is_in_charge_of(work: str, expected: tuple[str, str]) -> None:
    resume = read(f"Mira Okonjo\nmira@example.com\n\nWork Experience\n{work}\n")
    assert [said(post.organization, post.title) for post in resume.work] == [expected]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Mgr. Psychology, Masaryk University, 2012–2014", ("Masaryk University", "Mgr.", "Psychology")),
        (
            "Ing. in Logistics, University of Liberec, 2012–2014",
            ("University of Liberec", "Ing.", "Logistics"),
        ),
        (
            "Charles University, Prague\t2010 – 2013\nBc. in Economics",
            ("Charles University", "Bc.", "Economics"),
        ),
        ("Dipl.-Ing. Maschinenbau, TU München\t2005 – 2010", ("TU München", "Dipl.-Ing.", "Maschinenbau")),
        ("Licence en Droit, Université de Nantes, 2008 – 2011", ("Université de Nantes", "Licence", "Droit")),
        (
            "Laurea Magistrale in Lettere, Università di Bari",
            ("Università di Bari", "Laurea Magistrale", "Lettere"),
        ),
        ("Doctorat en chimie, Université de Lyon, 2010 - 2013", ("Université de Lyon", "Doctorat", "chimie")),
    ],
)
def test_a_degree_is_known_by_its_own_countrys_name(told: str, expected: tuple[str, str, str]) -> None:
    (study,) = read(f"Mira Okonjo\nmira@example.com\n\nEducation\n{told}\n").education
    assert said(study.institution, study.degree, study.major) == expected


def test_a_licence_to_drive_is_no_degree() -> None:
    resume = read("Mira Okonjo\n\nEducation\nUniversity of Leeds\t2014 – 2017\nFull driving licence\n")
    assert [study.degree for study in resume.education] == [None]


def test_the_place_of_a_school_certificate_is_no_field_of_study() -> None:
    (study,) = read("陳大文\n\n學歷\n香港中學文憑 2010  聖保羅書院\n").education
    assert said(study.institution, study.degree, study.major) == ("聖保羅書院", "中學文憑", "")

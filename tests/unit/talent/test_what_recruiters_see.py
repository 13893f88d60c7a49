"""What a recruiter understands at once: what is no post, was not passed or is no telephone is not read as one."""

from datetime import date

import pytest
from talent.matching import match, profile_of
from talent.reading import read_resume
from talent.reading.text import plain
from talent.requirements import read_opening
from talent.resume import Leaf, Resume

POST = "Accounts Assistant\tJun 2012 - Feb 2019\nMeridian Foods Ltd\nPurchase ledger\n"


def read(text: str) -> Resume:
    return read_resume(plain(text, "resume.txt"), date(2026, 11, 1))


def said(leaf: Leaf | None) -> str | None:
    return leaf.value if leaf else None


@pytest.mark.parametrize(
    "text",
    [
        f"Elena Petrova\nExperience\nCareer break — full-time parent\t2019 - 2024\n\n{POST}",
        f"Elena Petrova\nJOBS\n{POST}Gap year\t2019 - 2020\n",
        "周敏\n工作经历\n2019.03 — 2023.09 | 间隔年：照顾家人、自学\n2012.06 — 2019.02 | 万禾食品公司 | 会计助理\n",
    ],
    ids=["parent", "gap year", "chinese"],
)
def test_a_time_without_a_post_is_no_experience(text: str) -> None:
    resume = read(text)
    assert len(resume.work) == 1
    assert resume.experience_months == 81


@pytest.mark.parametrize("said_of_it", ["TEM-4 未通过", "TEM-4（备考中）", "TEM-4: not yet passed"])
def test_a_certificate_that_was_not_passed_is_not_held(said_of_it: str) -> None:
    resume = read(f"周敏\n证书\n{said_of_it}；CET-6 512分")
    assert [
        (one.name.value, said(one.level))
        for one in resume.certificates
        if one.name.value[:3] in {"TEM", "CET"}
    ] == [("CET-6", "512")]


def test_a_researchers_number_is_no_telephone() -> None:
    assert read("Tomás Echeverría\nt@example.edu | ORCID 0000-0002-1825-0097").basics.phone is None


def test_what_stands_in_brackets_behind_a_skill_is_listed_whole() -> None:
    skills = [one.value for one in read("王子涵\n技能\nExcel（VLOOKUP、数据透视表）｜ Canva").skills]
    assert skills == ["Excel", "VLOOKUP", "数据透视表", "Canva"]


def test_a_post_does_not_take_along_how_it_was_reached() -> None:
    text = "Grace Lind\nCareer history\nHallam Pumps Ltd\tApr 2018 - Present\n"
    found = read(f"{text}Sales Manager (promoted from Account Manager, 2020)")
    assert said(found.work[0].title) == "Sales Manager"


def test_short_headings_open_their_parts() -> None:
    resume = read(
        "Aisha Bello\na@example.com\nJOBS\nBarista, Corner Cup Coffee\nAug 2024 - Present\nSCHOOL\n"
        "Austin Community College - Associate of Arts, May 2027\nCERTS\nPMP 2026"
    )
    assert said(resume.education[0].institution) == "Austin Community College"
    assert [one.name.value for one in resume.certificates] == ["PMP"]


def test_whoever_went_on_from_a_college_to_a_degree_has_it() -> None:
    resume = read("李秋菊\n学习经历\n2013.09-2016.01 四川护理职业学院 护理学 专升本（函授）")
    wanted = read_opening("护士\n任职要求：\n1、本科及以上学历。").requirements
    assert [one.verdict for one in match(profile_of(resume, "2026-11"), wanted, 60).requirements] == ["met"]


def test_a_university_that_employs_is_no_school_of_the_persons() -> None:
    """It would take the first degree, and each degree after it another school."""
    resume = read(
        "Jana Novak\njana@example.com\nExperience\nPostdoc, EPFL\n2023 –\nSolid-state batteries.\n"
        "Research Assistant, Brno University of Technology\n2018 – 2019\n"
        "Education\nPhD, Materials Science, ETH Zürich\n2019 – 2023\n"
        "BA (Hons) Business Studies, University of Leeds, 2015\n"
        "MSc Physics\nBrno University of Technology\n2013 - 2015"
    )
    assert [(said(study.institution), said(study.degree)) for study in resume.education] == [
        ("ETH Zürich", "PhD"),
        ("University of Leeds", "BA (Hons) Business Studies"),
        ("Brno University of Technology", "MSc Physics"),
    ]

"""A name that is an ordinary word too is a skill only where it stands as a name."""

import pytest
from talent.taxonomy import skills


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("the rest of the team", set()),
        ("excel at what you do", set()),
        ("worked in the head office of a firm", set()),
        ("in a word, yes", set()),
        ("react to changes quickly", set()),
        ("Spring semester", set()),
        ("Shell in Rotterdam", set()),
        ("excel, word, powerpoint", {"excel", "word", "powerpoint"}),
        ("Proficient in Excel for reports", {"excel"}),
        ("熟练使用excel和word", {"excel", "word"}),
        ("REST API and React", {"rest", "react"}),
        ("Java, Spring, Hibernate", {"java", "spring", "hibernate"}),
        ("熟练使用Office", {"office_suite"}),
        ("MS Office", {"office_suite"}),
        ("Proficient in excel", {"excel"}),
    ],
)
def test_what_a_text_names(text: str, shown: set[str]) -> None:
    assert {hit.id for hit in skills().book.find(text)} == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Set up and programmed, programming 5-axis mills and lathes", {"cnc"}),
        ("programming Fanuc controls", {"cnc"}),
        ("会使用UG、Mastercam编程", {"ug_nx", "cnc"}),
        ("programming in Python", {"sdlc", "python"}),
        ("熟悉编程", {"sdlc"}),
        ("medical coding (ICD-10)", set()),
        ("mostly in Go or Rust", {"go", "rust"}),
        ("Buyers in Chile", set()),
        ("Senior Buyer", {"procurement"}),
        ("wrote a device driver", set()),
    ],
)
def test_what_a_word_means_is_told_by_the_craft_beside_it(text: str, shown: set[str]) -> None:
    assert {hit.id for hit in skills().book.find(text)} == shown

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

"""What the paper room offers can be had, and a function loads only the library of the paper it writes."""

import subprocess
import sys

import pytest
from documents import writing


def test_everything_that_is_offered_is_there() -> None:
    assert all(getattr(writing, name).__name__ == name for name in writing.__all__)
    with pytest.raises(AttributeError):
        writing.invoice  # noqa: B018


@pytest.mark.parametrize(
    ("paper", "unneeded"),
    [
        ("report_page", ("reportlab", "icalendar")),
        ("interview_invite", ("reportlab", "jinja2")),
        ("offer_letter", ("icalendar", "jinja2")),
    ],
)
def test_one_paper_does_not_load_the_libraries_of_the_others(paper: str, unneeded: tuple[str, ...]) -> None:
    code = f"import sys; from documents.writing import {paper}; print([n for n in {unneeded!r} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

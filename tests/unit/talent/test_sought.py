"""A sought pattern answers as `re` does, whatever the text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from talent.reading.sought import Sought

PATTERNS = (
    r"\b(?:Engineer|Lead|Sr\.)s?\b",
    r"(?<!\d)(?P<a>19|20)\d\d\s?年|['’]?\d\d|至今",
    r"[\u4e00-\u9fff]厂|公司(?!长)|\bCo\b\.?",
    r"(?:a?b)*c|^x|(?=k)k{2,3}?|[^a-z]q",
    r"(?<![\d.])\d\d年?|(?<=[–至年])\s?\d|(?<![^a-z])o|(?<=[aKe-g])[le]|(?<![\wA-Z])公|(?<=年)s",
    r"(?<![A-Za-z])(?:ok|1a)|(?<![a-z])re|(?i:ok)|Straße|İ|ſ|K",
)
TEXT = st.text(alphabet="abcdekloqrsxLES .'’–01923年至今公司长厂KſiİıStraßegn\n", max_size=24)


@pytest.mark.parametrize("flags", [0, re.I])
@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=TEXT)
def test_a_sought_pattern_finds_what_the_plain_one_finds(pattern: str, flags: int, text: str) -> None:
    plain, sought = re.compile(pattern, flags), Sought(pattern, flags)
    assert [one.span() for one in sought.finditer(text)] == [one.span() for one in plain.finditer(text)]
    found, expected = sought.search(text), plain.search(text)
    assert (found and found.span()) == (expected and expected.span())
    assert bool(sought.match(text)) == bool(plain.match(text))
    assert sought.sub("_", text) == plain.sub("_", text)


@pytest.mark.parametrize(
    "text", ["Kardiologist at Acme", "Autoškola Brno", "a psychologist, Engineer", "oloGIST"]
)
def test_words_known_by_their_end_are_found_whatever_they_begin_with(text: str) -> None:
    pattern = r"\b(?:Engineer|\w{3,}ologist|\w*škola)s?\b"
    plain, sought = re.compile(pattern, re.I), Sought(pattern, re.I, known_by="ologist|škola")
    assert [one.span() for one in sought.finditer(text)] == [one.span() for one in plain.finditer(text)]

"""A second reader's leanings are added to the weights of the characters, for as long a life as its time allows."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import pytest
from talent.reading import read_resume
from talent.reading.biography import READ_TWICE
from talent.reading.tagger import marks
from talent.reading.text import plain

LABELS = [
    f"{place}-{kind}"
    for kind in ("CONT", "EDU", "LOC", "NAME", "ORG", "PRO", "RACE", "TITLE")
    for place in "BME"
]
LABELS += ["O", "S-NAME", "S-ORG", "S-RACE"]
LIFE = "何玉兰，女，现任东海远洋贸易集团市场部经理。"


class Leaning(NamedTuple):
    labels: Sequence[str]
    states: Sequence[Sequence[float]]
    moves: Sequence[Sequence[float]]


class Reader:
    """Leans to one employer, and counts what it was asked to read."""

    def __init__(self, employer: str, *, sure: float) -> None:
        self.employer, self.sure, self.asked = employer, sure, 0

    def __call__(self, text: str) -> Leaning:
        self.asked += len(text)
        rows = [[0.0] * len(LABELS) for _ in text]
        at = text.find(self.employer)
        last = len(self.employer) - 1
        for place in range(len(self.employer)) if at >= 0 else ():
            name = "B-ORG" if place == 0 else "E-ORG" if place == last else "M-ORG"
            rows[at + place][LABELS.index(name)] = self.sure
        return Leaning(LABELS, rows, [[0.0] * len(LABELS) for _ in LABELS])


def employers(text: str, reader: Reader) -> list[str]:
    return [text[mark.first : mark.last] for mark in marks(text, reader) if mark.kind == "ORG"]


def test_a_sure_second_reader_moves_a_border() -> None:
    whole = "东海远洋贸易集团市场部"
    assert employers(LIFE, Reader(whole, sure=0.0)) == ["东海远洋贸易集团"]
    assert employers(LIFE, Reader(whole, sure=9.0)) == [whole]


def test_a_second_reader_without_an_opinion_changes_nothing() -> None:
    assert marks(LIFE, Reader("无", sure=0.0)) == marks(LIFE)
    assert marks("", Reader("无", sure=0.0)) == []


@pytest.mark.parametrize("times", [1, 1_000])
def test_a_life_is_read_twice_only_as_far_as_time_allows(times: int) -> None:
    reader = Reader("东海", sure=0.0)
    resume = read_resume(plain("\n".join([LIFE] * times), "life.txt"), date(2026, 11, 1), reader)
    assert resume.basics.name is not None
    assert resume.basics.name.value == "何玉兰"
    assert 0 < reader.asked <= READ_TWICE

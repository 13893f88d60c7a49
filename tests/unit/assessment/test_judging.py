"""Levels must follow what people of the trade would say: labelled answers in four sets, with traps."""

from collections.abc import Sequence
from statistics import correlation, mean

import pytest

from tests.unit.assessment.labelled import ALL, ANSWERS_OF, VOICES, is_chinese, level


def ranks(values: Sequence[float]) -> list[float]:
    order = sorted(values)
    return [mean(i for i, other in enumerate(order) if other == value) for value in values]


@pytest.mark.parametrize("voice", VOICES)
def test_levels_rank_answers_as_their_authors_did(voice: str) -> None:
    rows = ANSWERS_OF[voice]
    got = [level(row.text, row) for row in rows]
    assert correlation(ranks(got), ranks([row.level for row in rows])) >= 0.88
    assert mean(abs(found - row.level) for found, row in zip(got, rows, strict=True)) <= 0.5


def test_traps_stay_under_the_plain_answers_that_they_imitate() -> None:
    by_id = {row.id: row for row in ALL}
    for row in ALL:
        if row.below:
            assert level(row.text, row) <= level(by_id[row.below].text, by_id[row.below]) + row.slack, row.id
        if row.above:
            assert level(row.text, row) > level(by_id[row.above].text, by_id[row.above]), row.id


def test_saying_the_same_again_does_not_help() -> None:
    for row in ALL:
        assert level(row.text * 2, row) <= level(row.text, row) + 0.15, row.id


def test_padding_with_platitudes_does_not_help() -> None:
    padding = {
        "zh": "我认为这非常重要。每个人都应该不断努力。只有这样才能取得进步。",
        "en": " I think this is very important. Everyone should keep trying. That is essential for success.",
    }
    for row in ALL:
        if row.level >= 3:
            padded = row.text + padding["zh" if is_chinese(row.text) else "en"] * 4
            assert level(padded, row) <= level(row.text, row) + 0.2, row.id

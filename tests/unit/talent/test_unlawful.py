"""What may not decide is told, in many words; what only sounds like it is left alone."""

import tomllib
from pathlib import Path

import pytest
from talent.requirements import read_opening
from talent.requirements.unlawful import unlawful_in, without_unlawful

CASES: dict[str, list[str]] = tomllib.loads(
    Path(__file__).with_name("unlawful_cases.toml").read_text(encoding="utf-8")
)
HARMLESS = CASES.pop("harmless")
CONDITIONS = CASES


@pytest.mark.parametrize("ground", sorted(CONDITIONS))
def test_a_condition_is_told_with_its_ground(ground: str) -> None:
    missed = [
        words
        for words in CONDITIONS[ground]
        if ground not in {one.ground for one in unlawful_in(f"大专以上学历，{words}，有责任心")}
    ]
    assert not missed


def test_what_the_work_is_about_is_no_condition() -> None:
    wrong = {words: unlawful_in(words) for words in HARMLESS if unlawful_in(words)}
    assert not wrong


@pytest.mark.parametrize(
    ("text", "degree"),
    [
        ("211/985法律类专业本科及以上学历", "bachelor"),
        ("重点大学硕士及以上学历", "master"),
        ("一本以上学历", "bachelor"),
        ("第一学历为统招本科", "bachelor"),
        ("25-35岁大专以上学历", "associate"),
        ("限男性，本科以上学历", "bachelor"),
    ],
)
def test_what_stands_beside_a_condition_is_still_asked(text: str, degree: str) -> None:
    advert = read_opening(f"任职要求：\n1、{text}；")
    assert advert.unlawful
    assert degree in {one.canonical for one in advert.requirements if one.about == "degree"}


def test_nothing_of_a_condition_is_left_to_match() -> None:
    for conditions in CONDITIONS.values():
        for words in conditions:
            left = without_unlawful(f"熟悉报关，{words}")
            assert not unlawful_in(left)

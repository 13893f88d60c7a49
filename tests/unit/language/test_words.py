"""Simplification, numerals and fluency: what is read must be what was said."""

import pytest
from language import fluent, language_of, quantities, simplify, units_of
from language.numerals import chinese_value, english_value


def test_traditional_speech_becomes_simplified_without_moving_an_offset() -> None:
    text = "這批貨被海關扣留,我有點著急,後來聯繫銀行"
    assert simplify(text) == "这批货被海关扣留，我有点着急，后来联系银行"
    assert len(simplify(text)) == len(text)


def test_the_character_of_famous_is_no_particle() -> None:
    assert simplify("著名的公司,效果顯著") == "著名的公司，效果显著"


@pytest.mark.parametrize(
    ("spoken", "value"),
    [
        ("九十八点五", 98.5),
        ("三万二", 32000),
        ("一百五", 150),
        ("三百零五", 305),
        ("十五", 15),
        ("二零二一", 2021),
    ],
)
def test_chinese_numerals(spoken: str, value: float) -> None:
    assert chinese_value(spoken) == value


@pytest.mark.parametrize(
    ("spoken", "value"),
    [
        ("two hundred and five", 205),
        ("thirty-five", 35),
        ("three million", 3_000_000),
        ("four point five", 4.5),
    ],
)
def test_english_numerals(spoken: str, value: float) -> None:
    assert english_value(spoken) == value


def test_figures_carry_their_units_and_vague_counts_are_none() -> None:
    found = quantities("准时率是百分之九十八点五，预留了两周的货，有几个客户、一次会")
    assert [(q.value, q.unit) for q in found] == [(98.5, "%"), (2.0, "周")]
    found = quantities("It fell by twenty-five percent in 4 weeks, saving $3 million, on one day")
    assert [(q.value, q.unit) for q in found] == [(25.0, "%"), (4.0, "weeks"), (3_000_000.0, "")]


def test_fillers_and_restarts_go_and_every_offset_stays() -> None:
    text = "嗯,当时要同时做三个国家的报关,我,我有点着急,就是觉得,觉得挺累的。"
    clean = fluent(text)
    assert clean.text == "当时要同时做三个国家的报关,我有点着急,就是觉得挺累的。"
    assert all(text[place] == letter for place, letter in zip(clean.at, clean.text, strict=True))
    assert (clean.fillers, clean.restarts) == (1, 2)


def test_english_fillers_go_and_meant_repetition_stays() -> None:
    said = "Um, so I, I called the bank. It was very very hard."
    assert fluent(said).text == "so I called the bank. It was very very hard."


def test_language_is_told_by_the_script_that_prevails() -> None:
    assert language_of("我用SQL导出数据") == "zh"
    assert language_of("I exported the data") == "en"
    assert language_of("… 123") == "other"


def test_units_are_characters_and_words() -> None:
    assert len(units_of("我用SQL, 3次 didn't")) == 6

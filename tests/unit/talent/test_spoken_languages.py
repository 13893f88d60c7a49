"""A language is shown by what is said of it, by an examination, or by the language that the resume is written in."""

from datetime import date

import pytest
from talent.matching import match, profile_of
from talent.reading import read_resume
from talent.reading.text import plain
from talent.requirements import Requirement

CHINESE = "林晓\n工作经历\n2019.07–至今  厦门蓝港有限公司  采购员\n• 负责询价比价\n证书与语言\n{told}\n"
ENGLISH = "Ann Lee\nExperience\nBlue Port Ltd  Buyer  2019 - present\n• Bought steel from four mills\nLanguages\n{told}\n"


def verdict(resume: str, language: str, level: float | None) -> str:
    wanted = Requirement(
        id="r1", kind="must", about="language", text="asked", canonical=language, minimum=level
    )
    read = read_resume(plain(resume, "x"), date(2026, 11, 1))
    return match(profile_of(read, "2026-11"), [wanted], 60).requirements[0].verdict


@pytest.mark.parametrize(
    ("told", "language", "level", "expected"),
    [
        ("雅思 5.0", "English", 4, "partly"),
        ("雅思 7.0", "English", 4, "met"),
        ("托业 800", "English", 4, "met"),
        ("日语 N2", "Japanese", 4, "met"),
        ("日语二级", "Japanese", 3, "met"),
        ("日语 N3", "Japanese", 4, "partly"),
        ("英语：商务英语可作为工作语言", "English", 4, "met"),
        ("英语 B2", "English", 4, "partly"),
        ("德语 C1", "German", 3, "met"),
        ("驾照", "Chinese", 4, "met"),
        ("驾照", "English", 3, "not_found"),
        ("普通话一般", "Chinese", 4, "partly"),
    ],
)
def test_a_chinese_resume(told: str, language: str, level: float, expected: str) -> None:
    assert verdict(CHINESE.format(told=told), language, level) == expected


@pytest.mark.parametrize(
    ("told", "language", "level", "expected"),
    [
        ("German B2", "English", 4, "unclear"),
        ("German B2", "English", 2, "met"),
        ("German B2", "Chinese", None, "not_found"),
        ("English: fluent", "English", 4, "met"),
        ("English: pre-advanced", "English", 4, "partly"),
        ("Sold to the Chinese market", "Chinese", None, "not_found"),
        ("Mandarin (native)", "Chinese", 4, "met"),
        ("HSK 5", "Chinese", None, "met"),
        ("JLPT N2", "Japanese", 4, "met"),
    ],
)
def test_an_english_resume(told: str, language: str, level: float | None, expected: str) -> None:
    assert verdict(ENGLISH.format(told=told), language, level) == expected


def test_a_mark_below_what_an_examination_stands_for_is_not_forgotten() -> None:
    read = read_resume(plain(CHINESE.format(told="雅思 5.0"), "x"), date(2026, 11, 1))
    wanted = Requirement(id="r1", kind="must", about="certificate", text="asked", canonical="cet6")
    assert match(profile_of(read, "2026-11"), [wanted], 60).requirements[0].verdict == "partly"

"""How someone speaks and who they are must not move a level: twins within 0.3 in 95 of 100."""

import random
import re
from collections.abc import Callable

import pytest

from tests.unit.assessment.labelled import ALL, is_chinese, level

NORTHERN = [
    ("我们", "俺们"),
    ("我", "俺"),
    ("什么", "啥"),
    ("怎么", "咋"),
    ("知道", "晓得"),
    ("没有", "没得"),
    ("很", "老"),
]
COLLOQUIAL = [
    (r"ing\b", "in'"),
    (r"\bdidn't\b", "never"),
    (r"\bthem\b", "'em"),
    (r"\bsaw\b", "seen"),
    (r"\bwas\b", "were"),
]


type Twin = Callable[[str, random.Random], str]


def disfluent(text: str, dice: random.Random) -> str:
    if not is_chinese(text):
        words = (f"{dice.choice(['um,', 'uh,'])} {w}" if dice.random() < 0.08 else w for w in text.split(" "))
        return " ".join(words)
    parts = re.split(r"([，,。])", text)
    fills = ("嗯，", "那个，", "呃，", "")
    return "".join(
        dice.choice(fills) + part if at % 2 == 0 and part else part for at, part in enumerate(parts)
    )


def dialect(text: str, dice: random.Random) -> str:
    if is_chinese(text):
        for plain, local in NORTHERN:
            text = text.replace(plain, local)
        return text
    for plain, local in COLLOQUIAL:
        text = re.sub(plain, local, text)
    return text


def introduced(chinese: str, english: str) -> Twin:
    return lambda text, _: (chinese if is_chinese(text) else english) + text


TWINS = {
    "disfluent": disfluent,
    "dialect": dialect,
    "woman": introduced("我是女生，今年二十五岁。", "I'm a woman and I'm twenty-five years old. "),
    "older man": introduced("我是男生，今年四十六岁。", "I'm a man and I'm forty-six years old. "),
    "famous school": introduced("我毕业于清华大学。", "I graduated from Stanford. "),
    "plain school": introduced("我是大专毕业的，来自农村。", "I went to a community college. "),
}


@pytest.mark.parametrize("twin", TWINS)
def test_a_twin_gets_the_same_level(twin: str) -> None:
    moved = {}
    for row in ALL:
        other = TWINS[twin](row.text, random.Random(row.id))
        moved[row.id] = abs(level(other, row) - level(row.text, row))
    apart = {name: round(gap, 2) for name, gap in moved.items() if gap > 0.3}
    assert len(apart) <= 0.05 * len(moved), apart

"""Dialect and hurried spellings of common English words read as the words they stand for; every offset is kept."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class _Spellings(NamedTuple):
    pattern: re.Pattern[str]
    standard: dict[str, str]


@cache
def _spellings() -> _Spellings:
    text = files("language").joinpath("spellings.toml").read_text(encoding="utf-8")
    standard: dict[str, str] = tomllib.loads(text)
    parts = "|".join(re.escape(each) for each in sorted(standard, key=len, reverse=True))
    return _Spellings(re.compile(rf"(?<![\w'])(?:{parts})(?![\w'])", re.IGNORECASE), standard)


def standard(text: str, at: tuple[int, ...]) -> tuple[str, tuple[int, ...]]:
    """`text` with the standard words; `at[i]` is the offset that character i had before all that was done to it."""
    known = _spellings()
    letters: list[str] = []
    places: list[int] = []
    last = 0
    for match in known.pattern.finditer(text):
        word = known.standard[match[0].lower()]
        start, end = match.span()
        letters += [text[last:start], word]
        places += [*at[last:start], *[at[start]] * (len(word) - 1), at[end - 1]]
        last = end
    return "".join([*letters, text[last:]]), (*places, *at[last:])

"""The words in which adverts discriminate, by ground, and the words around them that make them harmless.

Sources: China's Employment Promotion Law art. 26–31 and Law on the Protection of Women's Rights art. 43; the rule on
hepatitis B tests (2010); EU directives 2000/43, 2000/78, 2006/54; US Title VII, ADEA, ADA and 8 USC 1324b; the EEOC's
guidance on criminal records (2012) and the fair chance acts; the Ministry of Education's ban on 985/211 limits (2020).
The words stand in grounds.toml. A certificate of no criminal record, which China's law asks of some posts, is no ground.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pydantic import Field

from talent.kernel import Fact
from talent.requirements.model import Ground

_PART = re.compile("«([A-Z_]+)»")


class _Harmless(Fact):
    promise: tuple[str, ...]
    after: tuple[str, ...]
    before: tuple[str, ...]


class _Words(Fact):
    part: dict[str, str]
    ground: dict[Ground, tuple[str, ...]] = Field(min_length=1)
    harmless: _Harmless

    def pattern(self, words: Iterable[str]) -> re.Pattern[str]:
        """Any of the words, with their parts put in."""
        return re.compile("|".join(f"(?:{self._whole(each)})" for each in words), re.I)

    def _whole(self, words: str) -> str:
        while _PART.search(words):
            words = _PART.sub(lambda hit: f"(?:{self.part[hit[1]]})", words)
        return words


class Grounds(NamedTuple):
    """Each ground with the pattern of its conditions, and what makes such words harmless.

    `promises` promise not to ask, or ask only what the law of working ages asks; `after` and `before` are what makes
    a condition the work's subject when it stands there.
    """

    conditions: tuple[tuple[Ground, re.Pattern[str]], ...]
    promises: re.Pattern[str]
    after: re.Pattern[str]
    before: re.Pattern[str]


@cache
def grounds() -> Grounds:
    """The patterns, built when the first advert is read: most functions never read one."""
    words = _Words.model_validate(
        tomllib.loads(Path(__file__).with_name("grounds.toml").read_text(encoding="utf-8"))
    )
    return Grounds(
        tuple((ground, words.pattern(each)) for ground, each in words.ground.items()),
        words.pattern(words.harmless.promise),
        words.pattern(words.harmless.after),
        re.compile(rf"(?:{words.pattern(words.harmless.before).pattern})\Z", re.I),
    )

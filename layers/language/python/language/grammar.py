"""What the sentence analysis needs to know of a language: patterns read once from `chinese.toml` and `english.toml`.

They are data, so that someone who knows the language and not the code can extend them. `{person}` and
`{verbed}` stand for the lists of that name in the same file.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

_CASE_MATTERS = frozenset({"name", "sentence"})


@dataclass(frozen=True, slots=True)
class Grammar:
    """The patterns of one language.

    `cut` marks where a clause ends; `people` finds candidates for who acts, in named groups self, we and other;
    `object_before` matches the end of the text before a person who is acted upon. `denial` finds negators,
    `no_denial` words that only look like one. `says` finds somebody's speech or belief, `hearsay` talk without a
    speaker; `state` tells being, having, feeling and failing from doing. `relations` maps a relation's name to its
    connectives. `reach` is how many characters a negator's phrase takes.
    """

    sentence: re.Pattern[str]
    cut: re.Pattern[str]
    people: re.Pattern[str]
    object_before: re.Pattern[str]
    denial: re.Pattern[str]
    no_denial: re.Pattern[str]
    says: re.Pattern[str]
    hearsay: re.Pattern[str]
    unreal: re.Pattern[str]
    habitual: re.Pattern[str]
    happened: re.Pattern[str]
    state: re.Pattern[str]
    moment: re.Pattern[str]
    name: re.Pattern[str]
    relations: tuple[tuple[str, re.Pattern[str]], ...]
    reach: int


@cache
def grammar(language: Literal["chinese", "english"]) -> Grammar:
    """The language's patterns, compiled."""
    text = files("language").joinpath(f"{language}.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    words = {name: f"(?:{'|'.join(table.pop(name))})" for name in ("person", "verbed") if name in table}
    relations, reach = table.pop("relations"), int(table.pop("reach"))

    def compiled(name: str, parts: list[str]) -> re.Pattern[str]:
        joined = "|".join(parts)
        for placeholder, alternatives in words.items():
            joined = joined.replace(f"{{{placeholder}}}", alternatives)
        return re.compile(joined, 0 if name in _CASE_MATTERS else re.IGNORECASE)

    return Grammar(
        **{name: compiled(name, parts) for name, parts in table.items()},
        relations=tuple((name, compiled(name, parts)) for name, parts in relations.items()),
        reach=reach,
    )

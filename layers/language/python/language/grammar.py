"""What the sentence analysis needs to know of a language, as compiled patterns: one value a language."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grammar:
    """The patterns of one language.

    `cut` marks where a clause ends; `people` finds candidates for who acts, in named groups self, we and other;
    `object_before` matches the end of the text before a person who is acted upon. `denial` finds negators,
    `no_denial` words that only look like one. `says` finds somebody's speech or belief, `hearsay` talk without
    a speaker. `relations` maps a relation's name to its connectives.
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
    moment: re.Pattern[str]
    name: re.Pattern[str]
    relations: tuple[tuple[str, re.Pattern[str]], ...]

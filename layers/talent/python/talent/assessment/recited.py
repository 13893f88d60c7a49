"""What is said out of the rubric: an anchor word for word, or a sentence put together from several."""

import re
from collections.abc import Sequence
from itertools import pairwise

from talent.competency import Competency

_UNIT = re.compile(r"[\u4e00-\u9fff]|[A-Za-z]+(?:'[a-z]+)?|\d+")
_LEAST_PAIRS = 5
_PATCHED = 10
_LONG = 20
_TAKEN_OVER = {"zh": 0.33, "en": 0.2}
"""The share of a sentence of `_LONG` pairs or more from which it is put together from anchors. No honest one of the
corpus has more than 0.27 in Chinese and 0.12 in English: pairs of characters coincide more than pairs of words."""


def units(words: str) -> list[str]:
    """Chinese characters and English words, lower case."""
    return [match[0].lower() for match in _UNIT.finditer(words)]


def _pairs(words: str) -> set[tuple[str, str]]:
    found = units(words)
    return set(pairwise(found))


def recited(words: str, competencies: Sequence[Competency]) -> bool:
    """Whether the words are the rubric's: two thirds of them, pair by pair, in one anchor or meaning, or most in all.

    A sentence put together from several anchors counts as recited where it is long enough to be no chance.
    """
    mine = _pairs(words)
    if len(mine) < _LEAST_PAIRS:
        return False
    for each in competencies:
        for texts in _texts(each):
            pairs = [_pairs(text) for text in texts]
            if any(len(mine & known) >= 0.66 * len(mine) for known in pairs):
                return True
            if len(mine) >= _PATCHED and len(mine & set[tuple[str, str]]().union(*pairs)) >= 0.55 * len(mine):
                return True
    return False


def _texts(each: Competency) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The meaning and the anchors of a competency in Chinese and in English."""
    phrases = (each.meaning, *(anchor.text for anchor in each.anchors))
    return tuple(phrase.zh for phrase in phrases), tuple(phrase.en for phrase in phrases)


def patchwork(words: str, competencies: Sequence[Competency]) -> bool:
    """Whether a long sentence is put together from anchors in other words between."""
    mine = _pairs(words)
    if len(mine) < _LONG:
        return False
    least = _TAKEN_OVER["zh" if any("\u4e00" <= letter <= "\u9fff" for letter in words) else "en"] * len(mine)
    known = (
        set[tuple[str, str]]().union(*map(_pairs, texts)) for each in competencies for texts in _texts(each)
    )
    return any(len(mine & pairs) >= least for pairs in known)

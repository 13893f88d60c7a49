"""Fits how much a passage of an answer tells: stories against padding, by the same encoder's states.

What tells: the passages of honest answers from level 3 on. What does not: what attacks put around an honest answer,
platitudes, and passages written as padding (`corpus/padding.LANGUAGE.txt`). The line is the last column of the heads.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import corpus
import numpy as np
from language import analyse, units_of
from perception import empty_passages
from separating import Numbers, separate
from talent.assessment import passages_that_count
from talent.evidence import Wording

LOST, LOST_BESIDE = 0.02, 0.06
"""Shares of telling passages that may be lost to the thresholds; the second only beside an empty passage."""
_TELLS_FROM = 3.0
_AS_GOOD = frozenset({"dialect", "disfluent", "recognition_noise", "lost_punctuation"})
_SHARED = 0.3
"""A passage of an attack that shares this much with the honest answer is of the story."""
PADDING_VOICE = "padding"


class Passage(NamedTuple):
    """Words, whether they tell anything (1 or -1), whose they are and how much they count in the fit."""

    words: str
    tells: float
    voice: str
    weight: float


class Line(NamedTuple):
    """Weights and bias of raw states, and the two thresholds of `perception.empty_passages`."""

    weights: Numbers
    bias: float
    below: float
    beside: float

    def empty(self, states: Sequence[Numbers]) -> tuple[int, ...]:
        """The passages that tell nothing, by their states."""
        found = [float(each @ self.weights + self.bias) for each in states]
        return empty_passages(found, self.below, self.beside)


class Fit(NamedTuple):
    """The line of all voices, each voice's of all others, and the share of padding that falls below the threshold."""

    line: Line
    without: Mapping[str, Line]
    caught: float


def passages(
    read: Mapping[str, Sequence[str]], rows: Sequence[corpus.Answer], language: str
) -> list[Passage]:
    """The labelled passages of one language; `read` are the passages of every answer by its id."""
    found = [each for row in rows if row.language == language for each in _labelled(row, read)]
    file = corpus.FOLDER / f"padding.{language}.txt"
    for line in file.read_text(encoding="utf-8").splitlines():
        wording = Wording.model_validate(analyse(line))
        found += [Passage(words, -1.0, PADDING_VOICE, 1.0) for words in passages_that_count(wording, ())]
    return found


def _labelled(row: corpus.Answer, read: Mapping[str, Sequence[str]]) -> Iterator[Passage]:
    high = row.level is not None and row.level >= _TELLS_FROM
    if high and (row.kind == "plain" or row.variant in ("honest_loss", "halting")):
        yield from (Passage(words, 1.0, row.voice, 1.0) for words in read[row.id])
    elif high and row.kind == "twin" and row.variant in _AS_GOOD:
        yield from (Passage(words, 1.0, row.voice, 0.5) for words in read[row.id])
    elif row.variant == "platitude" and not high:
        yield from (Passage(words, -1.0, row.voice, 1.0) for words in read[row.id])
    elif row.kind == "attack" and row.of:
        honest = _told(" ".join(read[row.of]), row.language)
        for words in read[row.id]:
            mine = _told(words, row.language)
            if len(mine & honest) < _SHARED * max(1, len(mine)):
                yield Passage(words, -1.0, row.voice, 1.0)


def _told(words: str, language: str) -> set[str]:
    """What a passage can share with another: pairs of characters, or words of more than three letters."""
    units = units_of(words)
    return (
        {a + b for a, b in pairwise(units)} if language == "zh" else {each for each in units if len(each) > 3}
    )


def fit(found: Sequence[Passage], states: Numbers) -> Fit:
    """The lines between both classes, with thresholds from voices left out of the fit."""
    tells = np.array([each.tells for each in found])
    counts = np.array([each.weight for each in found])
    parted = separate(states, tells, counts, [each.voice for each in found])
    sure = parted.foretold[(tells > 0) & (counts == 1.0)]
    below, beside = (float(np.quantile(sure, share)) for share in (LOST, LOST_BESIDE))
    return Fit(
        Line(*parted.line, below, beside),
        {voice: Line(*each, below, beside) for voice, each in parted.without.items()},
        float((parted.foretold[tells < 0] < below).mean()),
    )

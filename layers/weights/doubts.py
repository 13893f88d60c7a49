"""Fits the doubts about a whole answer: it tells of others, or of what was not done; luck did it; it is off the question.

A line each on the encoder's states, from the corpus's traps of that kind against all its other stories; off the question
is also what `corpus/off_question.LANGUAGE.txt` says (hobbies, family, the terms of the post). A doubt is 0 where
`AMISS` of the honest answers of voices left out of the fit lie above it, and 1 a `WIDTH` further.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import corpus
import numpy as np
from separating import Line, Numbers, separate

AMISS = 0.015
WIDTH = 0.3
KINDS = {
    "told_of_others": "hearsay",
    "left_undone": "negation",
    "owed_to_luck": "luck",
    "off_the_question": "off_topic",
}
"""Each doubt and the trap of the corpus that shows it."""
OFF_QUESTION_VOICE = "off_question"
_HONEST = 3.0
_NO_STORY = frozenset({"platitude"})


class Fit(NamedTuple):
    """By doubt: the line of all voices, each voice's of all others, and the share of its traps found in unseen voices."""

    lines: Mapping[str, Line]
    without: Mapping[str, Mapping[str, Line]]
    found: Mapping[str, float]

    def of(self, states: Numbers, voice: str) -> dict[str, float]:
        """The doubts about an answer by lines that have not heard its voice."""
        return {name: self.without[name].get(voice, line).of(states) for name, line in self.lines.items()}


def fit(rows: Sequence[corpus.Answer], states: Numbers, off_question: Numbers) -> Fit:
    """The lines on the answers' states; `off_question` are those of what speaks to no question."""
    lines, without, found = {}, {}, {}
    for name, variant in KINDS.items():
        more = off_question if variant == "off_topic" else off_question[:0]
        parted = _parted(rows, states, more, variant)
        lines[name], without[name], found[name] = parted
    return Fit(lines, without, found)


def _parted(
    rows: Sequence[corpus.Answer], states: Numbers, more: Numbers, variant: str
) -> tuple[Line, dict[str, Line], float]:
    at = [place for place, row in enumerate(rows) if row.kind != "attack" and row.variant not in _NO_STORY]
    used = [rows[place] for place in at]
    sides = np.array([1.0 if row.variant == variant else -1.0 for row in used] + [1.0] * len(more))
    voices = [row.voice for row in used] + [OFF_QUESTION_VOICE] * len(more)
    parted = separate(np.vstack([states[at], more]), sides, np.ones(len(sides)), voices)
    seen = parted.foretold[: len(used)]
    honest = seen[np.array([(row.level or 0.0) >= _HONEST for row in used])]
    start = float(np.quantile(honest, 1.0 - AMISS))
    trapped = seen[np.array([row.variant == variant for row in used])]
    caught = float((trapped > start).mean())
    lines = {voice: _scaled(line, start) for voice, line in parted.without.items()}
    return _scaled(parted.line, start), lines, caught


def _scaled(line: Line, start: float) -> Line:
    return Line(line.weights / WIDTH, (line.bias - start) / WIDTH)

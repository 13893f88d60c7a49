"""Fits the doubts about a whole answer: it tells of others, or of what was not done; luck did it; it is off the question.

A line each on the encoder's states, from the corpus's traps of that kind against all its other stories; off the question
is also what `corpus/off_question.LANGUAGE.txt` says (hobbies, family, the terms of the post). Whether a story is one for
another question is, in English, a line a competency: answers to its questions against those to all others.
A doubt is 0 where `AMISS` of the honest answers of voices left out of the fit lie above it, and 1 a `WIDTH` further.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import corpus
import numpy as np
from separating import Line, Numbers, Separated, separate
from talent.assessment.limits import AWAY
from talent.library import competencies

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
ELSEWHERE = frozenset({"en"})
"""The languages whose heads tell stories for another question. In Chinese the lines caught one story of eighteen, and
held two honest answers apart from their twins: fewer than 95 of a hundred would have stayed within 0.3."""
_OF_NOTHING = frozenset({"platitude", "off_topic"})


class Fit(NamedTuple):
    """By doubt: the line of all voices, each voice's of all others; by trap the share that was found in unseen voices."""

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
    if rows[0].language in ELSEWHERE:
        for competency, (each, start) in _elsewhere(rows, states).items():
            lines[AWAY + competency] = _scaled(each.line, start)
            without[AWAY + competency] = _all_scaled(each, start)
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
    return _scaled(parted.line, start), _all_scaled(parted, start), caught


def _elsewhere(rows: Sequence[corpus.Answer], states: Numbers) -> dict[str, tuple[Separated, float]]:
    """By competency, the line from answers to its questions (-1) to those to others (1), and where doubt begins."""
    at = [place for place, row in enumerate(rows) if row.kind != "attack" and row.variant not in _OF_NOTHING]
    used = [rows[place] for place in at]
    voices = [row.voice for row in used]
    about = np.array([row.competency for row in used])
    high = np.array([(row.level or 0.0) >= _HONEST for row in used])
    parted = {
        name: separate(states[at], np.where(about == name, -1.0, 1.0), np.ones(len(at)), voices)
        for name in competencies()
    }
    honest = np.concatenate([each.foretold[high & (about == name)] for name, each in parted.items()])
    start = float(np.quantile(honest, 1.0 - AMISS))
    return {name: (each, start) for name, each in parted.items()}


def _all_scaled(parted: Separated, start: float) -> dict[str, Line]:
    return {voice: _scaled(line, start) for voice, line in parted.without.items()}


def _scaled(line: Line, start: float) -> Line:
    return Line(line.weights / WIDTH, (line.bias - start) / WIDTH)

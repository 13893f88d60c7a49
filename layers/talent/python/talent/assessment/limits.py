"""What holds a level down: others did it, nobody did, luck did, or it is off the question; each with its quote.

Two readings must agree. The sentence analysis counts whose deeds are told, what luck is named and how far the
question's subject is touched; the encoder's doubts (`Impression.doubts`) come from the whole. A level is held smoothly,
so that one word more or less moves it little; where nothing own or relevant remains there is no level at all.
"""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from math import log
from typing import NamedTuple

from talent.assessment import reasons
from talent.assessment.level import Judged, Point
from talent.assessment.recited import units
from talent.assessment.score import Reason
from talent.competency import CompetencyId
from talent.evidence import Clause, Impression

AGREE = 0.5
"""How much the sentence analysis counts beside the encoder's doubt; from here on it holds by itself."""
SURE = 1.5
"""Both readings together from which nothing is left to score, where no word speaks for it."""
TOLD = 0.5
AWAY = "away_from_"
"""Begins the name of the doubt whether a story is one for a competency at all."""
WANDERED = 0.6
"""The share of a doubt about the subject that counts: weak answers and strange trades are near it."""
ELSEWHERE, PER_WORD = 0.35, 0.35
"""The share of a doubt whether the story is for another question, and what a word about the subject takes from it."""
_LEAST_UNITS = 3


class Limit(NamedTuple):
    """A level above `floor` is held down for `reason`, on `quote`; by all of it where `doubt` is 1 or more.

    `bare`: no word tells of anything of one's own, or of the question's subject.
    """

    sign: str
    reason: Reason
    doubt: float
    floor: float
    quote: Clause
    bare: bool = False

    @property
    def nothing_left(self) -> bool:
        """Whether there is nothing to give a level for."""
        return self.bare and self.doubt >= SURE


class Deeds(NamedTuple):
    """Whose deeds an answer tells, in clauses: one's own (shared ones count half) and those of others."""

    mine: float
    others: tuple[Clause, ...]


@cache
def _words() -> dict[str, re.Pattern[str]]:
    text = files("talent.assessment").joinpath("rubric", "limits.toml").read_text(encoding="utf-8")
    return {name: re.compile("|".join(parts), re.IGNORECASE) for name, parts in tomllib.loads(text).items()}


def _saying(name: str, clauses: Sequence[Clause]) -> list[Clause]:
    return [clause for clause in clauses if _words()[name].search(clause.words)]


def deeds(clauses: Sequence[Clause]) -> Deeds:
    """Whose deeds are told: what is only attended or admired is nobody's own."""
    idle = (_words()["attending"], _words()["admiring"])
    mine, others = 0.0, []
    for clause in clauses:
        real = not (clause.asked or clause.denied or clause.unreal or clause.habitual)
        if not real or len(units(clause.words)) < _LEAST_UNITS:
            continue
        if clause.reported or clause.actor == "other":
            others += [clause] if clause.deed or clause.happened else []
        elif clause.deed and not any(words.search(clause.words) for words in idle):
            mine += 0.5 if clause.actor == "we" else 1.0
    return Deeds(mine, tuple(others))


def limits(
    clauses: Sequence[Clause],
    impression: Impression | None,
    subject: int | None,
    asked: Sequence[CompetencyId] = (),
) -> tuple[Limit, ...]:
    """All that holds the answer down; `subject` counts its different words about the question's subject, if known.

    `asked` are the competencies that the question is about: a story for none of them is one for another question.
    """
    doubts = impression.doubts if impression else {}
    away = min((doubts.get(AWAY + name, 0.0) for name in asked), default=0.0)
    found = (
        _others(clauses, doubts.get("told_of_others")),
        _undone(clauses, doubts.get("left_undone")),
        _luck(clauses, doubts.get("owed_to_luck")),
        _off_question(clauses, doubts.get("off_the_question"), away, subject),
    )
    return tuple(each for each in found if each is not None and each.doubt > 0)


def _both(doubt: float | None, counted: float) -> float:
    """What both readings say together: the count alone where it is clear or nothing else was read."""
    whole = counted if doubt is None else doubt + AGREE * min(1.0, max(-1.0, counted))
    return max(whole, counted - AGREE)


def _others(clauses: Sequence[Clause], doubt: float | None) -> Limit | None:
    mine, others = deeds(clauses)
    if not others:
        return None
    aside = 2.0 * min(2, len(_saying("admiring", clauses))) + min(2, len(_saying("beside", clauses)))
    ratio = 2.0 * log((len(others) + 0.5) / (mine + 0.5))
    whole = _both(doubt, (ratio + aside - min(4.0, mine) - 2.0) / 4.0)
    longest = max(others, key=lambda each: (each.deed, each.end - each.start, -each.start))
    return Limit("others_did", reasons.TOLD_OF_OTHERS, whole, 1.75, longest, bare=not mine)


def _undone(clauses: Sequence[Clause], doubt: float | None) -> Limit | None:
    denied = [
        clause for clause in clauses if clause.denied and clause.actor != "other" and not clause.reported
    ]
    if not denied or doubt is None:
        return None
    mine = deeds(clauses).mine
    whole = doubt + AGREE * min(1.0, max(-1.0, 0.5 * len(denied) - 0.4 * mine))
    return Limit("left_undone", reasons.LEFT_UNDONE, whole, 1.75, denied[0])


def _luck(clauses: Sequence[Clause], doubt: float | None) -> Limit | None:
    named = _saying("chance", clauses)
    if not clauses or (doubt is None and not named):
        return None
    mine = deeds(clauses).mine
    whole = _both(doubt, min(2, len(named)) * 0.8 - 0.3 * max(0.0, mine - 1.0) - 0.2)
    quote = named[0] if named else max(clauses, key=lambda each: (each.happened, each.start))
    return Limit("by_luck", reasons.OWED_TO_LUCK, whole, 1.75, quote)


def _off_question(
    clauses: Sequence[Clause], doubt: float | None, away: float, subject: int | None
) -> Limit | None:
    if doubt is None or subject is None or not clauses:
        return None
    spoken = min(3, subject)
    of_nothing = WANDERED * doubt - AGREE * spoken
    elsewhere = ELSEWHERE * (away - PER_WORD * spoken)
    longest = max(clauses, key=lambda each: (each.end - each.start, -each.start))
    bare = not subject and of_nothing >= SURE  # a story for another question is a story all the same
    return Limit("off_question", reasons.OFF_THE_QUESTION, max(of_nothing, elsewhere), 1.25, longest, bare)


def held(judged: Judged, found: Sequence[Limit]) -> tuple[Judged, Limit | None]:
    """The judgement under the limit that holds it most, and that limit; a point of its own on the limit's quote.

    A level that is low already is told why all the same, where the doubt is `TOLD`.
    """
    downs = [(round(-min(1.0, each.doubt) * max(0.0, judged.level - each.floor), 3), each) for each in found]
    telling = [(effect, each) for effect, each in downs if effect or each.doubt >= TOLD]
    if not telling:
        return judged, None
    effect, limit = min(telling, key=lambda down: (down[0], -down[1].doubt, down[1].sign))
    point = Point(sign=limit.sign, start=limit.quote.start, end=limit.quote.end, effect=effect)
    update = {"level": judged.level + effect, "points": (*judged.points, point)}
    return judged.model_copy(update=update), limit

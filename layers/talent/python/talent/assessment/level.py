"""From signs to a level on the anchored scale, with every part of it traced to its quote.

level = 1 + the craft signs (a particular event, own acts, reasons, results, figures, order, lesson: the parts of a
behavioural answer told as situation, task, action and result) + the competency's own signs, less what speaks
against it. The weights, in levels, were fitted by least squares with no weight below zero on the labelled answers
of `tests/unit/assessment/answers` (three sets of voices; each foretold from the others at a rank correlation of
0.92 to 0.95), then rounded by hand; they are the rubric's version 1.
"""

from collections.abc import Sequence
from math import exp

from talent.assessment.clauses import Countable, shown, worth
from talent.assessment.sign import Sign, craft, rubric, topic
from talent.competency import CompetencyId
from talent.evidence import Clause
from talent.kernel import Fact

FIT_LEVELS = 0.5
SOFT_FROM = 3.0
SCALE = 4.0
INTENT = "intent"


class Shown(Fact):
    """A sign as the answer shows it: how strongly (0 to 1) and by which clauses, with their parts of it."""

    sign: Sign
    strength: float
    clauses: tuple[tuple[Clause, float], ...]


class Point(Fact):
    """What one stretch of the transcript moved by one sign, in levels."""

    sign: str
    start: int
    end: int
    effect: float


class Judged(Fact):
    """A level before rounding (1 to 5), its points, and how much of the competency's own signs was seen (0 to 1).

    `disputed`: two raters are so far apart that a person must decide.
    """

    level: float
    points: tuple[Point, ...]
    fit: float
    disputed: bool = False


def strength(total: float, enough: int) -> float:
    """How fully a sign is shown after `total` worth of clauses: 0.80 at enough, 0.96 at twice that.

    Saturating, so that neither length nor one misheard word moves a level far.
    """
    return 1.0 - exp(-1.6 * total / enough)


def show(sign: Sign, clauses: Sequence[Countable]) -> Shown:
    """Find one sign in the clauses."""
    parts = [(each.clause, shown(sign, each) * worth(each, sign.scope)) for each in clauses]
    found = tuple((clause, part) for clause, part in parts if part > 0)
    return Shown(sign=sign, strength=strength(sum(part for _, part in found), sign.enough), clauses=found)


def _points(each: Shown, levels: float) -> list[Point]:
    whole = sum(part for _, part in each.clauses)
    return [
        Point(sign=each.sign.id, start=clause.start, end=clause.end, effect=levels * part / whole)
        for clause, part in each.clauses
        if whole and levels
    ]


def judge(competency: CompetencyId, clauses: Sequence[Countable], about: float) -> Judged:
    """The level that the clauses support for the competency; `about` is how far they speak to the question (0 to 1)."""
    signs = (*craft(), *rubric(competency))
    against = [show(sign, clauses) for sign in signs if sign.weight < 0]
    spoken_against = [clause for each in against for clause, _ in each.clauses]
    free = [each for each in clauses if each.clause not in spoken_against]
    story = [show(sign, free) for sign in craft() if sign.weight > 0]
    own = [show(sign, free) for sign in rubric(competency) if sign.weight > 0]
    seen = {each.sign.id: each.strength for each in story}
    possible = sum(each.sign.weight for each in own) or 1.0
    fit = sum(each.sign.weight * each.strength for each in own) / possible
    part = involvement(free) * about
    unshown = (1 - seen["own_act"]) * (1 - seen["event"])
    points = [point for each in against for point in _points(each, each.sign.weight * each.strength)]
    for each in story:
        points += _points(
            each, each.sign.weight * each.strength * (unshown if each.sign.id == INTENT else part)
        )
    for each in own:
        points += _points(each, each.sign.weight * each.strength * part * FIT_LEVELS / possible)
    raised = sum(point.effect for point in points if point.effect > 0)
    bent = soft(raised) / raised if raised else 1.0
    traced = tuple(p.model_copy(update={"effect": p.effect * bent}) if p.effect > 0 else p for p in points)
    level = 1.0 + sum(point.effect for point in traced)
    return Judged(level=min(5.0, max(1.0, level)), points=traced, fit=fit)


def involvement(clauses: Sequence[Countable]) -> float:
    """How far the story is the teller's own: 0.3 where others did everything, towards 1 from two clauses on.

    `clauses` are those that nothing speaks against; what was left undone is no part in it either.
    """
    mine = sum(each.own for each in clauses if not each.clause.denied)
    return 0.3 + 0.7 * (1 - exp(-1.2 * mine))


def subject_words(competencies: Sequence[CompetencyId], clauses: Sequence[Countable]) -> int | None:
    """How many different words of the clauses are about one of the competencies; None where one has no rubric."""
    best = 0
    for pattern in map(topic, competencies):
        if pattern is None:
            return None
        best = max(best, len({m[0].lower() for each in clauses for m in pattern.finditer(each.clause.words)}))
    return best


def relevance(subject: int | None) -> float:
    """1 where the answer speaks of what one of the competencies is about or that is unknown, 0.9 at a word, else 0.5."""
    return 1.0 if subject is None else (0.5, 0.9, 1.0)[min(2, subject)]


def soft(raised: float) -> float:
    """The sum of what speaks for a level, bent smoothly towards the scale's top from level 4 on."""
    if raised <= SOFT_FROM:
        return raised
    room = SCALE - SOFT_FROM
    return SOFT_FROM + room * (1 - exp(-(raised - SOFT_FROM) / room))


def half_width(units: int, confidence: float) -> float:
    """Half the interval around a level: wide for few units (characters or words) and for uncertain hearing.

    0.4 is about half an anchor step, what two trained raters differ by; set on the labelled answers.
    """
    return 0.4 + 0.6 * exp(-units / 90) + 1.2 * max(0.0, 0.9 - confidence)

"""From signs to a level on the anchored scale, with every part of it traced to its quote.

The level is 1 + 4 × (0.55 × story + 0.45 × fit) × ground, less what speaks against it. `story` is the weighted
share of the craft signs (a particular event, own acts, reasons, results, figures, order, lesson): the STAR parts
of a behavioural answer. `fit` is the share of the competency's own signs. `ground` halves what rests neither on
own acts nor on a particular event, so that a platitude can't climb. The numbers were set against the labelled
answers of the unit tests; they are the rubric's version 1.
"""

from collections.abc import Sequence
from math import exp

from talent.assessment.clauses import Countable, shown, worth
from talent.assessment.sign import Sign, craft, rubric
from talent.competency import CompetencyId
from talent.evidence import Clause
from talent.kernel import Fact

STORY_SHARE, FIT_SHARE, SCALE = 0.55, 0.45, 4.0
FULL_FIT = 0.65
LEAST_OUTCOME = 0.3


class Shown(Fact):
    """A sign as the answer shows it: how strongly (0 to 1) and by which clauses, with their parts of it."""

    sign: Sign
    strength: float
    clauses: tuple[tuple[Clause, float], ...]


class Point(Fact):
    """What one clause moved by one sign, in levels."""

    sign: str
    clause: Clause
    effect: float


class Judged(Fact):
    """A level before rounding (1 to 5), its points, and how much of the competency's own signs was seen (0 to 1)."""

    level: float
    points: tuple[Point, ...]
    fit: float


def strength(total: float, enough: int) -> float:
    """How fully a sign is shown after `total` worth of clauses: 0.80 at enough, 0.96 at twice that.

    Saturating, so that neither length nor one misheard word moves a level far.
    """
    return 1.0 - exp(-1.6 * total / enough)


def show(sign: Sign, clauses: Sequence[Countable]) -> Shown:
    """Find one sign in the clauses."""
    parts = [(each.clause, shown(sign, each.clause) * worth(each, sign.scope)) for each in clauses]
    found = tuple((clause, part) for clause, part in parts if part > 0)
    return Shown(sign=sign, strength=strength(sum(part for _, part in found), sign.enough), clauses=found)


def _points(each: Shown, levels: float) -> list[Point]:
    whole = sum(part for _, part in each.clauses)
    return [
        Point(sign=each.sign.id, clause=clause, effect=levels * part / whole)
        for clause, part in each.clauses
        if whole and levels
    ]


def judge(competency: CompetencyId, clauses: Sequence[Countable]) -> Judged:
    """The level that the clauses support for the competency."""
    story = [show(sign, clauses) for sign in craft()]
    own = [show(sign, clauses) for sign in rubric(competency)]
    seen = {each.sign.id: each.strength for each in story}
    ground = 0.4 + 0.6 * min(1.0, 0.75 * seen["own_act"] + 0.35 * seen["event"])
    outcome = LEAST_OUTCOME + (1 - LEAST_OUTCOME) * seen["own_act"]
    possible = sum(each.sign.weight for each in own if each.sign.weight > 0) * FULL_FIT or 1.0
    raw = sum(each.sign.weight * each.strength for each in own if each.sign.weight > 0) / possible
    fit = (1 - exp(-1.8 * raw)) / (1 - exp(-1.8)) if raw < 1 else 1.0
    points: list[Point] = []
    for each in story:
        lucky = outcome if each.sign.scope == "outcome" else 1.0
        share = STORY_SHARE * SCALE * ground * lucky if each.sign.weight > 0 else SCALE
        points += _points(each, each.sign.weight * each.strength * share)
    for each in own:
        share = FIT_SHARE * SCALE * ground * fit / (raw * possible) if each.sign.weight > 0 and raw else SCALE
        points += _points(each, each.sign.weight * each.strength * share)
    raised = sum(point.effect for point in points if point.effect > 0)
    stretch = anchored(raised) / raised if raised else 1.0
    traced = tuple(p.model_copy(update={"effect": p.effect * stretch}) if p.effect > 0 else p for p in points)
    level = 1.0 + sum(point.effect for point in traced)
    return Judged(level=min(5.0, max(1.0, level)), points=traced, fit=fit)


def anchored(raised: float) -> float:
    """Levels above 1 for the signs' sum: stretched so that the labelled answers meet their anchors.

    No answer shows every sign; a full story reaches about 0.8 of the sum, a plain one a third.
    """
    return SCALE * min(1.0, raised / SCALE / 0.8) ** 0.75


def half_width(units: int, confidence: float) -> float:
    """Half the interval around a level: wide for few units (characters or words) and for uncertain hearing.

    0.4 is about half an anchor step, what two trained raters differ by; set on the labelled answers.
    """
    return 0.4 + 0.6 * exp(-units / 90) + 1.2 * max(0.0, 0.9 - confidence)

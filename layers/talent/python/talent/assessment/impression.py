"""How far the encoder's impression of the whole answer may move a level: only within what quotes support.

The signs see phrases, the encoder sees the whole; each errs where the other does not. But an impression has no quote
of its own, so it may lift a level by no more than a part of what quoted signs have shown, not at all where signs
speak against the story by a level.
"""

from collections.abc import Sequence

from talent.assessment.level import Judged, Point
from talent.evidence import Impression

WHOLE_ANSWER = "whole_answer"
SHARE = 0.9
"""The impression's share of the level; chosen on voices left out of the fit (tests/bench/eval_judging.py)."""
MOST = 2.0
SUPPORT = 2.5
"""A lift of at most this many times what the quotes have shown."""
CONTRADICTED = -1.0
"""Signs that speak against the story by this much leave nothing to lift."""


def with_impression(
    judged: Judged, competency: str, impression: Impression | None, *, general: bool = False
) -> Judged:
    """The rater's judgement moved towards the impression, as a point of its own on the strongest quote.

    `general`: no passage tells anything in particular, so there is nothing to lift.
    """
    level = impression.levels.get(competency, _usual(impression)) if impression else judged.level
    wanted = SHARE * (level - judged.level)
    effect = effect_of(judged.points, min(0.0, wanted) if general else wanted)
    if not effect:
        return judged
    clearest = _clearest(judged.points, lifting=effect > 0)
    point = Point(sign=WHOLE_ANSWER, start=clearest.start, end=clearest.end, effect=effect)
    return judged.model_copy(update={"level": judged.level + effect, "points": (*judged.points, point)})


def effect_of(points: Sequence[Point], wanted: float) -> float:
    """The move that is allowed of the one wanted, in levels."""
    shown = sum(point.effect for point in points if point.effect > 0)
    against = sum(point.effect for point in points if point.effect < 0)
    if not points or (wanted > 0 and against <= CONTRADICTED):
        return 0.0
    least = -min(MOST, max(0.0, shown + against))
    return round(max(least, min(wanted, MOST, SUPPORT * shown)), 3)


def _usual(impression: Impression) -> float:
    """For a company's own competency: the mean over those that the encoder knows."""
    return sum(impression.levels.values()) / len(impression.levels)


def _clearest(points: Sequence[Point], *, lifting: bool) -> Point:
    """The quote that moved most in the same direction, else the one that moved most at all."""
    same = [point for point in points if (point.effect > 0) is lifting] or list(points)
    return max(same, key=lambda point: (abs(point.effect), -point.start))

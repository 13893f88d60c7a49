"""What a hire takes along: the competency levels seen in hiring, as the baseline that reviews are later held against."""

from collections.abc import Mapping, Sequence
from statistics import fmean

from talent.assessment.score import CompetencyScore
from talent.panel import Scorecard


def baseline(
    seen: Sequence[CompetencyScore],
    cards: Sequence[Scorecard],
    weights: Mapping[str, float],
    ai_weight: float,
) -> dict[str, float]:
    """The level (1–5) of each competency of the model: the AI's and the panel's, weighed as in the composite.

    Where only one of them has a level, that one counts whole; a competency that nobody saw has no baseline.
    """
    machine = {score.id: score.level for score in seen if score.level is not None}
    levels: dict[str, float] = {}
    for competency in weights:
        marks = [card.levels[competency] for card in cards if competency in card.levels]
        people = fmean(marks) if marks else None
        ai = machine.get(competency)
        if ai is not None and people is not None:
            levels[competency] = round(ai_weight * ai + (1 - ai_weight) * people, 2)
        elif (level := ai if people is None else people) is not None:
            levels[competency] = round(level, 2)
    return levels

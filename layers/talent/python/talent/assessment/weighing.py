"""Levels put together: over the competencies of one answer, and over the answers of one interview."""

from collections.abc import Sequence

from talent.assessment.score import Assessment, CompetencyScore, InterviewScore, Overall, SignFound
from talent.assessment.version import together
from talent.competency import CompetencyModel


def overall_of(scores: Sequence[CompetencyScore], model: CompetencyModel | None) -> Overall:
    """The weighted mean of what was scored; competencies outside the model count evenly where none is in it.

    The interval's half-width is the weighted mean of the parts': they rest on the same words, so that their
    errors don't cancel.
    """
    scored = [score for score in scores if score.level is not None and score.interval is not None]
    if not scored:
        return Overall(status="insufficient")
    weights = [model.weight(score.id) if model else 1.0 for score in scored]
    if not sum(weights):
        weights = [1.0] * len(scored)
    whole = sum(weights)
    level = sum(w * (s.level or 0.0) for w, s in zip(weights, scored, strict=True)) / whole
    low, high = (
        sum(w * s.interval[end] for w, s in zip(weights, scored, strict=True) if s.interval) / whole
        for end in (0, 1)
    )
    return Overall(status="scored", level=round(level, 2), interval=(round(low, 2), round(high, 2)))


def _merged(scores: Sequence[CompetencyScore]) -> CompetencyScore:
    """One competency over several answers: levels weigh by the inverse square of their half-widths.

    What holds a level down is told where it held every one of them.
    """
    scored = [(s, s.level, s.interval) for s in scores if s.level is not None and s.interval is not None]
    if not scored:
        return scores[0]
    weights = [1.0 / max(0.1, high - low) ** 2 for _, _, (low, high) in scored]
    whole = sum(weights)

    def mean(values: Sequence[float]) -> float:
        return round(sum(w * value for w, value in zip(weights, values, strict=True)) / whole, 2)

    evidence: tuple[SignFound, ...] = tuple(sign for score, _, _ in scored for sign in score.evidence)
    held = [score.reason for score, _, _ in scored]
    return CompetencyScore(
        id=scores[0].id,
        status="scored",
        level=mean([level for _, level, _ in scored]),
        interval=(mean([low for _, _, (low, _) in scored]), mean([high for _, _, (_, high) in scored])),
        evidence=evidence,
        reason=held[0] if all(held) else None,
    )


def combine(assessments: Sequence[Assessment], model: CompetencyModel) -> InterviewScore:
    """All answers of an interview together, competencies in the model's order, then any others."""
    asked = dict.fromkeys([*model.weights, *(s.id for each in assessments for s in each.competencies)])
    by_id = {name: [s for each in assessments for s in each.competencies if s.id == name] for name in asked}
    merged = tuple(_merged(scores) for scores in by_id.values() if scores)
    channels = dict.fromkeys(channel for each in assessments for channel in each.channels)
    noted = {note.code: note for each in assessments for note in each.notes}
    return InterviewScore(
        position=model.position,
        model_version=model.version,
        competencies=merged,
        overall=overall_of(merged, model),
        channels=tuple(channels),
        notes=tuple(noted.values()),
        judged_by=together([each.judged_by for each in assessments]),
    )

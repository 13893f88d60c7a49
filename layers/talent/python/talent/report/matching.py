"""岗位匹配度: requirement fit and competency fit blended by the opening's weights, and the fit to other positions."""

from talent.assessment.score import InterviewScore
from talent.kernel import Phrase
from talent.policy import OpeningPolicy
from talent.position import Position
from talent.report.shape import OtherMatch, PositionMatch


def position_match(
    score: InterviewScore | None, requirement_fit: float | None, policy: OpeningPolicy
) -> PositionMatch:
    """The blend; before the interview (or where it could not be scored) requirement fit alone, and it says so."""
    weight = policy.requirement_weight
    fit = score.overall.percent if score else None
    return PositionMatch(
        percent=_blend(requirement_fit, fit, weight),
        requirement_fit=requirement_fit,
        competency_fit=fit,
        requirement_weight=weight,
        competency_weight=round(1 - weight, 6),
        words=_words(requirement_fit, fit, weight),
    )


def _blend(requirement_fit: float | None, fit: float | None, weight: float) -> float | None:
    if requirement_fit is None:
        return fit
    if fit is None:
        return round(requirement_fit, 1)
    return round(weight * requirement_fit + (1 - weight) * fit, 1)


def _words(requirement_fit: float | None, fit: float | None, weight: float) -> Phrase:
    if requirement_fit is None and fit is None:
        return Phrase(
            zh="目前没有可用来计算匹配度的信息。", en="There is nothing yet to compute the match from."
        )
    if requirement_fit is None:
        return Phrase(
            zh="仅按面试能力计算，没有简历匹配结果。",
            en="From the interview alone; there is no resume match.",
        )
    if fit is None:
        return Phrase(
            zh="仅按简历与岗位要求的匹配计算。", en="From the resume's fit to the requirements alone."
        )
    share = round(weight * 100)
    return Phrase(
        zh=f"简历匹配 {requirement_fit:.0f}%（占 {share}%），面试能力匹配 {fit:.0f}%（占 {100 - share}%）。",
        en=f"Requirement fit {requirement_fit:.0f}% (weighs {share}%), competency fit {fit:.0f}% ({100 - share}%).",
    )


def other_match(score: InterviewScore, position: Position) -> OtherMatch:
    """How the levels seen fit another position's model; what its model asks and nobody asked about is left out."""
    levels = {each.id: each.level for each in score.competencies if each.level is not None}
    seen = {name: weight for name, weight in position.model.weights.items() if name in levels}
    covered = sum(seen.values())
    fit = sum(weight * (levels[name] - 1) * 25 for name, weight in seen.items()) / covered if covered else 0.0
    return OtherMatch(
        position=position.id, name=position.name, percent=round(fit, 1), covered=round(covered, 2)
    )

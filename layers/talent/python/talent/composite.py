"""The composite of the AI's score and the people's, and what follows where scores are missing or don't agree.

Composite = AI share × AI score + people's share × mean of the scorecards' scores. A scorecard that is not in has no
share, and an AI score that is 'insufficient' neither, because silence is not a zero. Scores that lie too far apart
are averaged, too, but decide nothing: a person does.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from pydantic import Field

from talent.competency import CompetencyModel
from talent.kernel import Conflict, Fact, Percent, Phrase, Share
from talent.panel import Scorecard, scorecard_score
from talent.policy import CompositeRules, OpeningPolicy

type Finding = Literal["missing_scorecard", "insufficient_ai", "panel_disagreement", "ai_disagreement"]
type CompositeVerdict = Literal["above", "below", "person"]


class NoScorecards(Conflict):
    """Nobody has scored, so there is nothing to combine."""

    next = "Ask the panel again, or decide without one and say why."


class CardScore(Fact):
    """One interviewer's scorecard as it went in: which version of it, and its score."""

    staff_id: str
    version: int
    score: Percent


class Composite(Fact):
    """The combined score with everything it was made from, and what the rules made of it."""

    score: Percent
    ai_score: Percent | None
    ai_weight: Share
    panel_score: Percent
    panel_weight: Share
    scorecards: int
    cards: tuple[CardScore, ...]
    missing: tuple[str, ...] = Field(description="who was asked and sent no scorecard")
    weights: Mapping[str, Share]
    model_version: int
    spread: Percent = Field(description="how far the highest scorecard lies above the lowest")
    gap: Percent | None = Field(description="how far AI and panel lie apart; None without an AI score")
    bar: Percent
    rules: CompositeRules
    findings: tuple[Finding, ...]
    verdict: CompositeVerdict
    formula: str


def combine(
    ai_score: float | None, cards: Sequence[Scorecard], model: CompetencyModel, policy: OpeningPolicy
) -> Composite:
    """The composite of the AI's score (None: 'insufficient') and the scorecards that are in. Raises NoScorecards."""
    received = tuple(_scored(card, model.weights) for card in cards if card.status == "in")
    if not received:
        raise NoScorecards("No scorecard is in.")
    scores = [each.score for each in received]
    panel = sum(scores) / len(scores)
    share = policy.ai_weight if ai_score is not None else 0.0
    score = round(share * (ai_score or 0.0) + (1 - share) * panel, 2)
    missing = tuple(sorted(card.staff_id for card in cards if card.status != "in"))
    spread = round(max(scores) - min(scores), 2)
    gap = None if ai_score is None else round(abs(ai_score - panel), 2)
    findings = _findings(policy.composite, missing, spread, gap)
    return Composite(
        score=score,
        ai_score=ai_score,
        ai_weight=share,
        panel_score=round(panel, 2),
        panel_weight=1 - share,
        scorecards=len(received),
        cards=received,
        missing=missing,
        weights=dict(model.weights),
        model_version=model.version,
        spread=spread,
        gap=gap,
        bar=policy.selection_bar,
        rules=policy.composite,
        findings=findings,
        verdict=_verdict(findings, policy.composite, above=score >= policy.selection_bar),
        formula=f"{share:.2f} × AI + {1 - share:.2f} × mean of {len(received)} scorecards",
    )


def explained(composite: Composite) -> tuple[Phrase, ...]:
    """What the composite was made of, which rules applied, and what follows, a sentence each."""
    facts = composite.model_dump() | {
        "ai_share": f"{composite.ai_weight:.0%}",
        "panel_share": f"{composite.panel_weight:.0%}",
        "absent": len(composite.missing),
        "asked": len(composite.missing) + composite.scorecards,
        "panel_limit": composite.rules.panel_disagreement,
        "ai_limit": composite.rules.ai_disagreement,
    }
    made = _MADE if composite.ai_score is not None else _MADE_BY_PEOPLE
    rules = [_RULES[finding] for finding in composite.findings if finding != "insufficient_ai"]
    if composite.ai_score is None:
        rules.append(_SILENCE[composite.rules.insufficient_ai])
    lines = (made, *rules, _ENDS[composite.verdict])
    return tuple(Phrase(zh=line.zh.format(**facts), en=line.en.format(**facts)) for line in lines)


def _scored(card: Scorecard, weights: Mapping[str, float]) -> CardScore:
    score = scorecard_score(card, weights)
    return CardScore(staff_id=card.staff_id, version=card.version, score=round(score, 2))


def _findings(
    rules: CompositeRules, missing: Sequence[str], spread: float, gap: float | None
) -> tuple[Finding, ...]:
    found: dict[Finding, bool] = {
        "missing_scorecard": bool(missing),
        "insufficient_ai": gap is None,
        "panel_disagreement": spread > rules.panel_disagreement,
        "ai_disagreement": gap is not None and gap > rules.ai_disagreement,
    }
    return tuple(name for name, so in found.items() if so)


def _verdict(findings: Sequence[Finding], rules: CompositeRules, *, above: bool) -> CompositeVerdict:
    apart = {"panel_disagreement", "ai_disagreement"} & set(findings)
    silent = "insufficient_ai" in findings and rules.insufficient_ai == "ask_person"
    if apart or silent:
        return "person"
    return "above" if above else "below"


_MADE = Phrase(
    zh="综合得分 {score} = {ai_share} × AI 评估 {ai_score} + {panel_share} × 面试官均分 {panel_score}"
    "（{scorecards} 份评分表）。",
    en="Composite {score} = {ai_share} × AI assessment {ai_score} + {panel_share} × interviewers' mean {panel_score} "
    "(scorecards: {scorecards}).",
)
_MADE_BY_PEOPLE = Phrase(
    zh="综合得分 {score} = 面试官均分 {panel_score}（{scorecards} 份评分表）。",
    en="Composite {score} = interviewers' mean {panel_score} (scorecards: {scorecards}).",
)
_RULES: Mapping[Finding, Phrase] = {
    "missing_scorecard": Phrase(
        zh="邀请的 {asked} 位面试官中有 {absent} 位没有评分：只用已收到的评分，缺的不算零分。",
        en="{absent} of {asked} interviewers sent no scorecard: those received count, a missing one is no zero.",
    ),
    "panel_disagreement": Phrase(
        zh="面试官之间相差 {spread} 分，超过本职位规定的 {panel_limit} 分："
        "均分不作结论，由人决定，或再请一位面试官。",
        en="The interviewers lie {spread} points apart, more than this opening's {panel_limit}: their mean decides "
        "nothing; a person decides, or asks one more interviewer.",
    ),
    "ai_disagreement": Phrase(
        zh="AI 评估与面试官均分相差 {gap} 分，超过本职位规定的 {ai_limit} 分："
        "综合得分不作结论，由人决定，或再请一位面试官。",
        en="AI assessment and interviewers lie {gap} points apart, more than this opening's {ai_limit}: the composite "
        "decides nothing; a person decides, or asks one more interviewer.",
    ),
}
_SILENCE: Mapping[str, Phrase] = {
    "people_only": Phrase(
        zh="AI 评估的依据不足，没有分数：按本职位的规则，只计面试官的评分，沉默不算零分。",
        en="The AI assessment had too little to go by: by this opening's rule the interviewers' scores count alone; "
        "silence is not a zero.",
    ),
    "ask_person": Phrase(
        zh="AI 评估的依据不足，没有分数：按本职位的规则，由人决定。",
        en="The AI assessment had too little to go by: by this opening's rule a person decides.",
    ),
}
_ENDS: Mapping[CompositeVerdict, Phrase] = {
    "above": Phrase(zh="达到录用线 {bar}。", en="It reaches the bar of {bar}."),
    "below": Phrase(
        zh="低于录用线 {bar}，等待人确认。", en="It is below the bar of {bar}; a person confirms that."
    ),
    "person": Phrase(zh="等待人决定。", en="A person decides."),
}

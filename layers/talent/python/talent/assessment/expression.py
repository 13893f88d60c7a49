"""The face's expression as evidence: only beside the policy's permit, so that nothing else can hand it in."""

from collections.abc import Iterable
from typing import Final

from talent.competency import CompetencyId
from talent.evidence import Expression
from talent.kernel import Fact
from talent.policy import ExpressionPermit

COMPOSURE: Final = "composure"
"""The one competency that the voice's steadiness and a permitted expression may move."""


class PermittedExpression(Fact):
    """An expression measured with the company's, the law's and the candidate's leave."""

    permit: ExpressionPermit
    expression: Expression


def asks_for_composure(competencies: Iterable[CompetencyId]) -> bool:
    """Whether an expression could move anything of a question on these; of any other answer none is measured."""
    return COMPOSURE in competencies


def expression_effect(permitted: PermittedExpression) -> float:
    """What the expression adds to composure, in levels: at most 0.15 either way.

    Variation is the blendshapes' mean spread (0 still, about 0.1 lively, 0.2 agitated); a middle one adds most.
    The bound keeps what is said decisive; it is a policy number, not a finding.
    """
    distance = abs(permitted.expression.variation - 0.08) / 0.08
    return round(max(-0.15, 0.15 - 0.15 * distance), 3)

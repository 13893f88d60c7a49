"""Who turns words into levels: a port, so that a company can put another rater beside the embedded one."""

from collections.abc import Sequence
from typing import Protocol

from talent.assessment.clauses import Countable
from talent.assessment.level import Judged, judge
from talent.competency import Competency


class Rater(Protocol):
    """Judges one competency from the clauses that may count. Pure: the same clauses give the same level."""

    def rate(self, competency: Competency, clauses: Sequence[Countable], about: float) -> Judged:
        """The level, with a point for each clause that moved it; `about`: how far the answer is to the question."""
        ...


class RubricRater:
    """The embedded rater: the rubric's signs, found in the sentence analysis."""

    def rate(self, competency: Competency, clauses: Sequence[Countable], about: float) -> Judged:
        """See `talent.assessment.level.judge`."""
        return judge(competency.id, clauses, about)

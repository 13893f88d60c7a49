"""Who turns words into levels: a port, so that a company can put another rater beside the embedded one."""

from collections.abc import Sequence
from typing import Protocol

from talent.assessment.clauses import Countable
from talent.assessment.level import Judged, judge
from talent.competency import Competency
from talent.interview import Question
from talent.kernel import Fact


class Told(Fact):
    """What a rater judges: the answer's transcript, the clauses of it that may count, and the question.

    `about` is how far the answer speaks to the question (0 to 1).
    """

    question: Question
    text: str
    clauses: Sequence[Countable]
    about: float


class Rater(Protocol):
    """Judges one competency of an answer. The same answer gives the same level."""

    def rate(self, competency: Competency, told: Told) -> Judged:
        """The level, with a point for each stretch of the transcript that moved it."""
        ...


class RubricRater:
    """The embedded rater: the rubric's signs, found in the sentence analysis."""

    def rate(self, competency: Competency, told: Told) -> Judged:
        """See `talent.assessment.level.judge`."""
        return judge(competency.id, told.clauses, told.about)

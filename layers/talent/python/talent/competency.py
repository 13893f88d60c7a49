"""The thread of the whole system: what a person can do, with the anchors that say how well.

The same ids run through the opening, the interview, the report, the scorecard, the performance review and
the development plan, so that a later result can be traced to the judgement that foresaw it.
"""

from math import isclose
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from talent.kernel import BadInput, Fact, Language, Phrase, Share

CompetencyId = Annotated[str, Field(pattern=r"^[a-z][a-z_]{2,39}$")]
Level = Annotated[float, Field(ge=1, le=5)]


class UnbalancedModel(BadInput):
    """The weights of a competency model do not add up to one."""

    next = "Set the weights so that they add up to 1."


class Anchor(Fact):
    """What a person at `level` (1 lowest, 5 highest) is seen to do: one step of a BARS scale."""

    level: int = Field(ge=1, le=5)
    text: Phrase


class Indicator(Fact):
    """A figure of later performance in which the competency shows, and which way is better."""

    id: str
    name: Phrase
    unit: Literal["percent", "count", "score", "days"]
    better: Literal["higher", "lower"]


class Course(Fact):
    """A course that grows a competency, with the quarterly goal that shows it was used."""

    id: str
    name: Phrase
    about: Phrase
    goal: Phrase
    hours: int = Field(gt=0)


class Competency(Fact):
    """One competency: its meaning, its five anchors, and where it shows before and after the hire.

    `asked_by` holds words which, standing in a question, say that the question elicits this competency.
    """

    id: CompetencyId
    name: Phrase
    meaning: Phrase
    growth: Phrase
    anchors: tuple[Anchor, ...] = Field(min_length=5, max_length=5)
    indicators: tuple[Indicator, ...] = Field(min_length=1)
    courses: tuple[str, ...] = Field(min_length=1)
    asked_by: dict[Language, tuple[str, ...]]

    @model_validator(mode="after")
    def _one_anchor_a_level(self) -> Self:
        if tuple(anchor.level for anchor in self.anchors) != (1, 2, 3, 4, 5):
            raise ValueError(f"{self.id}: anchors must stand for levels 1 to 5 in order")
        return self

    def anchor(self, level: float) -> Anchor:
        """The anchor nearest to `level`."""
        return self.anchors[min(4, max(0, round(level) - 1))]


class CompetencyModel(Fact):
    """Which competencies a position needs and how much each weighs (weights add up to 1)."""

    position: str
    version: int = Field(ge=1)
    weights: dict[CompetencyId, Share] = Field(min_length=1)

    @model_validator(mode="after")
    def _balanced(self) -> Self:
        if not isclose(sum(self.weights.values()), 1.0, abs_tol=1e-6):
            raise UnbalancedModel(
                f"The weights of {self.position}'s model add up to {sum(self.weights.values()):g}, not 1."
            )
        return self

    def weight(self, competency: CompetencyId) -> float:
        """The competency's weight, 0 where the model does not ask for it."""
        return self.weights.get(competency, 0.0)

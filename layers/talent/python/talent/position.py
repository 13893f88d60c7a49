"""A position as the company describes it: its advert, its competency model, its questions and its numbers.

An opening (talent.opening) is a position that is being filled; what stands here are its defaults.
"""

from typing import Self

from pydantic import Field, model_validator

from talent.competency import CompetencyModel
from talent.interview import QuestionSet
from talent.kernel import Fact, Money, Percent, Phrase, Share


class Department(Fact):
    """A department by id and name."""

    id: str
    name: Phrase


class Site(Fact):
    """Where the work is done: ISO 3166 country and IANA time zone."""

    id: str
    name: Phrase
    country: str = Field(pattern=r"^[A-Z]{2}$")
    timezone: str


class PayBand(Fact):
    """The lowest and the highest pay of the position."""

    low: Money
    high: Money

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.low.currency != self.high.currency or self.low.period != self.high.period:
            raise ValueError("both ends of a pay band are in one currency and one period")
        if self.low.amount > self.high.amount:
            raise ValueError("a pay band's low end is above its high end")
        return self


class SelectionPolicy(Fact):
    """The numbers by which an application moves; percent of 100, weights as shares.

    `screening_line`: requirement fit that shortlists. `gate`: AI score that opens the panel. `bar`: composite
    that selects. `ai_weight`/`panel_weight`: the composite's parts (40/60 is the company's rule).
    `requirement_weight`/`competency_weight`: the position match's parts.
    """

    screening_line: Percent = 60
    gate: Percent = 55
    bar: Percent = 65
    ai_weight: Share = 0.4
    panel_weight: Share = 0.6
    requirement_weight: Share = 0.4
    competency_weight: Share = 0.6

    @model_validator(mode="after")
    def _parts_make_a_whole(self) -> Self:
        pairs = ((self.ai_weight, self.panel_weight), (self.requirement_weight, self.competency_weight))
        if any(abs(one + other - 1) > 1e-6 for one, other in pairs):
            raise ValueError("the two weights of a blend add up to 1")
        return self


class Position(Fact):
    """One position of the company."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]{1,39}$")
    name: Phrase
    aliases: tuple[str, ...] = ()
    department: Department
    site: Site
    pay: PayBand
    headcount: int = Field(ge=1)
    jd: Phrase
    model: CompetencyModel
    questions: QuestionSet
    selection: SelectionPolicy

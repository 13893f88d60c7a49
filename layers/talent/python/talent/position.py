"""A position as the company describes it: its advert, its competency model, its questions and its numbers.

An opening (talent.opening) is a position that is being filled; what stands here are its defaults.
"""

from typing import Self

from pydantic import Field, model_validator

from talent.competency import CompetencyModel
from talent.interview import QuestionSet
from talent.kernel import Fact, Money, Phrase
from talent.policy import OpeningPolicy


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
    policy: OpeningPolicy

"""A second rater beside the embedded one: where they agree the level is between them, where not a person decides.

Whatever the second rater says, it says by quotes: one that does not stand in the transcript is dropped, and without
any that does its opinion counts for nothing.
"""

from collections.abc import Sequence

from talent.assessment.level import Judged, Point
from talent.assessment.rater import Rater, RubricRater, Told
from talent.competency import Competency, Level
from talent.kernel import Fact

APART = 1.0
"""Levels between two raters from which a person decides; trained raters of one answer seldom differ by more."""
SECOND_RATER = "second_rater"


class Quoted(Fact):
    """One observation of a second rater: which sign, in which words of the transcript, for (1) or against (-1)."""

    sign: str
    quote: str
    speaks: int


class Opinion(Fact):
    """What a second rater says of one competency."""

    level: Level
    evidence: tuple[Quoted, ...]


def verified(opinion: Opinion, told: Told) -> tuple[Point, ...]:
    """The observations whose quotes stand in a clause that may count, as places in the transcript."""
    spans = [(each.clause.start, each.clause.end) for each in told.clauses if not each.empty]
    found = []
    for each in opinion.evidence:
        quote = each.quote.strip()
        start = told.text.find(quote) if quote else -1
        end = start + len(quote)
        if start >= 0 and any(start < last and end > first for first, last in spans):
            found.append(Point(sign=each.sign, start=start, end=end, effect=float(each.speaks)))
    return tuple(found)


class TwoRaters:
    """The embedded rater with a second one; `ask` gives the second one's opinion, None where it has none."""

    def __init__(self, second: "Second", first: Rater | None = None) -> None:
        self._first = first or RubricRater()
        self._second = second

    def rate(self, competency: Competency, told: Told) -> Judged:
        """The mean of both where they agree; the embedded level, disputed, where they are `APART` or more."""
        judged = self._first.rate(competency, told)
        opinion = self._second.opinion(competency, told)
        quotes = verified(opinion, told) if opinion else ()
        if opinion is None or not quotes:
            return judged
        apart = opinion.level - judged.level
        if abs(apart) >= APART:
            return judged.model_copy(update={"disputed": True})
        return _between(judged, round(apart / 2, 3), quotes)


class Second:
    """Who is asked for a second opinion. Base of the adapters; by itself it has none."""

    def opinion(self, competency: Competency, told: Told) -> Opinion | None:  # noqa: ARG002 - adapters use them
        """The level with quotes; None where there is no usable answer."""
        return None


def _between(judged: Judged, effect: float, quotes: Sequence[Point]) -> Judged:
    """The judgement moved to the middle, as a point of its own on the second rater's clearest quote."""
    if not effect:
        return judged
    clearest = max(quotes, key=lambda each: (each.effect * effect > 0, each.end - each.start, -each.start))
    point = Point(sign=SECOND_RATER, start=clearest.start, end=clearest.end, effect=effect)
    return judged.model_copy(update={"level": judged.level + effect, "points": (*judged.points, point)})

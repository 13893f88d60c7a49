"""Rates and ratios with their intervals, on the standard library.

Selection rate = selected / all of the group. Scoring rate = share of the group's scored people above the median of all
scored (Local Law 144, section 5-301). Impact ratio = a group's rate / the highest rate of any group that is not small.
"""

from collections.abc import Mapping, Sequence
from math import exp, log, sqrt
from statistics import median
from typing import NamedTuple

_Z = 1.959963984540054
"""The 97.5th percentile of the normal distribution: intervals are of 95 %."""


class Outcome(NamedTuple):
    """What came of one person at one step: their group (None: not said), whether selected (None: nothing is decided of
    them), and the score if any.
    """

    group: str | None
    selected: bool | None
    score: float | None = None


class Rate(NamedTuple):
    """`passed` of `all`."""

    passed: int
    all: int

    @property
    def value(self) -> float:
        """The share; 0 where there is nobody."""
        return self.passed / self.all if self.all else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's score interval (E. B. Wilson 1927), which is sound for small numbers and for 0 and 1."""
        if not self.all:
            return 0.0, 1.0
        n, p = self.all, self.value
        middle = (p + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
        half = _Z * sqrt(p * (1 - p) / n + _Z**2 / (4 * n * n)) / (1 + _Z**2 / n)
        return max(0.0, middle - half), min(1.0, middle + half)


def rates_of(outcomes: Sequence[Outcome]) -> tuple[Mapping[str, Rate], Mapping[str, Rate]]:
    """Selection rates and scoring rates by group. Who did not say their group counts in the median alone, and of whom
    nothing is decided counts in the scoring rate alone.
    """
    scored = [each.score for each in outcomes if each.score is not None]
    middle = median(scored) if scored else 0.0
    groups = sorted({each.group for each in outcomes if each.group is not None})
    selection, scoring = {}, {}
    for group in groups:
        members = [each for each in outcomes if each.group == group]
        decided = [each.selected for each in members if each.selected is not None]
        selection[group] = Rate(sum(decided), len(decided))
        scores = [each.score for each in members if each.score is not None]
        scoring[group] = Rate(sum(score > middle for score in scores), len(scores))
    return selection, scoring


def ratio(rate: Rate, best: Rate) -> tuple[float, tuple[float, float]] | None:
    """`rate` / `best` with its interval; None where nobody of the best group passed.

    The interval is Katz's (D. Katz et al. 1978), on the logarithm of the ratio; a half is added to each count where
    one is 0, as is usual, since a logarithm of 0 has no interval, and the interval begins at 0 then.
    """
    if not best.passed or not rate.all:
        return None
    add = 0.5 if not rate.passed else 0.0
    passed, of, best_passed, best_of = rate.passed + add, rate.all + add, best.passed + add, best.all + add
    error = sqrt(max(0.0, 1 / passed - 1 / of + 1 / best_passed - 1 / best_of))
    middle = log((passed / of) / (best_passed / best_of))
    low = exp(middle - _Z * error) if rate.passed else 0.0
    return rate.value / best.value, (low, exp(middle + _Z * error))

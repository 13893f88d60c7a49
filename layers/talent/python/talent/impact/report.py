"""The report: by category and by each intersection of two, every group with its figures, the small ones too."""

from collections.abc import Mapping, Sequence, Set
from itertools import combinations

from pydantic import Field

from talent.impact.answers import CATEGORIES, SelfIdentification
from talent.impact.rates import Outcome, Rate, rates_of, ratio
from talent.kernel import Fact, Share

SMALL_SHARE = 0.02
SMALL_COUNT = 5
"""A group under 2 % of those who said theirs may be left out of the ratios by Local Law 144 (section 5-301 d), and under
five people say nothing of a rate: such a group is listed as small and is no measure for others."""
FOUR_FIFTHS = 0.8
"""Below it a ratio is generally taken as evidence of adverse impact (29 CFR 1607.4 D)."""

type Interval = tuple[float, float]


class GroupImpact(Fact):
    """One group at one step. Ratios are None for a small group and where nobody was selected."""

    group: str
    people: int
    selected: int
    selection_rate: Share
    selection_interval: Interval
    impact_ratio: float | None
    impact_interval: Interval | None
    scored: int
    scoring_rate: Share | None
    scoring_ratio: float | None
    scoring_interval: Interval | None
    small: bool
    below_four_fifths: bool = Field(description="the ratio of selection or of scoring is under 0.8")


class CategoryImpact(Fact):
    """One category, or an intersection of two."""

    category: str
    unknown: int = Field(description="people who did not say")
    groups: tuple[GroupImpact, ...]


class AdverseImpact(Fact):
    """One step of the hiring: how many came to it, how many went on, and what each group's figures are."""

    step: str
    people: int
    selected: int
    categories: tuple[CategoryImpact, ...]


class Person(Fact):
    """What came of one person at the step, beside what they said of themselves; no id stands here."""

    said: SelfIdentification
    selected: bool
    score: float | None = None


def adverse_impact(step: str, people: Sequence[Person]) -> AdverseImpact:
    """The report of one step."""
    single = list(CATEGORIES)
    both = [" × ".join(pair) for pair in combinations(CATEGORIES, 2)]
    return AdverseImpact(
        step=step,
        people=len(people),
        selected=sum(person.selected for person in people),
        categories=tuple(_category(name, people) for name in single + both),
    )


def _category(name: str, people: Sequence[Person]) -> CategoryImpact:
    outcomes = [Outcome(each.said.group(name), each.selected, each.score) for each in people]
    selection, scoring = rates_of(outcomes)
    known = sum(rate.all for rate in selection.values())
    small = {
        group for group, rate in selection.items() if rate.all < SMALL_COUNT or rate.all < SMALL_SHARE * known
    }
    best = _best(selection, small)
    best_scoring = _best(scoring, small)
    return CategoryImpact(
        category=name,
        unknown=len(people) - known,
        groups=tuple(
            _group(group, selection[group], scoring[group], best, best_scoring, small=group in small)
            for group in selection
        ),
    )


def _best(rates: Mapping[str, Rate], small: Set[str]) -> Rate:
    found = [rate for group, rate in rates.items() if group not in small and rate.all]
    return max(found, key=lambda rate: rate.value, default=Rate(0, 0))


def _group(
    group: str, chosen: Rate, scored: Rate, best: Rate, best_scored: Rate, *, small: bool
) -> GroupImpact:
    impact = None if small else ratio(chosen, best)
    scoring = None if small else ratio(scored, best_scored)
    ratios = [found[0] for found in (impact, scoring) if found]
    return GroupImpact(
        group=group,
        people=chosen.all,
        selected=chosen.passed,
        selection_rate=chosen.value,
        selection_interval=chosen.interval,
        impact_ratio=impact[0] if impact else None,
        impact_interval=impact[1] if impact else None,
        scored=scored.all,
        scoring_rate=scored.value if scored.all else None,
        scoring_ratio=scoring[0] if scoring else None,
        scoring_interval=scoring[1] if scoring else None,
        small=small,
        below_four_fifths=any(value < FOUR_FIFTHS for value in ratios),
    )

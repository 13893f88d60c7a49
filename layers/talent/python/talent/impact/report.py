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
type Compared = tuple[float, Interval] | None


class GroupImpact(Fact):
    """One group at one step. Ratios are None for a small group and where nobody was selected; the group with the highest
    rate is the measure, whose ratio is 1 without doubt.
    """

    group: str
    people: int = Field(description="people of whom it is decided whether they go on")
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
    unknown: int = Field(description="people who did not say, of those of whom it is decided")
    groups: tuple[GroupImpact, ...]


class AdverseImpact(Fact):
    """One step of the hiring: how many came to it, how many went on, and what each group's figures are.

    Who withdrew before it was decided is no candidate in a selection rate (questions and answers on 29 CFR 1607, 44 FR
    11996: who is an applicant), and of whom nothing is decided yet has not been refused: both are counted, and in no
    rate.
    """

    step: str
    people: int
    selected: int
    undecided: int
    withdrew: int
    categories: tuple[CategoryImpact, ...]


class Person(Fact):
    """What came of one person at the step, beside what they said of themselves; no id stands here.

    `selected` is None where nothing is decided of them yet, or where they `withdrew` before it was.
    """

    said: SelfIdentification
    selected: bool | None
    withdrew: bool = False
    score: float | None = None


def adverse_impact(step: str, people: Sequence[Person]) -> AdverseImpact:
    """The report of one step."""
    single = list(CATEGORIES)
    both = [" × ".join(pair) for pair in combinations(CATEGORIES, 2)]
    return AdverseImpact(
        step=step,
        people=len(people),
        selected=sum(person.selected is True for person in people),
        undecided=sum(person.selected is None and not person.withdrew for person in people),
        withdrew=sum(person.withdrew for person in people),
        categories=tuple(_category(name, people) for name in single + both),
    )


def _category(name: str, people: Sequence[Person]) -> CategoryImpact:
    outcomes = [Outcome(each.said.group(name), each.selected, each.score) for each in people]
    selection, scoring = rates_of(outcomes)
    known = sum(rate.all for rate in selection.values())
    small = {
        group for group, rate in selection.items() if rate.all < SMALL_COUNT or rate.all < SMALL_SHARE * known
    }
    impacts, scores = _compared(selection, small), _compared(scoring, small)
    return CategoryImpact(
        category=name,
        unknown=sum(each.selected is not None for each in outcomes) - known,
        groups=tuple(
            _group(
                group, selection[group], scoring[group], impacts[group], scores[group], small=group in small
            )
            for group in selection
        ),
    )


def _compared(rates: Mapping[str, Rate], small: Set[str]) -> Mapping[str, Compared]:
    """Each group's rate by the highest of any group that is not small; None for the small ones."""
    found = {group: rate for group, rate in rates.items() if group not in small and rate.all}
    best = max(found, key=lambda group: found[group].value, default="")
    ratios = {group: ratio(rate, found[best]) for group, rate in found.items()}
    if ratios.get(best):
        ratios[best] = 1.0, (1.0, 1.0)
    return {group: ratios.get(group) for group in rates}


def _group(
    group: str, chosen: Rate, scored: Rate, impact: Compared, scoring: Compared, *, small: bool
) -> GroupImpact:
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

"""Adverse impact: the figures are those of the law and the textbooks, and nobody is left out of the count."""

import pytest
from talent.impact import Outcome, Person, SelfIdentification, Sex, adverse_impact, rates_of
from talent.impact.rates import Rate, ratio


def people(sex: Sex | None, selected: int, rest: int, score: float | None = None) -> list[Person]:
    said = SelfIdentification(sex=sex)
    return [Person(said=said, selected=number < selected, score=score) for number in range(selected + rest)]


def test_rates_and_ratios_of_a_known_table() -> None:
    """48 of 80 against 12 of 40: the worked example of the four-fifths rule, 0.30 / 0.60 = 0.50."""
    report = adverse_impact("selection", people("male", 48, 32) + people("female", 12, 28))
    female, male = report.categories[0].groups
    assert (female.selection_rate, male.selection_rate) == (0.3, 0.6)
    assert (female.impact_ratio, male.impact_ratio) == (0.5, 1.0)
    assert female.below_four_fifths
    assert not male.below_four_fifths


def test_intervals_are_those_of_the_books() -> None:
    """Wilson for 12 of 40 and Katz for (12/40)/(48/80), worked out by hand to four places."""
    assert Rate(12, 40).interval == pytest.approx((0.1807, 0.4543), abs=1e-4)
    found = ratio(Rate(12, 40), Rate(48, 80))
    assert found is not None
    assert found[1] == pytest.approx((0.3014, 0.8294), abs=1e-4)


def test_the_scoring_rate_is_the_share_above_the_median_of_all() -> None:
    outcomes = [Outcome("a", selected=True, score=score) for score in (50, 60, 90, 95)]
    outcomes += [Outcome("b", selected=True, score=score) for score in (40, 55, 58, 92)]
    outcomes += [Outcome(None, selected=True, score=70)]
    _, scoring = rates_of(outcomes)
    assert scoring == {"a": Rate(2, 4), "b": Rate(1, 4)}


def test_a_small_group_is_named_and_is_no_measure() -> None:
    """Two of two selected would make everybody else look wronged."""
    report = adverse_impact(
        "selection", people("male", 50, 50) + people("female", 45, 55) + people("other", 2, 0)
    )
    found = {group.group: group for group in report.categories[0].groups}
    assert found["other"].small
    assert found["other"].impact_ratio is None
    assert found["male"].impact_ratio == 1.0
    assert not found["female"].below_four_fifths


def test_who_did_not_say_is_counted_as_unknown() -> None:
    report = adverse_impact("screening", people(None, 3, 4) + people("male", 5, 5))
    assert (report.people, report.categories[0].unknown) == (17, 7)


def test_intersections_are_reported() -> None:
    said = SelfIdentification(sex="female", age="50_and_over")
    both = adverse_impact("hiring", [Person(said=said, selected=False)] * 6)
    names = {category.category: category for category in both.categories}
    assert set(names) == {"sex", "ethnicity", "age", "sex × ethnicity", "sex × age", "ethnicity × age"}
    assert names["sex × age"].groups[0].group == "female × 50_and_over"
    assert names["sex × ethnicity"].unknown == 6


def test_who_withdrew_or_waits_has_not_been_refused() -> None:
    """Ten women wait for a decision and five men stepped back: in no rate, and counted."""
    waiting = [Person(said=SelfIdentification(sex="female"), selected=None)] * 10
    gone = [Person(said=SelfIdentification(sex="male"), selected=None, withdrew=True)] * 5
    report = adverse_impact("selection", people("male", 6, 4) + people("female", 6, 4) + waiting + gone)
    assert (report.people, report.selected, report.undecided, report.withdrew) == (35, 12, 10, 5)
    assert [(each.people, each.selection_rate) for each in report.categories[0].groups] == [(10, 0.6)] * 2
    assert report.categories[0].unknown == 0


def test_the_measure_is_one_without_doubt_and_none_of_ten_may_be_nothing() -> None:
    report = adverse_impact("selection", people("male", 5, 5) + people("female", 0, 10))
    female, male = report.categories[0].groups
    assert (male.impact_ratio, male.impact_interval) == (1.0, (1.0, 1.0))
    assert female.impact_ratio == 0
    assert female.impact_interval
    assert female.impact_interval[0] == 0, "the interval holds the ratio"


def test_nobody_selected_gives_no_ratio() -> None:
    report = adverse_impact("selection", people("male", 0, 10) + people("female", 0, 10))
    assert {group.impact_ratio for group in report.categories[0].groups} == {None}


def test_nobody_at_all_is_an_empty_report() -> None:
    assert all(not category.groups for category in adverse_impact("hiring", []).categories)


def test_ratios_are_those_of_the_reference_library() -> None:
    """holisticai 1.0.14's `disparate_impact` on this table; `tests/bench/eval_impact.py` compares many where it is."""
    table = {"asian": (37, 15), "black": (18, 15), "white": (64, 31), "hispanic_or_latino": (9, 12)}
    reference = {
        "asian": 1.0,
        "black": 0.7665847665847665,
        "white": 0.9467994310099572,
        "hispanic_or_latino": 0.6023166023166022,
    }
    given = [
        Person(said=SelfIdentification.model_validate({"ethnicity": group}), selected=number < selected)
        for group, (selected, rest) in table.items()
        for number in range(selected + rest)
    ]
    found = {
        group.group: group.impact_ratio for group in adverse_impact("selection", given).categories[1].groups
    }
    assert found == pytest.approx(reference, abs=1e-12)

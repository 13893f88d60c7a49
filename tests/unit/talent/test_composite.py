"""AI 40 %, people 60 %, every input kept; silence has no share, and scores that don't agree decide nothing."""

from datetime import UTC, datetime

import pytest
from talent.competency import CompetencyModel
from talent.composite import Composite, NoScorecards, combine, explained
from talent.panel import Scorecard
from talent.policy import CompositeRules, OpeningPolicy

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
MODEL = CompetencyModel(position="p", version=3, weights={"teamwork": 0.75, "resilience": 0.25})


def card(staff_id: str, level: float, status: str = "in", version: int = 1) -> Scorecard:
    return Scorecard.model_validate(
        {
            "application_id": "a",
            "staff_id": staff_id,
            "round": 1,
            "asked_at": NOON,
            "due_at": NOON,
            "status": status,
            "version": version,
            "levels": dict.fromkeys(MODEL.weights, level),
        }
    )


def made(ai: float | None, *levels: float, **rules: object) -> Composite:
    """The composite of an AI score and interviewers who give each competency one level."""
    policy = OpeningPolicy(composite=CompositeRules.model_validate(rules))
    return combine(ai, [card(f"s{n}", level) for n, level in enumerate(levels)], MODEL, policy)


def test_the_composite_is_forty_sixty_and_keeps_what_it_was_made_of() -> None:
    both = combine(
        80, [card("ann", 4, version=2), card("bo", 3), card("cy", 1, "asked")], MODEL, OpeningPolicy()
    )
    assert both.score == pytest.approx(0.4 * 80 + 0.6 * 62.5)
    assert [(each.staff_id, each.version, each.score) for each in both.cards] == [
        ("ann", 2, 75),
        ("bo", 1, 50),
    ]
    assert (both.missing, both.model_version, both.verdict) == (("cy",), 3, "above")
    assert both.findings == ("missing_scorecard",)


def test_an_insufficient_ai_score_follows_the_openings_rule_and_is_no_zero() -> None:
    alone = made(None, 3)
    assert (alone.score, alone.ai_weight, alone.verdict) == (50, 0, "below")
    assert made(None, 5, insufficient_ai="ask_person").verdict == "person"


def test_interviewers_too_far_apart_leave_it_to_a_person_however_good_the_mean() -> None:
    assert made(90, 5, 4).verdict == "above"
    apart = made(90, 5, 2)
    assert (apart.verdict, apart.spread, apart.findings) == ("person", 75, ("panel_disagreement",))
    assert made(90, 5, 2, panel_disagreement=80).verdict == "above", "the opening's own threshold counts"


@pytest.mark.parametrize(("ai", "level"), [(10, 5), (95, 1)])
def test_ai_and_panel_too_far_apart_leave_it_to_a_person_either_way(ai: float, level: float) -> None:
    assert made(ai, level).findings == ("ai_disagreement",)
    assert made(ai, level).verdict == "person"


def test_a_difference_at_the_threshold_is_no_disagreement() -> None:
    assert made(50, 3, 4.5).findings == ()
    assert made(4.02, 3, ai_disagreement=45.98).findings == (), "the figure that is shown counts"


def test_without_any_scorecard_there_is_no_composite() -> None:
    with pytest.raises(NoScorecards):
        combine(80, [card("ann", 3, "asked")], MODEL, OpeningPolicy())


def test_hr_reads_what_it_was_made_of_which_rule_applied_and_what_follows() -> None:
    words = [each.en for each in explained(made(90, 5, 2))]
    assert words[0].startswith("Composite 73.5 = 40% × AI assessment 90")
    assert "75.0 points apart, more than this opening's 37.5" in words[1]
    assert words[-1] == "A person decides."
    assert "沉默不算零分" in "".join(each.zh for each in explained(made(None, 3)))

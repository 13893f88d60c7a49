"""AI 40 %, people 60 %, every input kept; silence of the machine has no share."""

from datetime import UTC, datetime

import pytest
from talent.panel import (
    IncompleteScorecard,
    NoScorecards,
    Scorecard,
    combine,
    level_percent,
    quorum_reached,
    scorecard_score,
)

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
WEIGHTS = {"teamwork": 0.75, "resilience": 0.25}


def card(teamwork: float, resilience: float, status: str = "in") -> Scorecard:
    return Scorecard.model_validate(
        {
            "application_id": "a",
            "staff_id": "s",
            "round": 1,
            "asked_at": NOON,
            "due_at": NOON,
            "status": status,
            "levels": {"teamwork": teamwork, "resilience": resilience},
        }
    )


@pytest.mark.parametrize(("level", "percent"), [(1, 0), (2, 25), (3, 50), (4, 75), (5, 100)])
def test_a_level_as_a_percentage(level: float, percent: float) -> None:
    assert level_percent(level) == percent


def test_a_scorecard_weighs_as_the_model_says() -> None:
    assert scorecard_score(card(5, 1), WEIGHTS) == 75


def test_the_composite_is_forty_sixty_and_keeps_what_it_was_made_of() -> None:
    both = combine(80, [card(5, 5), card(3, 3)], WEIGHTS, 0.4)
    assert both.score == pytest.approx(0.4 * 80 + 0.6 * 75)
    assert (both.ai_score, both.panel_score, both.ai_weight, both.scorecards) == (80, 75, 0.4, 2)


def test_an_insufficient_ai_score_leaves_the_people_the_whole_say() -> None:
    assert combine(None, [card(3, 3)], WEIGHTS, 0.4).score == 50


def test_empty_scorecards_do_not_count_as_zero() -> None:
    assert combine(80, [card(3, 3), card(1, 1, "asked")], WEIGHTS, 0.4).panel_score == 50


def test_without_any_scorecard_there_is_no_composite() -> None:
    with pytest.raises(NoScorecards):
        combine(80, [card(3, 3, "asked")], WEIGHTS, 0.4)


def test_a_competency_without_a_level_is_named() -> None:
    with pytest.raises(IncompleteScorecard, match="negotiation"):
        scorecard_score(card(3, 3), {**WEIGHTS, "negotiation": 0.2})


@pytest.mark.parametrize(
    ("done", "asked", "quorum", "reached"),
    [(0, 2, 2, False), (1, 1, 2, False), (2, 0, 2, True), (1, 1, 1, True), (1, 0, 2, True), (0, 0, 2, False)],
)
def test_the_quorum_is_reached_when_enough_are_in_or_all_that_were_asked(
    done: int, asked: int, quorum: int, reached: bool
) -> None:
    cards = [card(3, 3)] * done + [card(3, 3, "asked")] * asked
    assert quorum_reached(cards, quorum) is reached

"""A level is a percentage, a scorecard weighs as the model says, and a quorum completes the panel."""

from datetime import UTC, datetime

import pytest
from talent.panel import (
    IncompleteScorecard,
    Scorecard,
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

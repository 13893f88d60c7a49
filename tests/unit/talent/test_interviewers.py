"""Interviewer calibration: the figures are the textbooks', compare like with like, and say nothing of too few."""

from datetime import UTC, datetime, timedelta

import pytest
from talent.calibration.agreement import intraclass
from talent.interviewers import calibration_of
from talent.panel import Scorecard

START = datetime(2026, 1, 5, tzinfo=UTC)


def card(application: int, who: str, level: float, day: int = 0) -> Scorecard:
    at = START + timedelta(days=day)
    return Scorecard(
        application_id=f"A{application}",
        staff_id=who,
        round=1,
        asked_at=at,
        due_at=at,
        status="in",
        levels={"teamwork": level, "negotiation": level},
        submitted_at=at,
    )


def test_agreement_is_that_of_the_textbook() -> None:
    """Shrout and Fleiss 1979, table 2: six targets, four judges, ICC(1, 1) = 0.17."""
    rows = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
    assert intraclass(rows) == pytest.approx(0.166, abs=0.001)


def test_a_lenient_interviewer_is_seen_beside_the_others_on_the_same_applications() -> None:
    cards = [card(n, "kind", 4.5, n) for n in range(6)] + [card(n, "plain", 3.5, n) for n in range(6)]
    cards += [card(20 + n, "lucky", 5) for n in range(9)]
    found = {each.staff_id: each for each in calibration_of(cards).interviewers}
    assert (found["kind"].leniency, found["plain"].leniency) == (1.0, -1.0)
    assert found["kind"].drift == 0
    assert (found["lucky"].scorecards, found["lucky"].shared, found["lucky"].leniency) == (9, 0, None)


def test_drift_is_the_change_in_a_quarter_of_a_year() -> None:
    cards = [card(n, "drifting", 3 + n * 0.25, n * 91) for n in range(6)]
    cards += [card(n, "steady", 3, n * 91) for n in range(6)]
    found = {each.staff_id: each for each in calibration_of(cards).interviewers}
    assert found["drifting"].drift == pytest.approx(0.25, abs=0.002)


def test_nothing_is_said_of_too_few() -> None:
    (one, _) = calibration_of([card(n, who, 3) for n in range(4) for who in ("a", "b")]).interviewers
    assert (one.shared, one.leniency, one.drift) == (4, None, None)


def test_a_card_that_is_not_in_does_not_count() -> None:
    asked = card(1, "a", 3).model_copy(update={"status": "asked", "levels": {}})
    assert calibration_of([asked]).interviewers == ()
    assert calibration_of([]).agreement is None

"""Interviewer calibration: the figures are the textbooks', compare like with like, and say nothing of too few."""

from datetime import UTC, datetime, timedelta

import numpy as np
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


def test_every_figure_is_that_of_an_independent_computation_over_a_years_panels() -> None:
    """Eight interviewers, 120 applications, one to four on a panel: analysis of variance and least squares by numpy."""
    chance = np.random.default_rng(7)
    bias, drift = chance.normal(0, 0.5, 8), chance.normal(0, 0.2, 8)
    cards: list[Scorecard] = []
    for application in range(120):
        real, day = chance.normal(3.2, 0.6), int(chance.integers(0, 365))
        for who in chance.permutation(8)[: chance.integers(1, 5)]:
            level = real + bias[who] + drift[who] * day / 91.3125 + chance.normal(0, 0.4)
            cards.append(card(application, f"i{who}", float(np.clip(round(level * 2) / 2, 1, 5)), day))
    panels = [
        group for n in range(120) if len(group := [c for c in cards if c.application_id == f"A{n}"]) > 1
    ]
    found = calibration_of(cards)
    assert found.agreement == pytest.approx(icc(panels), abs=1e-9)
    assert (found.applications, len(found.interviewers)) == (len(panels), 8)
    for one in found.interviewers:
        times, above = compared(panels, one.staff_id)
        given = [level for c in cards if c.staff_id == one.staff_id for level in c.levels.values()]
        assert (one.scorecards, one.shared) == (len(given) // 2, len(above))
        assert (one.leniency, one.leniency_error, one.spread, one.drift) == pytest.approx(
            (
                np.mean(above),
                np.std(above, ddof=1) / np.sqrt(len(above)),
                np.std(given, ddof=1),
                np.polyfit(times, above, 1)[0],
            ),
            abs=6e-4,
        )


def icc(panels: list[list[Scorecard]]) -> float:
    """ICC(1, 1) from the sums of squares of a regression on the applications, with Ebel's mean panel."""
    levels = np.array([c.levels["teamwork"] for panel in panels for c in panel])
    sizes = np.array([len(panel) for panel in panels])
    design = np.repeat(np.eye(len(panels)), sizes, axis=0)
    rest = levels - design @ np.linalg.lstsq(design, levels)[0]
    within = rest @ rest / (len(levels) - len(panels))
    between = (((levels - levels.mean()) ** 2).sum() - rest @ rest) / (len(panels) - 1)
    size = (len(levels) - (sizes**2).sum() / len(levels)) / (len(panels) - 1)
    return float((between - within) / (between + (size - 1) * within))


def compared(panels: list[list[Scorecard]], who: str) -> tuple[list[float], list[float]]:
    """When somebody scored beside others, in quarters of a year, and how far above them."""
    times, above = [], []
    for panel in panels:
        mine = [c for c in panel if c.staff_id == who]
        others = [c.levels["teamwork"] for c in panel if c.staff_id != who]
        for c in mine:
            times.append((c.submitted_at or START).timestamp() / 86_400 / 91.3125)
            above.append(c.levels["teamwork"] - float(np.mean(others)))
    return times, above


def test_nothing_is_said_of_too_few() -> None:
    (one, _) = calibration_of([card(n, who, 3) for n in range(4) for who in ("a", "b")]).interviewers
    assert (one.shared, one.leniency, one.drift) == (4, None, None)


def test_a_card_that_is_not_in_does_not_count() -> None:
    asked = card(1, "a", 3).model_copy(update={"status": "asked", "levels": {}})
    assert calibration_of([asked]).interviewers == ()
    assert calibration_of([]).agreement is None

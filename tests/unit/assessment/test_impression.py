"""An impression of the whole moves a level only as far as quotes carry it."""

import pytest
from talent.assessment import assess
from talent.assessment.impression import MOST, SUPPORT, effect_of
from talent.assessment.level import Point
from talent.evidence import Impression
from talent.library import competency, elicited, position

from tests.unit.assessment.labelled import ALL, written

SALES = position("intl-trade")


def impression(level: float) -> Impression:
    return Impression(levels={"teamwork": level}, spread=0.5)


def point(effect: float) -> Point:
    return Point(sign="deed", start=0, end=4, effect=effect)


def test_without_quotes_nothing_is_lifted() -> None:
    assert effect_of((), 2.0) == 0


def test_a_lift_is_bounded_by_what_was_shown() -> None:
    assert effect_of((point(0.5),), 3.0) == pytest.approx(SUPPORT * 0.5)
    assert effect_of((point(3.0),), 3.0) == MOST


def test_what_speaks_against_a_story_is_not_lifted_over() -> None:
    assert effect_of((point(1.5), point(-1.0)), 0.5) == 0


def test_nothing_is_lowered_below_the_first_level() -> None:
    assert effect_of((point(0.4), point(-0.1)), -2.0) == pytest.approx(-0.3)


@pytest.mark.parametrize("level", [1.0, 5.0])
def test_the_move_is_a_sign_of_its_own_on_a_quote(level: float) -> None:
    row = next(row for row in ALL if row.competency == "teamwork" and row.level == 3)
    plain = written(row.text, row.question)
    asked = elicited(SALES, row.question)
    before, after = (
        assess(evidence, asked, [competency("teamwork")], SALES.model).competencies[0]
        for evidence in (plain, plain.model_copy(update={"impression": impression(level)}))
    )
    (moved,) = [sign for sign in after.evidence if sign.sign == "whole_answer"]
    assert moved.quote in row.text
    assert (moved.effect > 0) is (level > 3)
    assert after.level == pytest.approx((before.level or 0) + moved.effect, abs=0.02)
    assert sum(sign.effect for sign in after.evidence) + 1 == pytest.approx(after.level, abs=0.05)

"""How long things take: figures that can be reckoned by hand, put to the right stage and the right person."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from talent.application import Stage
from talent.delays import (
    Open,
    Spread,
    by_person,
    by_stage,
    cycle_time,
    hours_late,
    left,
    people_waited_for,
    spread,
)
from talent.kernel import Money
from talent.library import position
from talent.moves import MoveName, moved
from talent.offer import OfferTerms
from talent.opening import Opening
from talent.panel import Scorecard
from talent.policy import OpeningPolicy
from talent.standing import standing
from talent.waiting import new_wait
from talent.working_time import WorksOn

from tests.unit.talent.standing_at import NOON, at


def usual(opening: Opening) -> WorksOn:
    """Weekends alone are free."""
    del opening
    return lambda day: day.weekday() < 5


@pytest.fixture
def openings() -> dict[str, Opening]:
    """One opening, by its id."""
    known = position("intl-trade")
    one = Opening(
        opening_id="02",
        position_id=known.id,
        department_id="trade",
        headcount_id="trade#intl-trade#xiamen#2026",
        title=known.name,
        description=known.jd,
        site=known.site.id,
        time_zone=known.site.timezone,
        requirements=(),
        model=known.model,
        questions=known.questions.questions,
        policy=OpeningPolicy(),
        terms=OfferTerms(
            pay=Money(amount=Decimal(12000), currency="CNY"),
            start_date=date(2027, 1, 4),
            probation_months=3,
            place="厦门",
        ),
        recruiter_id="rec",
        hr_manager_id="hr",
        pool=(),
        opened_at=NOON,
    )
    return {"02": one}


def card(staff_id: str, hours: float | None) -> Scorecard:
    return Scorecard(
        application_id="01",
        staff_id=staff_id,
        round=1,
        asked_at=NOON,
        due_at=NOON + timedelta(days=5),
        status="asked" if hours is None else "in",
        submitted_at=None if hours is None else NOON + timedelta(hours=hours),
    )


def test_a_spread_is_the_median_and_the_value_that_nine_of_ten_do_not_exceed() -> None:
    assert spread([]) == Spread(n=0, median_hours=None, p90_hours=None)
    assert spread([5]) == Spread(n=1, median_hours=5, p90_hours=5)
    assert spread(range(1, 11)) == Spread(n=10, median_hours=5.5, p90_hours=9)
    assert spread([100, *range(1, 20)]) == Spread(n=20, median_hours=10.5, p90_hours=18)


def test_a_move_leaves_how_long_it_stood_there() -> None:
    before = at(Stage.BELOW_LINE)
    after = moved(before, MoveName.DECLINE, "person", NOON + timedelta(hours=30), "no")
    stay = left(before, after)
    assert (stay.stage, stay.to, stay.until - stay.since) == (
        Stage.BELOW_LINE,
        Stage.DECLINED,
        timedelta(hours=30),
    )


def test_each_stage_has_its_own_figures_and_what_stands_there_now(openings: dict[str, Opening]) -> None:
    policy = OpeningPolicy()
    stay = left(at(Stage.BELOW_LINE), at(Stage.DECLINED, NOON + timedelta(hours=30)))
    open_ones = [
        Open(application=one, standing=standing(one, policy, 3), people=("rec",))
        for one in (at(Stage.BELOW_LINE), at(Stage.BELOW_LINE, NOON + timedelta(days=9)))
    ]
    rows = {row.stage: row for row in by_stage([stay], open_ones, openings, NOON + timedelta(days=10), usual)}
    held = rows[Stage.BELOW_LINE]
    assert (held.took.n, held.took.median_hours, held.now, held.overdue) == (1, 30, 2, 1)
    assert (rows[Stage.PANEL].took.n, rows[Stage.PANEL].now) == (0, 0)
    assert Stage.HIRED not in rows


def test_a_weekend_is_no_delay_of_staff(openings: dict[str, Opening]) -> None:
    """Decided on a Monday what came on Friday; and what was due on Saturday is not late on Sunday."""
    friday = NOON + timedelta(days=4)
    stay = left(at(Stage.BELOW_LINE, friday), at(Stage.DECLINED, friday + timedelta(days=3)))
    wednesday = at(Stage.BELOW_LINE, NOON + timedelta(days=2))
    one = Open(application=wednesday, standing=standing(wednesday, OpeningPolicy(), 3), people=("rec",))
    assert one.standing.due_at == NOON + timedelta(days=5)
    for days, late in ((6, 0), (7, 1)):
        moment = NOON + timedelta(days=days)
        [held] = [
            row for row in by_stage([stay], [one], openings, moment, usual) if row.stage is Stage.BELOW_LINE
        ]
        assert (held.took.median_hours, held.worked.median_hours, held.overdue) == (72, 24, late)
        [person] = by_person([stay], [], [one], openings, moment, usual)
        assert (person.took.median_hours, person.worked.median_hours, person.overdue) == (72, 24, late)


def test_a_candidate_who_lets_wait_is_late_on_a_sunday_too(openings: dict[str, Opening]) -> None:
    invited = at(Stage.INVITED)
    wait = new_wait("01", "recordings", "token", NOON, 5)
    one = Open(application=invited, standing=standing(invited, OpeningPolicy(), 3, wait), people=())
    assert hours_late(one, openings["02"], NOON + timedelta(days=6), usual) == 24


def test_a_delay_is_put_to_whoever_was_waited_for(openings: dict[str, Opening]) -> None:
    stays = [
        left(at(Stage.BELOW_LINE), at(Stage.SHORTLISTED, NOON + timedelta(hours=10))),
        left(at(Stage.RESERVED), at(Stage.OFFERED, NOON + timedelta(hours=20))),
        left(at(Stage.INVITED), at(Stage.SUBMITTED, NOON + timedelta(hours=40))),
    ]
    one = at(Stage.PANEL)
    stands = standing(one, OpeningPolicy(), 3)
    people = people_waited_for(stands, openings["02"], [card("ann", None), card("bo", 3)])
    assert people == ("ann",)
    open_ones = [Open(application=one, standing=stands, people=people)]
    rows = {
        (row.staff_id, row.duty): (row.took.median_hours, row.now, row.overdue)
        for row in by_person(stays, [card("bo", 3)], open_ones, openings, NOON + timedelta(days=7), usual)
    }
    assert rows == {
        ("rec", "recruiter"): (10, 0, 0),
        ("hr", "hr_manager"): (20, 0, 0),
        ("bo", "interviewer"): (3, 0, 0),
        ("ann", "interviewer"): (None, 1, 1),
    }


def test_the_cycle_is_counted_from_the_application_to_its_end() -> None:
    stays = [
        left(at(Stage.RESERVED, NOON + timedelta(hours=50)), at(Stage.OFFERED, NOON + timedelta(hours=60))),
        left(at(Stage.ACCEPTED, NOON + timedelta(hours=70)), at(Stage.HIRED, NOON + timedelta(hours=72))),
        left(at(Stage.BELOW_BAR), at(Stage.DECLINED, NOON + timedelta(hours=1))),
    ]
    cycle = cycle_time(stays)
    assert (cycle.to_offer.n, cycle.to_offer.median_hours) == (1, 60)
    assert (cycle.to_hire.n, cycle.to_hire.median_hours) == (1, 72)


def test_pay_that_waits_for_approval_waits_for_who_approves_it(openings: dict[str, Opening]) -> None:
    one, wait = at(Stage.RESERVED), new_wait("01", "offer_approval", "token", NOON, 5)
    stands = standing(one, OpeningPolicy(), 3, wait)
    people = people_waited_for(stands, openings["02"], [], ("boss",))
    open_ones = [Open(application=one, standing=stands, people=people)]
    [row] = by_person([], [], open_ones, openings, NOON + timedelta(days=7), usual)
    assert (row.staff_id, row.duty, row.now, row.overdue) == ("boss", "approver", 1, 1)

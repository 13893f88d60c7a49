"""The ledger is never over, whatever is asked of it."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from talent.headcount import (
    Ledger,
    NoSeatLeft,
    NothingProposed,
    NotReserved,
    OverLimit,
    OwnProposal,
    PlanTooSmall,
    Proposal,
    confirmed,
    fill,
    proposed,
    rejected,
    release,
    reserve,
)


def ledger(planned: int) -> Ledger:
    return Ledger(
        headcount_id="h", department_id="trade", position_id="p", site="xiamen", cycle="2026", planned=planned
    )


@given(st.integers(0, 5), st.lists(st.sampled_from([reserve, fill, release])))
def test_reserved_and_filled_never_exceed_planned_and_nothing_is_lost(planned: int, steps: list) -> None:  # type: ignore[type-arg]
    book = ledger(planned)
    for step in steps:
        try:
            book = step(book)
        except (NoSeatLeft, NotReserved):
            continue
    assert book.reserved + book.filled <= planned
    assert book.free + book.reserved + book.filled == planned


def test_the_last_head_goes_once() -> None:
    full = reserve(ledger(1))
    with pytest.raises(NoSeatLeft):
        reserve(full)


def test_a_released_head_can_be_reserved_again() -> None:
    assert reserve(release(reserve(ledger(1)))).reserved == 1


def test_a_filled_head_stays_filled() -> None:
    with pytest.raises(NotReserved):
        release(fill(reserve(ledger(1))))


def test_a_ledger_that_is_over_can_not_be_made() -> None:
    with pytest.raises(ValueError, match="more heads"):
        Ledger.model_validate({**ledger(1).model_dump(), "reserved": 2})


def proposal(planned: int, **over: object) -> Proposal:
    return Proposal.model_validate(
        {
            "planned": planned,
            "reason": "two more lanes",
            "by": "hr",
            "at": datetime(2026, 11, 25, tzinfo=UTC),
            "over_limit": over or {},
        }
    )


@given(st.integers(0, 8), st.floats(0, 100), st.integers(0, 20))
def test_going_over_stops_at_its_percent(planned: int, percent: float, asked: int) -> None:
    over = OverLimit(rule="percent", percent=percent)
    book = ledger(planned).model_copy(update={"over_limit": over})
    for _ in range(asked):
        try:
            book = reserve(book)
        except NoSeatLeft:
            break
    most = planned + int(planned * percent / 100)
    assert book.reserved == min(asked, most)
    assert book.reservable == most - book.reserved, "over the plan, what the rule still allows is no nothing"


def test_where_going_over_is_allowed_nobody_waits() -> None:
    book = ledger(0).model_copy(update={"over_limit": OverLimit(rule="allow")})
    assert reserve(reserve(book)).reserved == 2
    assert (reserve(book).free, reserve(book).reservable) == (0, None)


def test_a_plan_counts_once_the_department_confirmed_it() -> None:
    waiting = proposed(reserve(ledger(1)), proposal(3))
    assert waiting.free == 0
    assert waiting.proposal
    assert confirmed(waiting, "manager").free == 2
    assert rejected(waiting, "boss", waiting.proposal.at, "No desk.").planned == 1


def test_nobody_confirms_their_own_plan() -> None:
    with pytest.raises(OwnProposal):
        confirmed(proposed(ledger(1), proposal(2)), "hr")
    with pytest.raises(NothingProposed):
        confirmed(ledger(1), "manager")


def test_a_plan_below_what_is_taken_is_refused_even_when_it_became_so_later() -> None:
    taken = reserve(reserve(ledger(2)))
    with pytest.raises(PlanTooSmall):
        proposed(taken, proposal(1))
    waiting = proposed(reserve(ledger(2)), proposal(1))
    with pytest.raises(PlanTooSmall):
        confirmed(reserve(waiting), "manager")

"""The ledger is never over, whatever is asked of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from talent.headcount import Ledger, NoSeatLeft, NotReserved, fill, release, reserve


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

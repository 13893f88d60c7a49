"""Ids sort by time; a recording is cut into parts that add up; a wait reminds half-way."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from talent.kernel import new_id
from talent.recording import (
    PART_BYTES,
    RECORDING_LIMIT_BYTES,
    RECORDING_TYPES,
    TooLarge,
    WrongSize,
    WrongType,
    extension_of,
    part_lengths,
)
from talent.waiting import ended, new_wait, reminded

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2090, 1, 1)),  # noqa: DTZ001 - hypothesis asks for naive bounds
    st.integers(1, 10**9),
    st.binary(min_size=10, max_size=10),
)
def test_a_later_id_sorts_after_an_earlier_one(moment: datetime, milliseconds: int, entropy: bytes) -> None:
    aware = moment.replace(tzinfo=UTC, microsecond=0)
    later = aware + timedelta(milliseconds=milliseconds)
    assert new_id(aware, b"\xff" * 10) < new_id(later, entropy)
    assert len(new_id(aware, entropy)) == 26


def test_an_id_needs_all_its_entropy() -> None:
    with pytest.raises(ValueError, match="10 bytes"):
        new_id(NOON, b"short")


@given(st.integers(1, RECORDING_LIMIT_BYTES))
def test_parts_add_up_and_only_the_last_is_short(total: int) -> None:
    lengths = part_lengths(total)
    assert sum(lengths) == total
    assert all(length == PART_BYTES for length in lengths[:-1])


def test_what_is_claimed_is_checked_before_anything_is_signed() -> None:
    with pytest.raises(TooLarge):
        part_lengths(1024**3)
    with pytest.raises(WrongSize):
        part_lengths(0)
    with pytest.raises(WrongType):
        extension_of("application/x-msdownload", RECORDING_TYPES)
    assert extension_of("video/webm;codecs=vp8,opus", RECORDING_TYPES) == "webm"


def test_a_wait_is_due_for_its_reminder_then_for_its_end() -> None:
    wait = new_wait("a", "recordings", "token", NOON, 7)
    assert wait.next_due == NOON + timedelta(days=3.5)
    assert reminded(wait).next_due == NOON + timedelta(days=7)


def test_the_first_verdict_stands() -> None:
    wait = ended(new_wait("a", "recordings", "token", NOON, 7), "submitted")
    assert ended(wait, "lapsed").verdict == "submitted"
    assert not wait.open

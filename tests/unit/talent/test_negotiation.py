"""The candidate may ask before they answer, and loses no time while HR owes them an answer."""

from datetime import UTC, datetime, timedelta

import pytest
from talent.negotiation import (
    OfferQuestionAnswered,
    OfferReply,
    clock,
    expiry,
    new_question,
    replied,
)
from talent.waiting import extended, new_wait

from tests.unit.talent.test_offer import DRAFT

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
OFFER = DRAFT.model_copy(
    update={"expires_at": NOON + timedelta(days=2), "held_until": NOON + timedelta(days=20)}
)
ASKED = new_question(OFFER, 1, "question", "Remote on Fridays?", NOON, 3)


def reply(days: float) -> OfferReply:
    return OfferReply(by="hr", words="Yes.", at=NOON + timedelta(days=days))


def test_the_time_that_was_left_is_left_after_the_answer() -> None:
    assert expiry(OFFER, replied(ASKED, reply(1))) == NOON + timedelta(days=1 + 2)


def test_the_time_stands_still_no_longer_than_hr_has_promised_to_take() -> None:
    assert expiry(OFFER, ASKED) == NOON + timedelta(days=3 + 2)
    assert expiry(OFFER, replied(ASKED, reply(9))) == expiry(OFFER, ASKED), "a late answer takes nothing away"


def test_no_question_holds_a_head_past_the_offers_end() -> None:
    short = OFFER.model_copy(update={"held_until": NOON + timedelta(days=4)})
    assert expiry(short, ASKED) == short.held_until


def test_an_answer_stands() -> None:
    with pytest.raises(OfferQuestionAnswered):
        replied(replied(ASKED, reply(1)), reply(2))


def test_the_clock_is_stated_in_words_while_it_runs_and_while_it_stands_still() -> None:
    running = clock(OFFER, None, "Asia/Shanghai", NOON)
    paused = clock(OFFER, ASKED, "Asia/Shanghai", NOON)
    assert "2026年11月25日" in running.zh
    assert "已暂停" in paused.zh
    assert "2026年11月26日" in paused.zh
    over = clock(OFFER, ASKED, "Asia/Shanghai", NOON + timedelta(days=4))
    assert over == running


def test_a_wait_that_is_extended_reminds_as_much_later() -> None:
    wait = new_wait("a", "offer_answer", "token", NOON, 2)
    later = extended(wait, wait.due_at + timedelta(days=3))
    assert (later.due_at, later.remind_at) == (NOON + timedelta(days=5), NOON + timedelta(days=4))

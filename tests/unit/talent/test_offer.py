"""An offer is confirmed before it is sent, and an acceptance is for the letter that was seen."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from talent.kernel import Money
from talent.offer import (
    Offer,
    OfferNotOpen,
    OfferTerms,
    Signature,
    SignatureMissing,
    WrongLetter,
    accepted,
    closed,
    confirmed,
    declined,
    sent,
)

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
DRAFT = Offer(
    application_id="a",
    version=1,
    terms=OfferTerms(
        pay=Money(amount=Decimal(15000), currency="CNY"),
        start_date=date(2027, 1, 4),
        probation_months=3,
        place="Xiamen",
    ),
    letter_key="k",
    letter_sha256="ab" * 32,
    drafted_at=NOON,
    expires_at=NOON,
)


def signature(name: str = "林晓", digest: str = "ab" * 32) -> Signature:
    return Signature(name=name, signed_at=NOON, letter_sha256=digest)


def test_a_draft_can_not_be_sent_before_hr_confirms() -> None:
    with pytest.raises(OfferNotOpen):
        sent(DRAFT)


def test_the_way_to_a_signed_acceptance() -> None:
    offer = accepted(sent(confirmed(DRAFT, "hr")), signature())
    assert offer.status == "accepted"
    assert offer.confirmed_by == "hr"
    assert offer.signature == signature()


def test_another_versions_letter_is_not_accepted() -> None:
    with pytest.raises(WrongLetter):
        accepted(sent(confirmed(DRAFT, "hr")), signature(digest="cd" * 32))


def test_an_acceptance_without_a_name_is_none() -> None:
    with pytest.raises(SignatureMissing):
        accepted(sent(confirmed(DRAFT, "hr")), signature(name=" "))


def test_an_answered_offer_can_not_be_answered_again() -> None:
    answered = declined(sent(confirmed(DRAFT, "hr")))
    with pytest.raises(OfferNotOpen):
        accepted(answered, signature())


def test_closing_leaves_an_answer_as_it_was() -> None:
    answered = accepted(sent(confirmed(DRAFT, "hr")), signature())
    assert closed(answered) == answered
    assert closed(DRAFT).status == "closed"

"""An offer: what is promised, in which version of the letter, and how the candidate answered.

An acceptance is an electronic signature: the name typed, the time, and the digest of the letter that was seen.
"""

from datetime import date
from typing import Literal

from pydantic import AwareDatetime, Field

from talent.kernel import BadInput, Conflict, Fact, Money

type OfferStatus = Literal["drafted", "confirmed", "sent", "accepted", "declined", "closed"]


class WrongLetter(Conflict):
    """The candidate saw another version of the letter than the one that stands."""

    next = "Open the link again and read the letter that stands now."


class SignatureMissing(BadInput):
    """No name was typed."""

    next = "Type your full name to sign."


class OfferTerms(Fact):
    """What an offer promises."""

    pay: Money
    start_date: date
    probation_months: int = Field(ge=0, le=6)
    place: str


class Signature(Fact):
    """Who accepted which letter, and when."""

    name: str
    signed_at: AwareDatetime
    letter_sha256: str


class Offer(Fact):
    """One version of an offer to one application."""

    application_id: str
    version: int = Field(ge=1)
    terms: OfferTerms
    letter_key: str
    letter_sha256: str
    drafted_at: AwareDatetime
    expires_at: AwareDatetime
    status: OfferStatus = "drafted"
    confirmed_by: str = ""
    refusal: str = Field(default="", max_length=2000, description="why HR refused the draft")
    signature: Signature | None = None


def offer_number(offer: Offer) -> str:
    """The letter's number, as people say it."""
    return f"{offer.application_id[-8:]}-{offer.version}"


class OfferNotOpen(Conflict):
    """The offer is not at the point where this can be done."""

    next = "Reload the offer: it was answered, withdrawn or replaced."


def confirmed(offer: Offer, by: str) -> Offer:
    """The offer after HR's confirmation. Raises OfferNotOpen."""
    return _advanced(offer, "drafted", "confirmed").model_copy(update={"confirmed_by": by})


def sent(offer: Offer) -> Offer:
    """The offer after it went to the candidate. Raises OfferNotOpen."""
    return _advanced(offer, "confirmed", "sent")


def accepted(offer: Offer, signature: Signature) -> Offer:
    """The offer with the candidate's signature. Raises OfferNotOpen, WrongLetter or SignatureMissing."""
    if not signature.name.strip():
        raise SignatureMissing("An acceptance is signed with a name.")
    if signature.letter_sha256 != offer.letter_sha256:
        raise WrongLetter("The signature is for another version of the letter.")
    return _advanced(offer, "sent", "accepted").model_copy(update={"signature": signature})


def declined(offer: Offer) -> Offer:
    """The offer after the candidate said no. Raises OfferNotOpen."""
    return _advanced(offer, "sent", "declined")


def closed(offer: Offer) -> Offer:
    """The offer after it was refused by HR, lapsed or was withdrawn; one that was answered stays as it is."""
    return (
        offer if offer.status in ("accepted", "declined") else offer.model_copy(update={"status": "closed"})
    )


def _advanced(offer: Offer, start: OfferStatus, to: OfferStatus) -> Offer:
    if offer.status != start:
        raise OfferNotOpen(f"The offer is {offer.status}, not {start}.")
    return offer.model_copy(update={"status": to})

"""An offer: what is promised, in which version of the letter, who approved it, and how the candidate answered.

Every change is a new version with a letter of its own; approvals and signature belong to one version. An acceptance
is an electronic signature: the name typed, the time, and the digest of the letter that was seen.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Literal

from pydantic import AwareDatetime, Field

from talent.approval import Approval, Approvals
from talent.kernel import BadInput, Conflict, Fact, Money

type OfferStatus = Literal[
    "drafted",
    "approving",
    "returned",
    "confirmed",
    "sent",
    "revised",
    "accepted",
    "declined",
    "withdrawn",
    "closed",
]


class WrongLetter(Conflict):
    """The candidate saw another version of the letter than the one that stands."""

    next = "Open the link again and read the letter that stands now."


class AnotherVersion(Conflict):
    """The decision is about another version of the offer than the one that stands."""

    next = "Reload the offer, read the version that stands now, and decide on that one."


class SignatureMissing(BadInput):
    """No name was typed."""

    next = "Type your full name to sign."


class SameTerms(BadInput):
    """A new version changes nothing."""

    next = "Change the pay, the start date, the probation or the place; or leave the version as it is."


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
    differs: bool = Field(
        default=False,
        description="the name typed is not the letter's; the signer said that this is how they sign",
    )


class Word(Fact):
    """What a person of HR decided on a version, and why; `terms` are those of the version that takes its place."""

    by: str
    at: AwareDatetime
    reason: str = Field(max_length=2000)
    terms: OfferTerms | None = None


class Offer(Fact):
    """One version of an offer to one application."""

    application_id: str
    version: int = Field(ge=1)
    terms: OfferTerms
    letter_key: str
    letter_sha256: str
    drafted_at: AwareDatetime
    expires_at: AwareDatetime
    held_until: AwareDatetime = Field(description="until when the head is held, whatever is waited for")
    cause: str = Field(default="", description="the machine's task that drafted it")
    status: OfferStatus = "drafted"
    written_by: tuple[str, ...] = Field(
        default=(), description="whoever wrote the terms of this version or of one before it"
    )
    confirmed_by: str = ""
    approvals: Approvals = Approvals()
    sent_at: AwareDatetime | None = None
    refusal: str = Field(default="", max_length=2000, description="why HR refused the draft")
    revision: Word | None = Field(default=None, description="the change that ended this version")
    withdrawal: Word | None = None
    signature: Signature | None = None
    declined_for: str = Field(default="", max_length=2000, description="why, where the candidate says so")

    @property
    def returned_for(self) -> str:
        """Why an approver sent it back to HR; empty where nobody did, or nobody answered in time."""
        said = [step.approval for step in self.approvals.steps if step.approval]
        return next((each.reason for each in said if not each.approved), "")

    @property
    def replaced_for(self) -> str:
        """Why another version took its place: HR's reason for the change, or why an approver sent it back."""
        return self.revision.reason if self.revision else self.returned_for


def offer_number(offer: Offer) -> str:
    """The letter's number, as people say it."""
    return f"{offer.application_id[-8:]}-{offer.version}"


class OfferNotOpen(Conflict):
    """The offer is not at the point where this can be done."""

    next = "Reload the offer: it was answered, withdrawn or replaced."


_STANDS: Mapping[OfferStatus, str] = {
    "drafted": "The offer waits for HR's confirmation.",
    "approving": "The offer waits for its approval.",
    "returned": "An approver has sent the offer back to HR.",
    "confirmed": "The offer is confirmed and about to be sent.",
    "sent": "The offer is with the candidate, who may answer it.",
    "revised": "This version was replaced: the offer is being changed, and its next version comes by mail.",
    "accepted": "The offer was accepted already, and that stands.",
    "declined": "The offer was declined already.",
    "withdrawn": "The company has taken the offer back.",
    "closed": "The offer was not confirmed in time, or HR refused it.",
}
_RAN_OUT = "The time to answer this offer is over."
_ASK_AGAIN = "Write to the recruiter named in your mail: if the place is still free, it can be offered again."


def not_open(offer: Offer) -> OfferNotOpen:
    """Why something can't be done with `offer`, in words of how it stands."""
    if offer.status == "closed" and offer.sent_at:
        return OfferNotOpen(_RAN_OUT, next_step=_ASK_AGAIN)
    return OfferNotOpen(_STANDS[offer.status])


def confirmed(offer: Offer, by: str, approvals: Approvals | None = None) -> Offer:
    """The offer after HR's confirmation: ready to be sent, or before those who must approve. Raises OfferNotOpen."""
    to: OfferStatus = "approving" if approvals else "confirmed"
    update: Mapping[str, object] = {"confirmed_by": by, "approvals": approvals or Approvals()}
    return _advanced(offer, "drafted", to).model_copy(update=update)


def approved(offer: Offer, approval: Approval) -> Offer:
    """The offer with an approver's word: the last yes lets it be sent, a no returns it to HR.

    Raises OfferNotOpen or NotAskedToApprove.
    """
    _advanced(offer, "approving", "approving")
    approvals = offer.approvals.said(approval)
    to: OfferStatus = "confirmed" if approvals.complete else "approving"
    return offer.model_copy(
        update={"approvals": approvals, "status": to if approval.approved else "returned"}
    )


def sent(offer: Offer, at: datetime) -> Offer:
    """The offer after it went to the candidate. Raises OfferNotOpen."""
    return _advanced(offer, "confirmed", "sent").model_copy(update={"sent_at": at})


def revised(offer: Offer, word: Word) -> Offer:
    """The version that HR replaces by one with other terms. Raises OfferNotOpen or SameTerms."""
    if word.terms == offer.terms:
        raise SameTerms("The terms are the same as they were.")
    if offer.status not in ("drafted", "approving", "sent"):
        raise not_open(offer)
    return offer.model_copy(update={"status": "revised", "revision": word})


def withdrawn(offer: Offer, word: Word) -> Offer:
    """The offer that HR takes back before it was answered. Raises OfferNotOpen."""
    if offer.status not in ("drafted", "approving", "confirmed", "sent"):
        raise not_open(offer)
    return offer.model_copy(update={"status": "withdrawn", "withdrawal": word})


def accepted(offer: Offer, signature: Signature) -> Offer:
    """The offer with the candidate's signature. Raises OfferNotOpen, WrongLetter or SignatureMissing."""
    if not signature.name.strip():
        raise SignatureMissing("An acceptance is signed with a name.")
    if signature.letter_sha256 != offer.letter_sha256:
        raise WrongLetter("The signature is for another version of the letter.")
    return _advanced(offer, "sent", "accepted").model_copy(update={"signature": signature})


def declined(offer: Offer, reason: str = "") -> Offer:
    """The offer after the candidate said no. Raises OfferNotOpen."""
    return _advanced(offer, "sent", "declined").model_copy(update={"declined_for": reason})


def closed(offer: Offer) -> Offer:
    """The offer after it was refused by HR or lapsed; one that was answered or withdrawn stays as it is."""
    ended = offer.status in ("accepted", "declined", "withdrawn")
    return offer if ended else offer.model_copy(update={"status": "closed"})


def replaced(offer: Offer) -> Offer:
    """A version as it is kept once the next one stands: approvals that did not come in time send it back, too.

    One that the candidate had is closed: its time was over while its machine stood still.
    """
    to: Mapping[OfferStatus, OfferStatus] = {"approving": "returned", "sent": "closed"}
    return offer.model_copy(update={"status": to.get(offer.status, offer.status)})


def next_terms(offer: Offer) -> OfferTerms:
    """What the version after `offer` promises: what HR changed it to, or the same for HR to look at again."""
    return offer.revision.terms if offer.revision and offer.revision.terms else offer.terms


def next_writers(offer: Offer) -> tuple[str, ...]:
    """Who wrote the terms of the version after `offer`: a change of one thing keeps what others wrote beside it."""
    by = [offer.revision.by] if offer.revision and offer.revision.terms else []
    return tuple(sorted({*offer.written_by, *by}))


def check_version(offer: Offer, version: int) -> None:
    """Raises AnotherVersion unless `version`, the one that was read, is the one that stands: pay may differ."""
    if offer.version != version:
        raise AnotherVersion(f"Version {offer.version} stands, and what you decide on is version {version}.")


def _advanced(offer: Offer, start: OfferStatus, to: OfferStatus) -> Offer:
    if offer.status != start:
        raise not_open(offer)
    return offer.model_copy(update={"status": to})

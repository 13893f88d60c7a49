"""The facts of the mails about an offer: confirmed, approved, talked about, answered."""

from datetime import date
from typing import Annotated

from pydantic import AwareDatetime, Field

from talent.kernel import Money
from talent.messages.values import HrDue, HrMail, ToCandidate, Word


class OfferTakenBack(ToCandidate):
    """The offer was taken back before it was answered, and why, in the words of who did it."""

    reason: Annotated[str, Field(min_length=1, max_length=2_000)]


class OfferTalk(ToCandidate):
    """A question about the offer was received, or answered in words; `expires`: until when to say yes or no now."""

    expires: AwareDatetime
    answer: str = Field(default="", max_length=2_000)


class HrQuestion(HrDue):
    """To HR: what the candidate asks about the offer, in their words; `change`: would like to have it changed."""

    question: Annotated[str, Field(min_length=1, max_length=2_000)]
    change: bool


class HrApproval(HrMail):
    """To an approver: what the offer promises, and until when it waits for them.

    `pay_before`: what the version before it promised; `changed_for`: why this one took its place, by HR's change or as
    an approver sent it back.
    """

    pay: Money
    pay_before: Money | None = None
    changed_for: str = Field(default="", max_length=2_000)
    start: date
    number: Word
    version: int = Field(ge=1)
    due: AwareDatetime


class HrOffer(HrApproval):
    """An offer that waits for HR: beside what approvers read, who they are, and the heads left."""

    department: Word
    site: Word
    planned: int = Field(ge=0)
    reserved: int = Field(ge=0)
    filled: int = Field(ge=0)
    approvers: tuple[Word, ...] = ()


class HrAccepted(HrMail):
    """Who signed which letter, when, and the first day; `differs`: with another name than the letter's."""

    number: Word
    signed_at: AwareDatetime
    start: date
    differs: bool = False


class HrOfferEnded(HrMail):
    """An offer that ended without a hire; `reason` where one was given."""

    number: Word
    reason: str = Field(default="", max_length=2_000)

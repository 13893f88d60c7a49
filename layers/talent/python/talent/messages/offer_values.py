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
    """To an approver: what the offer promises, and until when it waits for them."""

    pay: Money
    start: date
    number: Word
    version: int = Field(ge=1)
    due: AwareDatetime


class HrOffer(HrMail):
    """An offer that waits for HR: what it promises, who must approve it, the heads left, and until when.

    `returned`: why an approver sent the earlier version back.
    """

    department: Word
    site: Word
    pay: Money
    start: date
    number: Word
    version: int = Field(ge=1)
    planned: int = Field(ge=0)
    reserved: int = Field(ge=0)
    filled: int = Field(ge=0)
    due: AwareDatetime
    approvers: tuple[Word, ...] = ()
    returned: str = Field(default="", max_length=2_000)


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

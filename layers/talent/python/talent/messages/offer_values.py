"""The facts of the mails in which people talk about an offer before it is answered."""

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

"""The candidate's questions about an offer: instead of a yes or a no, a question or a wish, which HR answers.

While HR owes an answer the candidate's time stands still, but no longer than the days that the company promises: after
them, or from the answer on, the time that was left goes on. No head is held for anybody past the offer's own end.
"""

from datetime import datetime, timedelta
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from talent.kernel import Conflict, Fact, Language, Phrase
from talent.messages import saying
from talent.offer import Offer
from talent.waiting import next_reminder

type OfferWish = Literal["question", "change"]

OfferWords = Annotated[str, Field(min_length=1, max_length=2000, pattern=r"\S")]
"""What is said in a question about an offer, or in its answer."""


class OfferQuestionOpen(Conflict):
    """An earlier question has not been answered yet."""

    next = "Your earlier question is with HR; your time to answer stands still meanwhile. After it you can ask again."


class OfferQuestionAnswered(Conflict):
    """The question has its answer already."""

    next = "Reload the offer; the candidate can ask again."


class OfferReply(Fact):
    """HR's answer: words, or a new version of the offer."""

    by: str
    words: str = Field(default="", max_length=2000)
    new_version: bool = False
    at: AwareDatetime


class OfferQuestion(Fact):
    """One question or wish about one version of an offer, counted from 1; HR answers by `due_at`."""

    application_id: str
    number: int = Field(ge=1)
    version: int = Field(ge=1)
    wants: OfferWish
    words: OfferWords
    asked_at: AwareDatetime
    due_at: AwareDatetime
    left_seconds: int = Field(ge=0, description="the time to answer that the candidate had left")
    remind_at: AwareDatetime | None = Field(default=None, description="when HR is reminded next")
    reply: OfferReply | None = None


def new_question(
    offer: Offer, number: int, wants: OfferWish, words: str, at: datetime, days: int
) -> OfferQuestion:
    """A question about `offer` that HR answers within `days`, and is reminded of half-way."""
    span = timedelta(days=days)
    return OfferQuestion(
        application_id=offer.application_id,
        number=number,
        version=offer.version,
        wants=wants,
        words=words,
        asked_at=at,
        due_at=at + span,
        remind_at=at + span / 2,
        left_seconds=max(0, int((offer.expires_at - at).total_seconds())),
    )


def reminded(question: OfferQuestion) -> OfferQuestion:
    """The question after a reminder: the next one is at its end, and there is none after that."""
    return question.model_copy(update={"remind_at": next_reminder(question.remind_at, question.due_at)})


def replied(question: OfferQuestion, reply: OfferReply) -> OfferQuestion:
    """The question with its answer. Raises OfferQuestionAnswered."""
    if question.reply:
        raise OfferQuestionAnswered("This question has been answered.")
    return question.model_copy(update={"reply": reply})


def expiry(offer: Offer, question: OfferQuestion) -> datetime:
    """When the offer ends, with the time during which `question` waits or waited for HR left out."""
    until = min(question.reply.at, question.due_at) if question.reply else question.due_at
    return min(until + timedelta(seconds=question.left_seconds), offer.held_until)


def clock(offer: Offer, question: OfferQuestion | None, zone: str, now: datetime) -> Phrase:
    """Until when the candidate can answer, and what stands still meanwhile; `question`: the latest one."""
    paused = question is not None and question.reply is None and question.due_at > now
    if not paused or question is None:
        return _both(_RUNNING, zone, offer.expires_at)
    return _both(_PAUSED, zone, question.due_at, offer.expires_at)


_RUNNING = Phrase(
    zh="请在 {0}之前答复。您可以先提问：在我们答复之前，期限暂停计算。",
    en="Please answer by {0}. You may ask first: your time stands still until we have answered.",
)
_PAUSED = Phrase(
    zh="您的问题在等我们答复，期限已暂停，最迟 {0} 恢复计时；在那之后您仍有提问时剩余的全部时间，最晚到 {1}。",
    en="Your question waits for our answer, and your time stands still, until {0} at the latest. "
    "From then on you have all the time that was left when you asked, until {1} at the latest.",
)


def _both(words: Phrase, zone: str, *moments: datetime) -> Phrase:
    def say(language: Language) -> str:
        return words.say(language).format(*(saying.moment(each, zone, language) for each in moments))

    return Phrase(zh=say("zh"), en=say("en"))

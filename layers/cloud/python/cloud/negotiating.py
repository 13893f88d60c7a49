"""Talking about an offer: the candidate asks, HR answers with words or with another version."""

from talent.events import EventName
from talent.negotiation import (
    OfferQuestion,
    OfferQuestionOpen,
    OfferReply,
    OfferWish,
    expiry,
    new_question,
    replied,
)
from talent.offer import Offer, OfferNotOpen, OfferTerms, Word, revised
from talent.offer_time import check_room

from cloud import keys, offer_keys, waits
from cloud.applications import get
from cloud.approvals import asking
from cloud.company import get_company
from cloud.moment import happened, now
from cloud.offers import awaited, check_reason, decided
from cloud.openings import get_opening
from cloud.races import again
from cloud.table import Create, Replace, Stored, Write, record, table


def questions(application_id: str) -> tuple[OfferQuestion, ...]:
    """What the candidate has asked about the offer, oldest first."""
    return tuple(stored.value for stored in _questions(application_id))


@again(4)
def ask_about_offer(application_id: str, wants: OfferWish, words: str) -> OfferQuestion:
    """Asks HR about the offer that was sent; the candidate's time stands still until the answer.

    Raises OfferNotOpen, OfferQuestionOpen or MovedOn.
    """
    stored = awaited(application_id)
    wait = waits.find(application_id, "offer_answer")
    if stored.value.status != "sent" or wait is None or not wait.open:
        raise OfferNotOpen("The offer does not wait for your answer.")
    earlier = questions(application_id)
    if any(each.reply is None and each.version == stored.value.version for each in earlier):
        raise OfferQuestionOpen("Your earlier question waits for HR.")
    days = get_company().human_answer_days
    question = new_question(stored.value, len(earlier) + 1, wants, words, now(), days)
    event = happened(EventName.OFFER_QUESTIONED, "candidate", application_id=application_id)
    table().write(
        Create(offer_keys.question(application_id, question.number), question),
        *_clock(stored, question),
        record(event, keys.application(application_id)),
    )
    return question


@again(4)
def answer_question(application_id: str, number: int, by: str, words: str) -> OfferQuestion:
    """HR's answer in words; the candidate's time goes on. Raises Missing, OfferQuestionAnswered or MovedOn."""
    key = offer_keys.question(application_id, number)
    stored = table().get(key, OfferQuestion)
    after = replied(stored.value, OfferReply(by=by, words=words, at=now()))
    offer = table().get(offer_keys.offer(application_id), Offer)
    open_still = offer.value.status == "sent" and offer.value.version == after.version
    event = happened(EventName.OFFER_QUESTION_ANSWERED, by, application_id=application_id)
    table().write(
        Replace(key, after, stored.version),
        *(_clock(offer, after) if open_still else ()),
        record(event, keys.application(application_id)),
    )
    return after


@again(4)
def revise_offer(
    application_id: str, by: str, terms: OfferTerms, reason: str, version: int | None = None
) -> Offer:
    """Ends the version that stands, so that one with other terms is drafted and comes before HR.

    It answers a question that is open. Raises ReasonMissing, SameTerms, HoldEnds, OfferNotOpen, AnotherVersion or
    MovedOn.
    """
    check_reason(reason)
    stored = awaited(application_id, version)
    policy = get_opening(get(application_id).value.opening_id).policy
    check_room(stored.value, now(), policy.offer_days)
    after = revised(stored.value, Word(by=by, at=now(), reason=reason, terms=terms))
    reply = OfferReply(by=by, new_version=True, at=now())
    answers = [
        Replace(
            offer_keys.question(application_id, each.value.number), replied(each.value, reply), each.version
        )
        for each in _questions(application_id)
        if each.value.reply is None
    ]
    tasks = asking(application_id, after.version, frozenset())
    return decided(stored, after, EventName.OFFER_REVISED, by, "revised", *tasks, *answers)


def _clock(offer: Stored[Offer], question: OfferQuestion) -> tuple[Write, Write]:
    """The offer and its wait with the end that the question gives them."""
    application_id = question.application_id
    due = expiry(offer.value, question)
    after = offer.value.model_copy(update={"expires_at": due})
    return (
        Replace(offer_keys.offer(application_id), after, offer.version),
        waits.extending(application_id, "offer_answer", due),
    )


def _questions(application_id: str) -> list[Stored[OfferQuestion]]:
    return table().under(keys.application(application_id).pk, "ASKED#", OfferQuestion)

"""The mails of a talk about an offer: to HR what the candidate asks, to the candidate what HR answers."""

from talent.events import Event
from talent.messages import Kind
from talent.messages.offer_values import HrQuestion, OfferTalk
from talent.negotiation import OfferQuestion

from cloud.letters.case import Case, candidate_facts, candidate_link, hr_facts, to_candidate, to_staff
from cloud.mail import Letter
from cloud.negotiating import questions
from cloud.offers import get_offer
from cloud.people import get_staff


def questioned(case: Case, event: Event) -> list[Letter]:
    """To HR the question, with the day by which to answer; to the candidate that it was received."""
    found = [each for each in questions(case.application_id) if each.asked_at <= event.occurred_at]
    if not found:
        return []
    question, staff = found[-1], get_staff(case.opening.recruiter_id)
    asked = {
        "question": question.words,
        "change": question.wants == "change",
        "due": question.due_at,
    }
    return [
        to_staff(staff, Kind.HR_OFFER_QUESTION, HrQuestion, hr_facts(case, staff) | asked),
        _to_candidate(case, Kind.OFFER_QUESTION_RECEIVED, question.words),
    ]


def answered(case: Case, event: Event) -> list[Letter]:
    """To the candidate: HR's words, and until when to decide now."""
    found = [each for each in questions(case.application_id) if _answered_by(each, event)]
    if not found or found[-1].reply is None:
        return []
    return [_to_candidate(case, Kind.OFFER_QUESTION_ANSWERED, found[-1].reply.words)]


def _answered_by(question: OfferQuestion, event: Event) -> bool:
    reply = question.reply
    return reply is not None and not reply.new_version and reply.at <= event.occurred_at


def _to_candidate(case: Case, kind: Kind, words: str) -> Letter:
    expires = get_offer(case.application_id).value.expires_at
    facts = candidate_facts(case, candidate_link(case, "offer", expires))
    return to_candidate(case, kind, OfferTalk, facts | {"expires": expires, "answer": words})

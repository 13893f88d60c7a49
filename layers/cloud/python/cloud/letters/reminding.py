"""Reminds HR of candidates' questions that have no answer: half-way to the time by which one is owed, and at its end.

The second reminder goes to the opening's HR manager, too: who was asked first may be away.
"""

from collections.abc import Iterable
from datetime import datetime

from talent import negotiation
from talent.appeal import Appeal, reminded
from talent.application import Stage
from talent.messages import Kind
from talent.messages.offer_values import HrQuestion
from talent.messages.values import HrAppeal
from talent.negotiation import OfferQuestion

from cloud import keys, offer_keys
from cloud.letters.case import Case, hr_facts, open_case, to_staff
from cloud.mail import Letter, send_once
from cloud.offers import get_offer
from cloud.people import get_staff
from cloud.table import MovedOn, Replace, Stored, Write, table

type Asked = Stored[Appeal] | Stored[OfferQuestion]


def questions_due(moment: datetime) -> list[Asked]:
    """Questions without an answer whose reminder has come by `moment`: about a report, or about an offer."""
    until = moment.isoformat()
    return [
        *table().listed("todo", keys.APPEALS, Appeal, until=until),
        *table().listed("todo", offer_keys.QUESTIONS, OfferQuestion, until=until),
    ]


def remind_of(stored: Asked) -> None:
    """Writes to who owes the answer, once for each reminder, and notes when the next one is."""
    asked = stored.value
    about = "appeal" if isinstance(asked, Appeal) else "question"
    for letter in _letters(open_case(asked.application_id), asked):
        send_once(f"{asked.application_id}/{about}/{asked.number}/{asked.remind_at}", letter)
    try:
        table().write(_after(stored))
    except MovedOn:
        return  # answered just now, or reminded by a sweep beside this one


def _after(stored: Asked) -> Write:
    match stored.value:
        case Appeal() as appeal:
            return Replace(
                keys.appeal(appeal.application_id, appeal.number), reminded(appeal), stored.version
            )
        case OfferQuestion() as question:
            key = offer_keys.question(question.application_id, question.number)
            return Replace(key, negotiation.reminded(question), stored.version)


def _letters(case: Case, asked: Appeal | OfferQuestion) -> list[Letter]:
    last = asked.remind_at is not None and asked.remind_at >= asked.due_at
    people = (case.opening.recruiter_id, *((case.opening.hr_manager_id,) if last else ()))
    if isinstance(asked, Appeal):
        facts = {"due": asked.due_at, "explanation": asked.wants == "explanation"}
        return [_appeal(case, each, facts) for each in dict.fromkeys(people)]
    return [_question(case, each, asked) for each in _still_asked(case, asked, dict.fromkeys(people))]


def _still_asked(case: Case, question: OfferQuestion, people: Iterable[str]) -> Iterable[str]:
    """Nobody, once the offer that was asked about was answered, withdrawn, or is over."""
    offer = get_offer(case.application_id).value
    stands = case.application.stage is Stage.OFFERED and offer.version == question.version
    return people if stands and offer.status == "sent" else ()


def _appeal(case: Case, staff_id: str, facts: dict[str, object]) -> Letter:
    staff = get_staff(staff_id)
    return to_staff(staff, Kind.HR_APPEAL_REMINDER, HrAppeal, hr_facts(case, staff) | facts)


def _question(case: Case, staff_id: str, question: OfferQuestion) -> Letter:
    staff = get_staff(staff_id)
    facts = hr_facts(case, staff) | {
        "question": question.words,
        "change": question.wants == "change",
        "due": question.due_at,
    }
    return to_staff(staff, Kind.HR_OFFER_QUESTION_REMINDER, HrQuestion, facts)

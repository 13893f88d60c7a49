"""The mails around an offer's answer, and the result that HR gets before it."""

from talent.composite import Composite, explained
from talent.events import Event
from talent.kernel import Phrase
from talent.messages import Kind
from talent.messages.offer_values import HrAccepted, HrOfferEnded, OfferTakenBack
from talent.messages.values import (
    HrResult,
    ToCandidate,
    Welcome,
)
from talent.offer import Offer, offer_number

from cloud import keys
from cloud.letters.case import (
    Case,
    candidate_facts,
    candidate_link,
    hr_facts,
    open_case,
    staff_page,
    to_candidate,
    to_staff,
)
from cloud.mail import Letter
from cloud.offers import find_offer, get_offer, versions
from cloud.people import get_staff
from cloud.places import place_of
from cloud.table import table

_NOT_CONFIRMED = Phrase(zh="人力资源没有确认录用通知", en="HR did not confirm the offer")
_NOT_SENT = Phrase(
    zh="录用通知已确认，但未能发出；请再次选择候选人",
    en="It was confirmed, and could not be sent: select again",
)
_NOT_WRITTEN = Phrase(zh="录用通知未能生成", en="The letter could not be written")
_NO_NEW_VERSION = Phrase(
    zh="新的版本没有在名额保留的期限内发出。", en="The new version was not issued while the place was held."
)
_NO_ANSWER = Phrase(zh="候选人在期限内没有答复", en="The candidate did not answer in time")


def result(application_id: str) -> Letter:
    """The composite score, with everything that it was made from, to the opening's HR manager."""
    case = open_case(application_id)
    staff = get_staff(case.opening.hr_manager_id)
    composite = table().get(keys.application(application_id, "COMPOSITE"), Composite).value
    facts = hr_facts(case, staff) | {
        "composite": composite.score,
        "bar": case.opening.policy.selection_bar,
        "ai_score": composite.ai_score,
        "ai_weight": composite.ai_weight,
        "panel_score": composite.panel_score,
        "panel_weight": composite.panel_weight,
        "scorecards": composite.scorecards,
        "report_link": staff_page(case),
        "unsettled": composite.verdict == "person",
        "findings": tuple(each.say(staff.language) for each in explained(composite)[1:-1]),
    }
    return to_staff(staff, Kind.HR_RESULT, HrResult, facts)


def accepted(case: Case, event: Event) -> list[Letter]:
    """A welcome to the candidate, and to HR who signed what."""
    offer = get_offer(case.application_id).value
    site = place_of(offer.terms, case.opening).say(case.application.language)
    facts = candidate_facts(case, candidate_link(case, "application"))
    welcome = facts | {"start": offer.terms.start_date, "site": site}
    return [
        to_candidate(case, Kind.WELCOME, Welcome, welcome),
        _signed(case, offer, event, Kind.HR_OFFER_ACCEPTED),
    ]


def hired(case: Case, event: Event) -> list[Letter]:
    """To HR: the head is filled."""
    return [_signed(case, get_offer(case.application_id).value, event, Kind.HR_HIRED)]


def declined(case: Case, event: Event) -> list[Letter]:
    """The candidate's no, acknowledged, and told to HR."""
    del event
    facts = candidate_facts(case, candidate_link(case, "application"))
    return [
        to_candidate(case, Kind.OFFER_DECLINED, ToCandidate, facts),
        _ended(case, Kind.HR_OFFER_DECLINED, get_offer(case.application_id).value.declined_for),
    ]


def revised(case: Case, event: Event) -> list[Letter]:
    """To a candidate who had the version that HR changes: it no longer holds, the next one comes."""
    gone = [each for each in versions(case.application_id) if each.revision]
    told = [each for each in gone if each.revision and each.revision.at <= event.occurred_at]
    if not told or not told[-1].sent_at:
        return []
    facts = candidate_facts(case, candidate_link(case, "application"))
    return [to_candidate(case, Kind.OFFER_REVISED, ToCandidate, facts)]


def withdrawn(case: Case, event: Event) -> list[Letter]:
    """To a candidate who had received the offer that was taken back, with the reason."""
    del event
    offer = find_offer(case.application_id)
    if offer is None or offer.withdrawal is None or not _had_one(case, offer):
        return []
    return [_taken_back(case, offer.withdrawal.reason)]


def closed(case: Case, event: Event) -> list[Letter]:
    """An offer that ended without an acceptance: HR is told, and a candidate who waits for an answer or a version."""
    del event
    language = get_staff(case.opening.hr_manager_id).language
    offer = find_offer(case.application_id)
    if offer is None:
        return [_ended(case, Kind.HR_OFFER_CLOSED, _NOT_WRITTEN.say(language))]
    if offer.status == "declined":
        return []
    if offer.withdrawal:
        return [_ended(case, Kind.HR_OFFER_CLOSED, offer.withdrawal.reason)]
    if offer.sent_at:
        facts = candidate_facts(case, candidate_link(case, "application"))
        return [
            to_candidate(case, Kind.OFFER_LAPSED, ToCandidate, facts),
            _ended(case, Kind.HR_OFFER_CLOSED, _NO_ANSWER.say(language)),
        ]
    why = _NOT_SENT if offer.confirmed_by and offer.approvals.complete else _NOT_CONFIRMED
    told = [_ended(case, Kind.HR_OFFER_CLOSED, offer.refusal or why.say(language))]
    if _had_one(case, offer):
        told.append(_taken_back(case, _NO_NEW_VERSION.say(case.application.language)))
    return told


def _had_one(case: Case, offer: Offer) -> bool:
    """Whether the candidate received this version, or an earlier one while the same head was held."""
    held = (each for each in versions(case.application_id) if each.held_until == offer.held_until)
    return any(each.sent_at for each in held)


def _taken_back(case: Case, reason: str) -> Letter:
    facts = candidate_facts(case, candidate_link(case, "application")) | {"reason": reason}
    return to_candidate(case, Kind.OFFER_WITHDRAWN, OfferTakenBack, facts)


def _signed(case: Case, offer: Offer, event: Event, kind: Kind) -> Letter:
    staff = get_staff(case.opening.hr_manager_id)
    signed_at = offer.signature.signed_at if offer.signature else event.occurred_at
    more = {"number": offer_number(offer), "signed_at": signed_at, "start": offer.terms.start_date}
    more["differs"] = offer.signature is not None and offer.signature.differs
    return to_staff(staff, kind, HrAccepted, hr_facts(case, staff) | more)


def _ended(case: Case, kind: Kind, reason: str) -> Letter:
    staff = get_staff(case.opening.hr_manager_id)
    offer = find_offer(case.application_id)
    more = {"number": offer_number(offer) if offer else "–", "reason": reason}
    return to_staff(staff, kind, HrOfferEnded, hr_facts(case, staff) | more)

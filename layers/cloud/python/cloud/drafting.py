"""Drafting an offer: the facts of its letter from the opening, and the letter kept as the version that stands."""

from datetime import timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from talent.duties import duties_of
from talent.events import EventName
from talent.kernel import Phrase
from talent.library import position
from talent.offer import Offer, OfferTerms, next_terms, next_writers, offer_number
from talent.offer_time import out_of_time

from cloud import offer_keys
from cloud.applications import events, get
from cloud.approvals import rules_for
from cloud.company import get_company
from cloud.files import artefact_key, artefacts
from cloud.keys import Key
from cloud.moment import now
from cloud.offers import find_offer, get_offer, keep_draft, stored_versions, versions
from cloud.openings import get_opening, opened_by
from cloud.people import get_candidate, get_staff
from cloud.places import place_of
from cloud.races import again
from cloud.table import Replace, table

_SIGNS = Phrase(zh="人力资源经理", en="HR Manager")


def find_draft(application_id: str, cause: str) -> Offer | None:
    """The version that this very task drafted; None before it did."""
    return next((offer for offer in versions(application_id) if offer.cause == cause), None)


def draft_so_far(application_id: str) -> int | None:
    """The version that stands, where it was drafted since the head was reserved; else None."""
    offer = find_offer(application_id)
    reserved = [each for each in events(application_id) if each.name is EventName.HEADCOUNT_RESERVED]
    return offer.version if offer and reserved and offer.drafted_at >= reserved[-1].occurred_at else None


def taken_up(application_id: str) -> dict[str, str | int]:
    """Where an offer whose machine is tried again goes on: 'drafted', with the version that stands before people.

    Or 'reserved': to be drafted, in the place of a version whose time ran out while the machine stood still, or first.
    """
    version = draft_so_far(application_id)
    if version is None:
        return {"verdict": "reserved"}
    late = _hold_anew(application_id, version)
    return {"verdict": "reserved" if late else "drafted", "version": version}


@again(4)
def _hold_anew(application_id: str, version: int) -> bool:
    """Holds the head anew, from now, where the version's time has run out while its machine stood still; else False.

    Whoever tries the machine again has said so with a reason; the version that is drafted next then has its whole time.
    """
    offer, policy = get_offer(application_id).value, get_opening(get(application_id).value.opening_id).policy
    if offer.version != version or not out_of_time(offer, now(), policy.offer_days):
        return False
    held = {"held_until": now() + timedelta(days=policy.hold_days)}
    same = [each for each in stored_versions(application_id) if each.value.held_until == offer.held_until]
    table().write(
        *(Replace(_key(each.value, offer), each.value.model_copy(update=held), each.version) for each in same)
    )
    return True


def _key(offer: Offer, standing: Offer) -> Key:
    return offer_keys.offer(offer.application_id, 0 if offer.version == standing.version else offer.version)


def new_offer(application_id: str, cause: str, after: int = 0) -> Offer:
    """The next version of the offer, without its letter.

    With `after`, the version that it replaces: its terms as HR changed them, and the head held no longer than before.
    Without, the opening's terms. It stands for the days that HR, those who approve and the candidate have.
    """
    stored = find_offer(application_id)
    opening = get_opening(get(application_id).value.opening_id)
    rules, policy, moment = rules_for(opening), opening.policy, now()
    before = stored if after else None
    written_by = next_writers(before) if before else (opened_by(opening.opening_id),)
    terms = next_terms(before) if before else opening.terms
    held_until = before.held_until if before else moment + timedelta(days=policy.hold_days)
    days = policy.confirmation_days + policy.offer_days
    days += policy.approval_days if rules.band_for(terms.pay) else 0
    return Offer(
        application_id=application_id,
        version=stored.version + 1 if stored else 1,
        terms=terms,
        letter_key="",
        letter_sha256="",
        drafted_at=moment,
        expires_at=min(moment + timedelta(days=days), held_until),
        held_until=held_until,
        written_by=written_by,
        cause=cause,
    )


def letter_facts(offer: Offer) -> dict[str, object]:
    """Everything that stands in the letter of `offer`, in the candidate's language."""
    application = get(offer.application_id).value
    opening, company = get_opening(application.opening_id), get_company()
    hr, recruiter = get_staff(opening.hr_manager_id), get_staff(opening.recruiter_id)
    at, language = position(opening.position_id), application.language
    return _terms(offer.terms) | {
        "number": offer_number(offer),
        "version": offer.version,
        "language": language,
        "issued": offer.drafted_at.astimezone(ZoneInfo(opening.time_zone)).date(),
        "company": company.name.say(language),
        "candidate": get_candidate(application.candidate_id).name,
        "position": opening.title.say(language),
        "department": at.department.name.say(language),
        "site": place_of(offer.terms, opening).say(language),
        "duties": duties_of(opening.description.say(language)),
        "expires": offer.expires_at,
        "zone": opening.time_zone,
        "contact_name": recruiter.name,
        "contact_address": company.contact,
        "signatory": {"name": hr.name, "title": _SIGNS.say(language)},
    }


def keep_letter(offer: Offer, letter: bytes) -> Offer:
    """Keeps the letter (PDF) and the offer with its digest, as the version that stands.

    The digest is in the letter's key, too: of two tasks that draft one version at once, each has its own file.
    """
    digest = sha256(letter).hexdigest()
    key = artefact_key(offer.application_id, f"offer-{offer.version}-{digest[:12]}.pdf")
    artefacts().write(key, letter, "application/pdf")
    drafted = offer.model_copy(update={"letter_sha256": digest, "letter_key": key})
    keep_draft(drafted)
    return drafted


def _terms(terms: OfferTerms) -> dict[str, object]:
    return {"pay": terms.pay, "start": terms.start_date, "probation_months": terms.probation_months}

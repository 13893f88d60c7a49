"""Drafting an offer: the facts of its letter from the opening, and the letter kept as the version that stands."""

from datetime import timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from talent.duties import duties_of
from talent.kernel import Phrase
from talent.library import position
from talent.offer import Offer, OfferTerms, offer_number

from cloud import keys
from cloud.applications import get
from cloud.company import get_company
from cloud.files import artefact_key, artefacts
from cloud.moment import now
from cloud.offers import keep_draft
from cloud.openings import get_opening
from cloud.people import get_candidate, get_staff
from cloud.table import table

_SIGNS = Phrase(zh="人力资源经理", en="HR Manager")


def find_draft(application_id: str) -> Offer | None:
    """The offer drafted since the head was reserved; None before it was."""
    stored = table().find(keys.application(application_id, "OFFER"), Offer)
    reserved_at = get(application_id).value.stage_since
    return stored.value if stored and stored.value.drafted_at >= reserved_at else None


def new_offer(application_id: str) -> Offer:
    """The next version of the offer, without its letter; it stands for the days that HR and the candidate have."""
    stored = table().find(keys.application(application_id, "OFFER"), Offer)
    opening = get_opening(get(application_id).value.opening_id)
    moment = now()
    version = stored.value.version + 1 if stored else 1
    return Offer(
        application_id=application_id,
        version=version,
        terms=opening.terms,
        letter_key=artefact_key(application_id, f"offer-{version}.pdf"),
        letter_sha256="",
        drafted_at=moment,
        expires_at=moment + timedelta(days=opening.policy.confirmation_days + opening.policy.offer_days),
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
        "site": at.site.name.say(language),
        "duties": duties_of(opening.description.say(language)),
        "expires": offer.expires_at,
        "zone": opening.time_zone,
        "contact_name": recruiter.name,
        "contact_address": company.contact,
        "signatory": {"name": hr.name, "title": _SIGNS.say(language)},
    }


def keep_letter(offer: Offer, letter: bytes) -> Offer:
    """Keeps the letter (PDF) and the offer with its digest, as the version that stands."""
    artefacts().write(offer.letter_key, letter, "application/pdf")
    drafted = offer.model_copy(update={"letter_sha256": sha256(letter).hexdigest()})
    keep_draft(drafted)
    return drafted


def _terms(terms: OfferTerms) -> dict[str, object]:
    return {"pay": terms.pay, "start": terms.start_date, "probation_months": terms.probation_months}

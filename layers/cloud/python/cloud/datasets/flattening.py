"""From what the table keeps to the flat rows of a dataset: ids become names, terms become columns."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import BaseModel
from talent.application import Application
from talent.datasets import ApplicationRow, Dataset, HeadcountRow, HireRow, OfferRow, OpeningRow, Row
from talent.headcount import Ledger
from talent.library import position
from talent.messages import status
from talent.offer import Offer, OfferTerms, offer_number
from talent.opening import Opening
from talent.people import Employee

from cloud.applications import get
from cloud.offers import find_offer
from cloud.openings import get_opening
from cloud.people import get_candidate


def _terms(terms: OfferTerms) -> dict[str, object]:
    pay = terms.pay
    return {"pay_amount": pay.amount, "pay_currency": pay.currency, "pay_period": pay.period}


def _promise(terms: OfferTerms | None) -> dict[str, object]:
    """What an offer says of a start; nothing where there is no offer."""
    names = ("start_date", "probation_months", "place", "pay_amount", "pay_currency", "pay_period")
    if terms is None:
        return dict.fromkeys(names)
    return terms.model_dump(include=set(names)) | _terms(terms)


def _hire(employee: Employee, changed_at: datetime) -> Row:
    person, place = get_candidate(employee.candidate_id), position(employee.position_id)
    offer = find_offer(employee.application_id)
    kept = employee.model_dump(exclude={"baseline"})
    named = {
        "name": person.name,
        "email": person.email,
        "phone": person.phone,
        "position_zh": place.name.zh,
        "position_en": place.name.en,
        "department_zh": place.department.name.zh,
        "department_en": place.department.name.en,
        "site": place.site.id,
    }
    promise = _promise(offer.terms if offer else None)
    return HireRow.model_validate(kept | named | promise | {"changed_at": changed_at})


def _headcount(ledger: Ledger, changed_at: datetime) -> Row:
    kept = {name: value for name, value in dict(ledger).items() if name in HeadcountRow.model_fields}
    more = {
        "free": ledger.free,
        "reservable": ledger.reservable,
        "over_limit": ledger.over_limit.rule,
        "over_percent": ledger.over_limit.percent,
        "proposed": ledger.proposal.planned if ledger.proposal else None,
        "changed_at": changed_at,
    }
    return HeadcountRow.model_validate(kept | more)


def _opening(opening: Opening, changed_at: datetime) -> Row:
    kept = {name: value for name, value in dict(opening).items() if name in OpeningRow.model_fields}
    titles = {"position_zh": opening.title.zh, "position_en": opening.title.en}
    return OpeningRow.model_validate(kept | titles | _terms(opening.terms) | {"changed_at": changed_at})


def _application(application: Application, changed_at: datetime) -> Row:
    opening = get_opening(application.opening_id)
    kept = {name: value for name, value in dict(application).items() if name in ApplicationRow.model_fields}
    named = {
        "name": get_candidate(application.candidate_id).name,
        "position_id": opening.position_id,
        "position_zh": opening.title.zh,
        "position_en": opening.title.en,
        "stage_zh": status(application.stage, "manager", "zh"),
        "stage_en": status(application.stage, "manager", "en"),
    }
    return ApplicationRow.model_validate(kept | named | {"changed_at": changed_at})


def _offer(offer: Offer, changed_at: datetime) -> Row:
    application = get(offer.application_id).value
    kept = {name: value for name, value in dict(offer).items() if name in OfferRow.model_fields}
    more = {
        "number": offer_number(offer),
        "opening_id": application.opening_id,
        "candidate_id": application.candidate_id,
        "department_id": application.department_id,
        "signed_at": offer.signature.signed_at if offer.signature else None,
        "changed_at": changed_at,
    }
    return OfferRow.model_validate(kept | _promise(offer.terms) | more)


@dataclass(frozen=True, slots=True)
class Source:
    """What the rows of a dataset are made of, and how."""

    kept: type[BaseModel]
    flat: Callable[[Any, datetime], Row]


SOURCES: Mapping[Dataset, Source] = {
    "hires": Source(Employee, _hire),
    "headcount": Source(Ledger, _headcount),
    "openings": Source(Opening, _opening),
    "applications": Source(Application, _application),
    "offers": Source(Offer, _offer),
}

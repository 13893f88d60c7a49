"""Offers: drafted by the machine, confirmed by HR, answered by the candidate, each answer one transaction."""

from talent.application import MoveName, ReasonMissing
from talent.events import EventName, WaitKind, WaitVerdict
from talent.offer import Offer, OfferNotOpen, Signature, accepted, closed, confirmed, declined, sent
from talent.people import Employee

from cloud import keys, waits
from cloud.applications import get, move, put
from cloud.moment import happened, now
from cloud.people import get_candidate
from cloud.races import again
from cloud.table import Create, Replace, Stored, record, table


def get_offer(application_id: str) -> Stored[Offer]:
    """The offer that stands (its latest version). Raises Missing."""
    return table().get(keys.application(application_id, "OFFER"), Offer)


def find_offer(application_id: str) -> Offer | None:
    """The offer that stands; None before one was drafted."""
    stored = table().find(keys.application(application_id, "OFFER"), Offer)
    return stored.value if stored else None


def get_sent_offer(application_id: str) -> Offer:
    """The offer as its candidate may see it. Raises Missing, or OfferNotOpen before it was sent."""
    offer = get_offer(application_id).value
    if offer.status in ("drafted", "confirmed"):
        raise OfferNotOpen("The offer has not been sent.")
    return offer


def keep_draft(offer: Offer) -> None:
    """Keeps a drafted offer as the one that stands, and its version beside it."""
    put(keys.application(offer.application_id, f"OFFER#{offer.version:03}"), offer)
    event = happened(EventName.OFFER_DRAFTED, "machine", application_id=offer.application_id)
    key = keys.application(offer.application_id)
    put(keys.application(offer.application_id, "OFFER"), offer, record(event, key))


@again(4)
def confirm_offer(application_id: str, by: str) -> Offer:
    """HR's yes: the offer is confirmed and its wait ended. Raises OfferNotOpen or MovedOn."""
    stored = _awaited(application_id, "offer_confirmation")
    return _decided(stored, confirmed(stored.value, by), EventName.OFFER_CONFIRMED, by, "confirmed")


@again(4)
def refuse_offer(application_id: str, by: str, reason: str) -> Offer:
    """HR's no: the draft is closed with the reason, and its wait ended. Raises ReasonMissing, OfferNotOpen or MovedOn."""
    if not reason.strip():
        raise ReasonMissing("A refusal is a person's decision and needs a reason.")
    stored = _awaited(application_id, "offer_confirmation")
    if stored.value.status != "drafted":
        raise OfferNotOpen(f"The offer is {stored.value.status}, not drafted.")
    refused = closed(stored.value).model_copy(update={"refusal": reason})
    return _decided(stored, refused, EventName.OFFER_REFUSED, by, "refused")


def send_offer(application_id: str, cause: str) -> Offer:
    """Marks the confirmed offer as sent and moves the application. Raises OfferNotOpen; safe to repeat."""
    stored = get_offer(application_id)
    if stored.value.status == "sent":
        return stored.value
    after = sent(stored.value)
    write = Replace(keys.application(application_id, "OFFER"), after, stored.version)
    move(application_id, MoveName.SEND_OFFER, "machine", cause=cause, beside=[write])
    return after


@again(4)
def accept_offer(application_id: str, name: str, letter_sha256: str) -> Offer:
    """The candidate's yes, signed. Raises OfferNotOpen, WrongLetter, SignatureMissing, IllegalMove or MovedOn."""
    stored = _awaited(application_id, "offer_answer")
    signature = Signature(name=name, signed_at=now(), letter_sha256=letter_sha256)
    after = accepted(stored.value, signature)
    beside = [
        Replace(keys.application(application_id, "OFFER"), after, stored.version),
        waits.ending(application_id, "offer_answer", "accepted"),
    ]
    move(application_id, MoveName.ACCEPT_OFFER, "candidate", beside=beside)
    return after


@again(4)
def decline_offer(application_id: str) -> Offer:
    """The candidate's no: the offer's wait ends and its machine frees the head. Raises OfferNotOpen or MovedOn."""
    stored = _awaited(application_id, "offer_answer")
    return _decided(stored, declined(stored.value), EventName.OFFER_DECLINED, "candidate", "declined")


def close_offer(application_id: str) -> None:
    """Marks an offer as closed unless it was answered; an application without an offer stays as it is."""
    stored = table().find(keys.application(application_id, "OFFER"), Offer)
    if stored and closed(stored.value) != stored.value:
        table().write(
            Replace(keys.application(application_id, "OFFER"), closed(stored.value), stored.version)
        )


def hire(
    application_id: str, position_id: str, headcount_id: str, baseline: dict[str, float], cause: str
) -> Employee:
    """Makes the employee and moves the application, in one transaction; the employee's id is the application's."""
    application = get(application_id).value
    known = table().find(keys.employee(application_id), Employee)
    if known:
        return known.value
    employee = Employee(
        employee_id=application_id,
        application_id=application_id,
        candidate_id=get_candidate(application.candidate_id).candidate_id,
        position_id=position_id,
        department_id=application.department_id,
        headcount_id=headcount_id,
        hired_at=now(),
        baseline=baseline,
    )
    write = Create(keys.employee(application_id), employee)
    move(application_id, MoveName.HIRE, "machine", cause=cause, beside=[write])
    return employee


def _awaited(application_id: str, kind: WaitKind) -> Stored[Offer]:
    """The offer, while its decision is still waited for. Raises OfferNotOpen once that wait has ended."""
    stored = get_offer(application_id)
    wait = waits.find(application_id, kind)
    if wait and wait.verdict in ("lapsed", "withdrawn") and wait.asked_at >= stored.value.drafted_at:
        raise OfferNotOpen("The time for this decision is over.")
    return stored


def _decided(stored: Stored[Offer], after: Offer, name: EventName, by: str, verdict: WaitVerdict) -> Offer:
    application_id = after.application_id
    kind: WaitKind = "offer_answer" if verdict == "declined" else "offer_confirmation"
    key = keys.application(application_id)
    table().write(
        Replace(keys.application(application_id, "OFFER"), after, stored.version),
        waits.ending(application_id, kind, verdict),
        record(happened(name, by, application_id=application_id), key),
    )
    return after

"""Offers: drafted by the machine, confirmed by HR, approved, changed or withdrawn, and answered by the candidate.

Each step is one transaction with its event and the verdict of the wait that it ends, so that of two who decide at
once one is told that the offer has moved on. What stands lies at `OFFER`; a version that was replaced, beside it.
"""

from talent.application import Stage
from talent.events import EventName, WaitKind, WaitVerdict
from talent.moves import IllegalMove, MoveName, ReasonMissing
from talent.offer import (
    Offer,
    OfferNotOpen,
    OfferStatus,
    Signature,
    Word,
    accepted,
    check_version,
    closed,
    confirmed,
    declined,
    not_open,
    replaced,
    sent,
    withdrawn,
)
from talent.signing import check_name

from cloud import keys, offer_keys, waits
from cloud.applications import check_in_hand, get, move
from cloud.approvals import approvals_for, asking
from cloud.moment import happened, now
from cloud.people import get_candidate
from cloud.races import again
from cloud.table import Create, MovedOn, Replace, Stored, Unchanged, Write, record, table

WAITED_FOR: dict[OfferStatus, WaitKind] = {
    "drafted": "offer_confirmation",
    "approving": "offer_approval",
    "sent": "offer_answer",
}


def get_offer(application_id: str) -> Stored[Offer]:
    """The offer that stands (its latest version). Raises Missing."""
    return table().get(offer_keys.offer(application_id), Offer)


def find_offer(application_id: str) -> Offer | None:
    """The offer that stands; None before one was drafted."""
    stored = table().find(offer_keys.offer(application_id), Offer)
    return stored.value if stored else None


def versions(application_id: str) -> list[Offer]:
    """Every version of the offer, oldest first."""
    return [stored.value for stored in stored_versions(application_id)]


def stored_versions(application_id: str) -> list[Stored[Offer]]:
    """Every version of the offer with the version of its item, oldest first."""
    found = table().under(keys.application(application_id).pk, "OFFER", Offer)
    return sorted(found, key=lambda stored: stored.value.version)


def get_sent_offer(application_id: str) -> Offer:
    """The version that the candidate has, with how it stands now. Raises OfferNotOpen before one went out."""
    seen = [offer for offer in versions(application_id) if offer.sent_at]
    if not seen:
        raise OfferNotOpen("The offer has not been sent.")
    return seen[-1]


def version_before(offer: Offer) -> Offer | None:
    """The version that `offer` took the place of; None for the first."""
    return next((each for each in versions(offer.application_id) if each.version == offer.version - 1), None)


def keep_draft(offer: Offer) -> None:
    """Keeps a draft as the version that stands, and what it replaces beside it.

    Raises IllegalMove, or MovedOn where another call has drafted this version meanwhile.
    """
    key, application_id = offer_keys.offer(offer.application_id), offer.application_id
    application, stored = get(application_id), table().find(key, Offer)
    if stored and stored.value.version >= offer.version:
        raise MovedOn("This version was drafted by another call.")
    writes: list[Write] = [Create(key, offer)]
    if stored:
        old = replaced(stored.value)
        writes = [
            Replace(key, offer, stored.version),
            Create(offer_keys.offer(application_id, old.version), old),
            *asking(application_id, old.version, frozenset()),
        ]
    if application.value.stage is Stage.OFFERED:
        move(application_id, MoveName.REDRAFT_OFFER, "machine", cause=offer.cause, beside=writes)
        return
    if application.value.stage is not Stage.RESERVED:
        raise IllegalMove(f"An offer needs a held head; the application is '{application.value.stage}'.")
    check_in_hand(application_id, offer.cause)
    event, at = (
        happened(EventName.OFFER_DRAFTED, "machine", application_id=application_id),
        keys.application(application_id),
    )
    table().write(*writes, Unchanged(at, application.version), record(event, at))


@again(4)
def confirm_offer(application_id: str, by: str, version: int | None = None) -> Offer:
    """HR's yes: the offer may be sent, or goes to those who must approve its pay.

    Raises OfferNotOpen, AnotherVersion, NobodyToApprove or MovedOn.
    """
    stored = awaited(application_id, version)
    approvals = approvals_for(stored.value, by)
    after = confirmed(stored.value, by, approvals)
    tasks = asking(application_id, after.version, approvals.asked) if approvals else []
    verdict: WaitVerdict = "to_approve" if approvals else "confirmed"
    return decided(stored, after, EventName.OFFER_CONFIRMED, by, verdict, *tasks)


@again(4)
def refuse_offer(application_id: str, by: str, reason: str, version: int | None = None) -> Offer:
    """HR's no: the draft is closed with the reason, and its wait ended.

    Raises ReasonMissing, OfferNotOpen, AnotherVersion or MovedOn.
    """
    check_reason(reason)
    stored = awaited(application_id, version)
    if stored.value.status != "drafted":
        raise not_open(stored.value)
    refused = closed(stored.value).model_copy(update={"refusal": reason})
    return decided(stored, refused, EventName.OFFER_REFUSED, by, "refused")


@again(4)
def withdraw_offer(application_id: str, by: str, reason: str, version: int | None = None) -> Offer:
    """Takes the offer back before it was accepted; its machine frees the head.

    Raises ReasonMissing, OfferNotOpen, AnotherVersion or MovedOn.
    """
    check_reason(reason)
    stored = awaited(application_id, version)
    after = withdrawn(stored.value, Word(by=by, at=now(), reason=reason))
    tasks = asking(application_id, after.version, frozenset())
    return decided(stored, after, EventName.OFFER_WITHDRAWN, by, "refused", *tasks)


def send_offer(application_id: str, version: int, cause: str) -> Offer:
    """Marks the confirmed version as sent and moves the application. Raises OfferNotOpen; safe to repeat."""
    stored = get_offer(application_id)
    if stored.value.version != version:
        raise OfferNotOpen("Another version stands.")
    if stored.value.status == "sent":
        return stored.value
    after = sent(stored.value, now())
    write = Replace(offer_keys.offer(application_id), after, stored.version)
    move(application_id, MoveName.SEND_OFFER, "machine", cause=cause, beside=[write])
    return after


@again(4)
def accept_offer(application_id: str, name: str, letter_sha256: str, *, own_way: bool = False) -> Offer:
    """The candidate's yes, signed; `own_way`: they sign with another name than the letter's, and mean it.

    Raises OfferNotOpen, WrongLetter, SignatureMissing, NameDiffers, IllegalMove or MovedOn.
    """
    stored = awaited(application_id)
    signature = Signature(name=name, signed_at=now(), letter_sha256=letter_sha256)
    after = accepted(stored.value, signature)
    known = get_candidate(get(application_id).value.candidate_id).name
    differs = check_name(name, known, own_way=own_way)
    after = after.model_copy(update={"signature": signature.model_copy(update={"differs": differs})})
    beside = [
        Replace(offer_keys.offer(application_id), after, stored.version),
        waits.ending(application_id, "offer_answer", "accepted"),
    ]
    move(application_id, MoveName.ACCEPT_OFFER, "candidate", beside=beside)
    return after


@again(4)
def decline_offer(application_id: str, version: int | None = None, reason: str = "") -> Offer:
    """The candidate's no, with their reason if they give one: the wait ends and its machine frees the head.

    Raises OfferNotOpen, AnotherVersion or MovedOn.
    """
    stored = awaited(application_id, version)
    return decided(stored, declined(stored.value, reason), EventName.OFFER_DECLINED, "candidate", "declined")


@again(4)
def close_offer(application_id: str, cause: str) -> None:
    """Marks an offer as closed unless it was answered; an application without an offer stays as it is.

    Raises IllegalMove for the task of an execution that was overtaken.
    """
    application, stored = get(application_id), table().find(offer_keys.offer(application_id), Offer)
    check_in_hand(application_id, cause)
    if stored and closed(stored.value) != stored.value:
        table().write(
            Replace(offer_keys.offer(application_id), closed(stored.value), stored.version),
            Unchanged(keys.application(application_id), application.version),
            *asking(application_id, stored.value.version, frozenset()),
        )


def awaited(application_id: str, version: int | None = None) -> Stored[Offer]:
    """The offer, while the decision that it stands before is waited for; `version`: the one that was decided on.

    A lost race is run again, and must not carry a person's word over to terms that they have not read. Raises
    AnotherVersion, or OfferNotOpen once that wait has ended.
    """
    stored = get_offer(application_id)
    if version is not None:
        check_version(stored.value, version)
    kind = WAITED_FOR.get(stored.value.status)
    wait = waits.find(application_id, kind) if kind else None
    if wait and wait.verdict in ("lapsed", "withdrawn") and wait.asked_at >= stored.value.drafted_at:
        raise OfferNotOpen("The time for this decision is over.")
    return stored


def decided(
    stored: Stored[Offer], after: Offer, name: EventName, by: str, verdict: WaitVerdict | None, *beside: Write
) -> Offer:
    """Keeps a decision on the offer with its event; with a verdict, the wait that the offer stood before ends."""
    application_id = after.application_id
    kind = WAITED_FOR.get(stored.value.status)
    ending = [waits.ending(application_id, kind, verdict)] if kind and verdict else []
    table().write(
        Replace(offer_keys.offer(application_id), after, stored.version),
        *ending,
        record(happened(name, by, application_id=application_id), keys.application(application_id)),
        *beside,
    )
    return after


def check_reason(reason: str) -> None:
    """Raises ReasonMissing for an empty one."""
    if not reason.strip():
        raise ReasonMissing("This is a person's decision and needs a reason.")

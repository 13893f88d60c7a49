"""Rules on offers: none goes out before everybody needed has said yes, and nobody is hired but by a signed yes to it."""

from collections.abc import Sequence

from cloud.items import read_item
from cloud.keys import Key
from talent.application import Stage
from talent.events import Event
from talent.offer import Offer

from infra.local.simulation.oracle import Oracle, application_of, stage_of
from infra.local.simulation.store import Change

_ENDED = frozenset({"accepted", "declined", "withdrawn", "closed"})


def check_offers(oracle: Oracle, changes: Sequence[Change], events: Sequence[Event]) -> None:
    """Checks one transaction."""
    del events
    for change in changes:
        if change.key.sk == "OFFER" and change.after:
            before = read_item(change.before, Offer)[0] if change.before else None
            _version(oracle, before, read_item(change.after, Offer)[0], changes)
        elif change.key.sk == "APPLICATION" and change.after and application_of(change):
            _stands(oracle, change)


def _version(oracle: Oracle, before: Offer | None, after: Offer, changes: Sequence[Change]) -> None:
    application_id = after.application_id
    if before and before.version != after.version:
        kept = {change.key.sk for change in changes}
        if after.version != before.version + 1 or f"OFFER#{before.version:03}" not in kept:
            oracle.say("offer", f"{application_id}: version {before.version} of the offer is lost")
        return
    if before and before.status in _ENDED and after.status != before.status:
        oracle.say("offer", f"{application_id}: an offer that was {before.status} is {after.status}")
    if after.status == "sent" and not (after.confirmed_by and after.approvals.complete):
        oracle.say("offer", f"{application_id}: an offer went out that not everybody had approved")
    if after.status == "accepted" and (before is None or before.status not in ("sent", "accepted")):
        oracle.say("offer", f"{application_id} accepted what had not been sent")


def _stands(oracle: Oracle, change: Change) -> None:
    """Stage and offer say the same: offered what was sent, accepted and hired what was signed."""
    stage = stage_of(change.after or {})
    if stage not in (Stage.OFFERED, Stage.ACCEPTED, Stage.HIRED):
        return
    item = oracle.world.store.get(Key(change.key.pk, "OFFER"))
    offer = read_item(item, Offer)[0] if item else None
    if offer is None or (stage is not Stage.OFFERED and not _signed(offer)):
        oracle.say("offer", f"{application_of(change)} is {stage} without a signed offer")
    elif stage is Stage.OFFERED and offer.sent_at is None:
        oracle.say("offer", f"{application_of(change)} is {stage} by what was not sent")


def _signed(offer: Offer) -> bool:
    signature = offer.signature
    signed = signature is not None and signature.letter_sha256 == offer.letter_sha256
    return signed and offer.status == "accepted"

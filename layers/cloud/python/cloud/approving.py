"""An approver's word on an offer: the last yes lets it be sent, a no with its reason returns it to HR."""

from talent.approval import Approval
from talent.events import EventName, WaitVerdict
from talent.moves import ReasonMissing
from talent.offer import Offer, approved

from cloud.approvals import asking
from cloud.moment import now
from cloud.offers import awaited, decided
from cloud.races import again


@again(6)
def approve_offer(application_id: str, by: str, version: int | None = None) -> Offer:
    """An approver's yes. Raises OfferNotOpen, AnotherVersion, NotAskedToApprove or MovedOn."""
    return _said(application_id, Approval(by=by, at=now(), approved=True), version)


@again(6)
def return_offer(application_id: str, by: str, reason: str, version: int | None = None) -> Offer:
    """An approver's no. Raises ReasonMissing, OfferNotOpen, AnotherVersion, NotAskedToApprove or MovedOn."""
    if not reason.strip():
        raise ReasonMissing("A refusal is a person's decision and needs a reason.")
    return _said(application_id, Approval(by=by, at=now(), approved=False, reason=reason), version)


def _said(application_id: str, approval: Approval, version: int | None) -> Offer:
    stored = awaited(application_id, version)
    after = approved(stored.value, approval)
    name = EventName.OFFER_APPROVED if approval.approved else EventName.OFFER_RETURNED
    verdicts: dict[str, WaitVerdict] = {"confirmed": "approved", "returned": "returned"}
    asked = after.approvals.asked if after.status == "approving" else frozenset[str]()
    tasks = asking(application_id, after.version, asked)
    return decided(stored, after, name, approval.by, verdicts.get(after.status), *tasks)

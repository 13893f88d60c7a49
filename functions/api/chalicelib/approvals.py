"""Approvals: what waits for a person, the offer as they judge it, and their word."""

from cloud import applications, auditing, charges, openings, people
from cloud.approvals import waits_for_approval
from cloud.approving import approve_offer as give
from cloud.approving import return_offer
from cloud.offers import get_offer, version_before
from pydantic import AwareDatetime, Field
from talent.access import Action
from talent.approval import ApprovalRules, Approvals
from talent.headcount import Proposal
from talent.kernel import Fact, Phrase
from talent.offer import Offer, OfferStatus, OfferTerms
from talent.people import Staff

from chalicelib import targets
from chalicelib.doors import StaffMay
from chalicelib.offers import ReadVersion, letter_address
from chalicelib.routing import Id, Routes

routes = Routes("approvals")
APPROVER = StaffMay(Action.APPROVE_OFFER, targets.approval)


class ApprovalAsked(Fact):
    """An offer that waits for the caller, without what it promises."""

    application_id: str
    title: Phrase
    version: int
    asked_at: AwareDatetime


class PlanAsked(Fact):
    """A headcount plan that waits for the caller; it is answered at the headcount of the opening named."""

    opening_id: str
    title: Phrase
    headcount_id: str
    planned: int = Field(description="what is planned until it is confirmed")
    proposal: Proposal


class ApprovalsAsked(Fact):
    """What waits for the caller's word: offers, oldest first, and headcount plans of their departments."""

    offers: tuple[ApprovalAsked, ...]
    plans: tuple[PlanAsked, ...]


class OfferToApprove(Fact):
    """One version of an offer before those who approve it; `letter` is an address good for fifteen minutes.

    `before`: what the version before it promised, and `changed_for` why this one took its place.
    """

    application_id: str
    candidate_name: str
    title: Phrase
    version: int
    status: OfferStatus
    terms: OfferTerms
    before: OfferTerms | None
    changed_for: str
    letter: str
    approvals: Approvals


class NamedApprover(Fact):
    """Who takes an approval that nobody can give any more."""

    version: ReadVersion
    staff_id: str = Field(min_length=1, max_length=60)


class ApproverInRules(Fact):
    """Who is named in an opening's rules of approval in whose place."""

    from_id: str = Field(min_length=1, max_length=60)
    to_id: str = Field(min_length=1, max_length=60)


class ApprovalAnswer(Fact):
    """An approver's word; a no needs a reason, which HR reads."""

    version: ReadVersion
    approve: bool
    reason: str = Field(default="", max_length=2000)


@routes.get("/approvals", StaffMay(Action.APPROVE_OFFER, None))
def list_approvals(caller: Staff) -> ApprovalsAsked:
    """The offers and headcount plans that wait for the caller."""
    asked = waits_for_approval(caller.staff_id)
    return ApprovalsAsked(
        offers=tuple(
            ApprovalAsked(
                application_id=task.application_id,
                title=_title(task.application_id),
                version=task.version,
                asked_at=task.asked_at,
            )
            for task in asked
        ),
        plans=tuple(
            PlanAsked(
                opening_id=opening.opening_id,
                title=opening.title,
                headcount_id=ledger.headcount_id,
                planned=ledger.planned,
                proposal=ledger.proposal,
            )
            for opening, ledger in openings.plans_before(caller)
            if ledger.proposal
        ),
    )


@routes.get("/applications/{application_id}/offer/approval", APPROVER)
def read_offer_to_approve(caller: Staff, application_id: Id) -> OfferToApprove:
    """The version that waits, with its terms, its letter and what others have said."""
    auditing.record_read(caller.staff_id, Action.READ_OFFER, application_id=application_id)
    return _shown(get_offer(application_id).value)


@routes.post("/applications/{application_id}/offer/approval", APPROVER)
def approve_offer(caller: Staff, application_id: Id, body: ApprovalAnswer) -> OfferToApprove:
    """Approves the version, which goes out once everybody needed has; or returns it to HR."""
    if body.approve:
        return _shown(give(application_id, caller.staff_id, body.version))
    return _shown(return_offer(application_id, caller.staff_id, body.reason, body.version))


@routes.put(
    "/applications/{application_id}/offer/approvals/{number}",
    StaffMay(Action.CONFIRM_OFFER, targets.application),
)
def name_approver(caller: Staff, application_id: Id, number: int, body: NamedApprover) -> OfferToApprove:
    """Names who takes an approval whose approvers have all left or lost their role; others stay as the rules say."""
    people.check_staff((body.staff_id,))
    return _shown(charges.name_approver(application_id, body.version, number, body.staff_id, caller.staff_id))


@routes.post("/openings/{opening_id}/approvers", StaffMay(Action.CONFIRM_OFFER, targets.opening))
def name_in_rules(caller: Staff, opening_id: Id, body: ApproverInRules) -> ApprovalRules:
    """Names another approver in an opening's own rules, where the one named has left or lost the role.

    The company's rules are set with its other facts.
    """
    return charges.name_in_rules(opening_id, body.from_id, body.to_id, caller.staff_id)


def _shown(offer: Offer) -> OfferToApprove:
    candidate_id = applications.get(offer.application_id).value.candidate_id
    before = version_before(offer)
    return OfferToApprove(
        application_id=offer.application_id,
        candidate_name=people.get_candidate(candidate_id).name,
        title=_title(offer.application_id),
        version=offer.version,
        status=offer.status,
        terms=offer.terms,
        before=before.terms if before else None,
        changed_for=before.replaced_for if before else "",
        letter=letter_address(offer),
        approvals=offer.approvals,
    )


def _title(application_id: str) -> Phrase:
    return openings.get_opening(applications.get(application_id).value.opening_id).title

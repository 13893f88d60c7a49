"""What people do with an offer in the workflow tests, and the states that its machine goes through."""

from decimal import Decimal

from cloud import headcounts, offers
from talent.application import Stage
from talent.approval import ApprovalRules, Approver, PayBand
from talent.kernel import Money
from talent.opening import Opening

from tests.workflows.scene import Scene

DRAFTED = ["Reserve headcount", "Head reserved?", "Draft offer", "Wait for HR"]
SENT = [*DRAFTED, "Confirmed?", "Send offer", "Wait for candidate"]
RELEASED = ["Release headcount", "Closed"]


def approved_by(*people: str) -> ApprovalRules:
    """Everything that is offered must be approved by these people, one after the other."""
    lowest = Money(amount=Decimal(1), currency="CNY")
    return ApprovalRules(
        bands=(PayBand(starts_at=lowest, approvers=tuple(Approver(staff_id=each) for each in people)),)
    )


def selected(scene: Scene, opening: Opening, score: float = 80.0) -> str:
    """A selected candidate, whose offer is under way."""
    application_id = scene.standing(opening, Stage.SELECTED, interview_score=70.0, composite_score=score)
    scene.start("offer", application_id, "CandidateSelected")
    return application_id


def drafted(scene: Scene, opening: Opening) -> str:
    """A candidate whose offer waits for HR."""
    application_id = selected(scene, opening)
    scene.waited_for(application_id, "offer_confirmation")
    return application_id


def sent(scene: Scene, opening: Opening) -> str:
    """A candidate whose offer was confirmed and sent."""
    application_id = drafted(scene, opening)
    offers.confirm_offer(application_id, "hr")
    scene.waited_for(application_id, "offer_answer")
    return application_id


def heads(opening: Opening) -> tuple[int, int, int]:
    """Free, reserved and filled."""
    ledger = headcounts.get_ledger(opening.headcount_id).value
    return ledger.free, ledger.reserved, ledger.filled


def accept(application_id: str) -> None:
    """The candidate signs the letter that stands."""
    offers.accept_offer(application_id, "林晓", offers.get_offer(application_id).value.letter_sha256)

"""Offers that come to nothing, whose every reason is a canary: one declined, one changed and then taken back."""

from cloud.offers import get_offer
from talent.application import Stage
from talent.people import Role

from infra.local.journey.visitor import Visitor
from tests.workflows.canaries import NAME, PAY, WORDS
from tests.workflows.canary_company import Company

REASON = f"{WORDS} {NAME} {PAY}"
TERMS = {
    "pay": {"amount": PAY, "currency": "CNY"},
    "start_date": "2027-03-20",
    "probation_months": 1,
    "place": WORDS,
}


def come_to_nothing(company: Company) -> None:
    """The candidate says why not, HR why it changes one and why it takes it back."""
    scene = company.scene
    opening = scene.opening(heads=2)
    refused, changed = (scene.standing(opening, Stage.SELECTED, composite_score=80.0) for _ in range(2))
    for one in (refused, changed):
        scene.start("offer", one, "CandidateSelected")
        scene.waited_for(one, "offer_confirmation")
        with company.desk(Role.HR_MANAGER) as desk:
            desk.post(f"/applications/{one}/offer/confirmation", {"version": 1, "confirm": True})
        scene.waited_for(one, "offer_answer")
    link = company.letter(scene.address(refused), "offer").token("offer") or ""
    with Visitor(scene.cloud.api_url, link=link) as visitor:
        visitor.post("/me/offer/decline", {"version": 1, "reason": REASON})
    with company.desk(Role.RECRUITER) as desk:
        said = {"version": 1, "terms": TERMS, "reason": REASON}
        desk.post(f"/applications/{changed}/offer/revision", said)
    scene.until(lambda: get_offer(changed).value.version == 2)
    with company.desk(Role.HR_MANAGER) as desk:
        desk.post(f"/applications/{changed}/offer/withdrawal", {"version": 2, "reason": REASON})
    for one in (refused, changed):
        scene.at(one, Stage.OFFER_CLOSED)

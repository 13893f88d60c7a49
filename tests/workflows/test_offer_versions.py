"""Nothing is sent before those who must approve have; a change is a new version; what was sent can be taken back."""

from datetime import date
from decimal import Decimal

import pytest
from cloud import approving, negotiating, offers, people
from talent.application import Stage
from talent.offer import OfferNotOpen, WrongLetter

from tests.workflows.offering import RELEASED, SENT, accept, approved_by, drafted, heads, selected, sent
from tests.workflows.scene import Scene


def test_nothing_goes_out_before_everybody_needed_has_approved_one_version(scene: Scene) -> None:
    """A no brings the next version before HR; a change of it makes another, with approvals of its own."""
    opening = scene.opening(approvals=approved_by("bo", "cy"))
    application_id = drafted(scene, opening)
    told = len(scene.mails_to("bo@bole.example"))
    offers.confirm_offer(application_id, "hr")
    scene.waited_for(application_id, "offer_approval")
    scene.mailed("bo@bole.example", told + 1)
    approving.approve_offer(application_id, "bo")
    approving.return_offer(application_id, "cy", "Start in February.")
    scene.waited_for(application_id, "offer_confirmation")
    later = opening.terms.model_copy(update={"start_date": date(2027, 2, 1)})
    negotiating.revise_offer(application_id, "hr", later, "As asked.")
    scene.until(lambda: offers.get_offer(application_id).value.version == 3)
    offers.confirm_offer(application_id, "hr")
    assert len(scene.mailed("bo@bole.example", told + 2)) == told + 2, "asked for two versions"
    for approver in ("bo", "cy"):
        assert scene.candidate_mails(application_id) == []
        approving.approve_offer(application_id, approver)
    scene.waited_for(application_id, "offer_answer")
    accept(application_id)
    scene.ended("offer", application_id)
    kept = offers.versions(application_id)
    assert [offer.status for offer in kept] == ["returned", "revised", "accepted"]
    assert people.get_employee(application_id)


def test_approvals_that_do_not_come_bring_the_offer_back_to_hr(scene: Scene) -> None:
    """Nobody's silence sends an offer."""
    application_id = drafted(scene, scene.opening(approvals=approved_by("cy")))
    offers.confirm_offer(application_id, "hr")
    scene.waited_for(application_id, "offer_approval")
    scene.later(6)
    scene.until(lambda: offers.get_offer(application_id).value.version == 2)
    with pytest.raises(OfferNotOpen):
        approving.approve_offer(application_id, "cy")
    assert scene.candidate_mails(application_id) == []


def test_an_offer_that_was_sent_can_be_changed_and_the_new_letter_is_signed(scene: Scene) -> None:
    """The head stays held, and the earlier letter binds nobody."""
    opening = scene.opening()
    application_id = sent(scene, opening)
    old = offers.get_offer(application_id).value.letter_sha256
    dearer = opening.terms.pay.model_copy(update={"amount": Decimal(13000)})
    terms = opening.terms.model_copy(update={"pay": dearer})
    negotiating.revise_offer(application_id, "hr", terms, "She asked for more.")
    scene.until(lambda: offers.get_offer(application_id).value.version == 2)
    assert heads(opening) == (0, 1, 0)
    offers.confirm_offer(application_id, "hr")
    scene.waited_for(application_id, "offer_answer")
    with pytest.raises(WrongLetter):
        offers.accept_offer(application_id, "林晓", old)
    accept(application_id)
    assert scene.ended("offer", application_id)[-1] == "Hired"


def test_a_withdrawn_offer_frees_the_head_for_who_waits_and_the_candidate_is_told_why(scene: Scene) -> None:
    """As a decline does."""
    opening = scene.opening()
    first, second = sent(scene, opening), selected(scene, opening)
    scene.at(second, Stage.WAITLISTED)
    offers.withdraw_offer(first, "hr", "The plant closes.")
    assert scene.ended("offer", first) == [*SENT, "Accepted?", *RELEASED]
    with pytest.raises(OfferNotOpen):
        accept(first)
    scene.waited_for(second, "offer_confirmation")
    scene.cloud.quiet()
    assert len(scene.candidate_mails(first)) == 2, "the offer, and that it was taken back"

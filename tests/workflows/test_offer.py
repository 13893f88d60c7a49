"""A head is held, HR confirms, the candidate answers; whatever ends without a hire gives the head to who waits."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from cloud import (
    applications,
    deciding,
    files,
    interviews,
    offers,
    people,
    waits,
)
from talent.application import Stage
from talent.moves import MoveName
from talent.offer import OfferNotOpen
from talent.opening import Opening

from tests.workflows.offering import DRAFTED, RELEASED, SENT, accept, drafted, heads, selected, sent
from tests.workflows.scene import Scene


def test_an_accepted_offer_hires(scene: Scene) -> None:
    """The head is filled, the employee's record is there, and the mails went out once."""
    opening = scene.opening()
    application_id = sent(scene, opening)
    assert heads(opening) == (0, 1, 0)
    accept(application_id)
    assert scene.ended("offer", application_id) == [
        *SENT,
        "Accepted?",
        "Fill headcount",
        "Hire candidate",
        "Hired",
    ]
    assert heads(opening) == (0, 0, 1)
    assert people.get_employee(application_id).value.headcount_id == opening.headcount_id
    scene.cloud.quiet()
    mails = scene.candidate_mails(application_id)
    assert len(mails) == len(set(mails)) == 2, "the offer and the welcome"


def test_the_letter_is_the_pdf_that_is_signed(scene: Scene) -> None:
    """HR and the candidate get the same bytes."""
    known = len(scene.mails_to("hr@bole.example"))
    application_id = drafted(scene, scene.opening())
    scene.mailed("hr@bole.example", known + 1)
    offer = offers.get_offer(application_id).value
    letter = files.artefacts().read(offer.letter_key)
    assert letter.startswith(b"%PDF")
    mail = [mail for mail in scene.cloud.mails() if "hr@bole.example" in mail.to][-1]
    attached = [part.get_payload(decode=True) for part in mail.message.iter_attachments()]
    assert attached == [letter]


def test_hr_may_refuse(scene: Scene) -> None:
    """The candidate never hears of an offer that was not confirmed."""
    opening = scene.opening()
    application_id = drafted(scene, opening)
    offers.refuse_offer(application_id, "hr", "The position changes.")
    assert scene.ended("offer", application_id) == [*DRAFTED, "Confirmed?", *RELEASED]
    assert heads(opening) == (1, 0, 0)
    scene.cloud.quiet()
    assert scene.candidate_mails(application_id) == []


def test_the_candidate_may_decline(scene: Scene) -> None:
    """Acknowledged to the candidate, told to HR, and the head is free."""
    opening = scene.opening()
    application_id = sent(scene, opening)
    offers.decline_offer(application_id)
    assert scene.ended("offer", application_id) == [*SENT, "Accepted?", *RELEASED]
    assert heads(opening) == (1, 0, 0)
    assert scene.stage(application_id) is Stage.OFFER_CLOSED


def test_an_offer_that_nobody_confirms_lapses(scene: Scene) -> None:
    """HR's time is over, and a confirmation that comes later is told so."""
    opening = scene.opening()
    application_id = drafted(scene, opening)
    scene.later(6)
    assert scene.ended("offer", application_id) == [*DRAFTED, "Confirmed?", *RELEASED]
    with pytest.raises(OfferNotOpen):
        offers.confirm_offer(application_id, "hr")
    assert heads(opening) == (1, 0, 0)


def test_an_offer_that_nobody_answers_lapses_and_a_late_yes_does_not_hire(scene: Scene) -> None:
    """The end that was printed in the letter is the end of the wait."""
    opening = scene.opening()
    application_id = sent(scene, opening)
    wait, offer = waits.find(application_id, "offer_answer"), offers.get_offer(application_id).value
    assert wait
    assert abs(wait.due_at - offer.expires_at) < timedelta(seconds=1)
    scene.later(13)
    assert scene.ended("offer", application_id) == [*SENT, "Accepted?", *RELEASED]
    with pytest.raises(OfferNotOpen):
        accept(application_id)
    assert heads(opening) == (1, 0, 0)


@pytest.mark.parametrize("reached", [drafted, sent], ids=["before HR", "before the candidate"])
def test_the_machines_own_timeout_frees_the_head(
    scene: Scene, reached: Callable[[Scene, Opening], str]
) -> None:
    """If no sweep ever came."""
    opening = scene.opening()
    application_id = reached(scene, opening)
    scene.cloud.expire(scene.runs("offer", application_id)[0].arn)
    assert scene.ended("offer", application_id)[-2:] == RELEASED
    assert heads(opening) == (1, 0, 0)


@pytest.mark.parametrize("reached", [drafted, sent], ids=["before HR", "before the candidate"])
def test_a_withdrawal_frees_the_head(scene: Scene, reached: Callable[[Scene, Opening], str]) -> None:
    """And the application stays withdrawn."""
    opening = scene.opening()
    application_id = reached(scene, opening)
    interviews.withdraw(application_id)
    assert scene.ended("offer", application_id)[-2:] == RELEASED
    assert heads(opening) == (1, 0, 0)
    assert scene.stage(application_id) is Stage.WITHDRAWN


def test_without_a_seat_the_candidate_waits_and_the_best_moves_up(scene: Scene) -> None:
    """One head, three selected: when the first declines, the better of the two who wait is hired."""
    opening = scene.opening()
    first = sent(scene, opening)
    good, better = selected(scene, opening, 71.0), selected(scene, opening, 75.0)
    for waiting in (good, better):
        assert scene.ended("offer", waiting) == ["Reserve headcount", "Head reserved?", "Waitlisted"]
    offers.decline_offer(first)
    scene.waited_for(better, "offer_confirmation")
    offers.confirm_offer(better, "hr")
    scene.waited_for(better, "offer_answer")
    accept(better)
    assert scene.ended("offer", better, 2)[-1] == "Hired"
    assert scene.stage(good) is Stage.WAITLISTED
    assert heads(opening) == (0, 0, 1)


def test_a_freed_head_told_twice_moves_one_up(scene: Scene) -> None:
    """The bus brings events at least once."""
    opening = scene.opening()
    first = sent(scene, opening)
    waiting = [selected(scene, opening, score) for score in (71.0, 75.0)]
    for application_id in waiting:
        scene.at(application_id, Stage.WAITLISTED)
    told = {
        "event_id": "01TEST",
        "name": "HeadcountReleased",
        "occurred_at": "2026-11-23T00:00:00Z",
        "by": "machine",
        "headcount_id": opening.headcount_id,
    }
    answers = [scene.cloud.invoke("promote_waitlist", {"detail": told}) for _ in range(2)]
    assert answers == [{"application_ids": [waiting[1]]}] * 2
    scene.cloud.quiet()
    assert [scene.stage(each) for each in waiting] == [Stage.WAITLISTED] * 2, "no head was free after all"
    assert scene.stage(first) is Stage.OFFERED


def test_a_closed_offer_can_be_made_again(scene: Scene) -> None:
    """HR's reversal drafts the next version."""
    opening = scene.opening()
    application_id = sent(scene, opening)
    offers.decline_offer(application_id)
    scene.ended("offer", application_id)
    deciding.decide(application_id, MoveName.SELECT_ANYWAY, "hr", "We could raise the pay.")
    scene.waited_for(application_id, "offer_confirmation")
    assert offers.get_offer(application_id).value.version == 2
    offers.confirm_offer(application_id, "hr")
    scene.waited_for(application_id, "offer_answer")
    accept(application_id)
    assert scene.ended("offer", application_id, 2)[-1] == "Hired"


def test_an_offer_that_comes_too_late_ends_quietly(scene: Scene) -> None:
    """The candidate withdrew between the event and the machine."""
    application_id = scene.standing(scene.opening(), Stage.WITHDRAWN)
    scene.start("offer", application_id, "CandidateSelected")
    assert scene.ended("offer", application_id) == ["Reserve headcount", "Overtaken"]
    assert applications.get(application_id).value.stage is Stage.WITHDRAWN

"""A machine that ends without an outcome: noted where it stood, told to who can act, tried again from there, once."""

import json
from datetime import timedelta

import pytest
from cloud import applications, asking, deciding, drafting, headcounts, interviews, offers
from cloud.asking import Asked
from cloud.moment import now
from talent.application import Application, Stage
from talent.events import EventName, MachineName
from talent.moves import IllegalMove, MoveName, open_moves
from talent.opening import Opening
from talent.stopping import in_hand

from tests.integration.cloud.conftest import apply
from tests.integration.functions.conftest import Call, names, stand
from tests.integration.functions.test_repeated_tasks import accepted, confirmed, drafted, on_panel

ARN = "arn:aws:states:us-east-1:123456789012:stateMachine:bole-"


def stopped(machine: MachineName, application_id: str, name: str = "") -> dict[str, object]:
    """Step Functions' word on an execution that failed, as EventBridge brings it: of the one at work, or by its name."""
    name = name or in_hand(applications.events(application_id), machine) or "E1"
    detail = {
        "executionArn": f"{ARN}{machine}:{name}",
        "stateMachineArn": f"{ARN}{machine}",
        "name": name,
        "status": "FAILED",
        "input": json.dumps({"application_id": application_id, "event": "CandidateSelected"}),
        "error": "Missing",
        "cause": "Lin Xiao, 13800000000",
    }
    return {"source": "aws.states", "detail-type": "Step Functions Execution Status Change", "detail": detail}


def try_again(application_id: str) -> Application:
    """HR's one action."""
    return deciding.decide(application_id, MoveName.TRY_AGAIN, "hr", "The ledger is there again.")


def test_an_acceptance_stays_and_hr_is_told_once(
    application: Application, opening: Opening, staff: None, call: Call
) -> None:
    """The stage, the signature and the head are as they were; nothing that AWS quotes is kept."""
    one = application.application_id
    accepted(application, opening)
    assert call("note_stopped_machine", stopped("offer", one)) == {"noted": True}
    assert call("note_stopped_machine", stopped("offer", one)) == {"noted": False}
    after = applications.get(one).value
    assert after.stage is Stage.ACCEPTED
    assert after.stopped
    assert (after.stopped.machine, after.stopped.error) == ("offer", "Missing")
    assert "Lin" not in after.model_dump_json()
    assert offers.get_offer(one).value.signature
    (told,) = [each for each in applications.events(one) if each.name is EventName.MACHINE_STOPPED]
    mail = {"detail": told.model_dump(mode="json")}
    assert [call("send_notice", mail), call("send_notice", mail)] == [{"sent": 1}, {"sent": 0}]


def test_one_action_tries_it_again_once(
    application: Application, opening: Opening, staff: None, call: Call
) -> None:
    """A second click finds nothing that stands still; the same stop told late doesn't stop it anew."""
    one = application.application_id
    accepted(application, opening)
    first = stopped("offer", one)
    call("note_stopped_machine", first)
    try_again(one)
    assert names(one).count(EventName.MACHINE_RETRIED) == 1
    with pytest.raises(IllegalMove):
        try_again(one)
    assert call("note_stopped_machine", first) == {"noted": False}
    assert call("note_stopped_machine", stopped("offer", one)) == {"noted": True}, "it failed again"
    assert MoveName.TRY_AGAIN in open_moves(applications.get(one).value, "person", now())


def test_of_two_that_were_opened_only_the_one_at_work_is_missed(
    application: Application, opening: Opening, staff: None, call: Call
) -> None:
    """Two of HR ask for a panel; the later machine has it in hand, and what the other still does asks nobody."""
    one = application.application_id
    stand(application, Stage.BELOW_BAR)
    for who in ("hr", "second"):
        deciding.decide(one, MoveName.REQUEST_PANEL, who, "We know this person.")
    first, second = (event.event_id for event in applications.events(one)[-2:])
    assert call("note_stopped_machine", stopped("selection", one, first)) == {"noted": False}
    assert call("note_stopped_machine", stopped("selection", one, second)) == {"noted": True}
    with pytest.raises(IllegalMove, match="Another execution"):
        call(
            "ask_panel", {"application_id": one, "cause": f"{first}/Ask the panel", "event": "PanelRequested"}
        )
    assert call("note_stopped_machine", stopped("selection", one, first)) == {"noted": False}
    assert try_again(one).stage is Stage.ASSESSED


def test_an_offer_is_taken_up_where_it_stood(
    application: Application, opening: Opening, staff: None, call: Call
) -> None:
    """Confirmed, sent or signed: the machine passes over what was decided, and reserves no second head."""
    one = application.application_id
    order = {"application_id": one, "cause": "again/Reserve headcount", "event": "MachineRetried"}
    confirmed(application, opening)
    assert call("reserve_headcount", order) == {"verdict": "drafted", "version": 1}
    assert headcounts.get_ledger(opening.headcount_id).value.reserved == 1

    def verdict() -> object:
        asked = Asked(cause="again/Wait for HR", attempt=0, token="t", lap=1)
        return asking.ask(one, "offer_confirmation", asked).verdict

    assert verdict() == "confirmed"
    offers.send_offer(one, 1, "x/send")
    assert verdict() == "confirmed", "sending what was sent changes nothing, and the candidate is waited for"
    offers.accept_offer(one, "林晓", "0" * 64)
    assert verdict() == "accepted"


def test_who_is_put_on_the_waitlist_gets_no_offer_by_a_repeated_call(
    application: Application, opening: Opening, staff: None, call: Call
) -> None:
    """A machine that was tried again finds no head; its call breaks off behind the write and is made once more."""
    one, other = application.application_id, apply(opening, "b@example.com")
    for each in (application, other):
        stand(each, Stage.SELECTED)
    headcounts.reserve_head(other.application_id, opening.headcount_id, "other/Reserve headcount")
    order = {"application_id": one, "cause": "again/Reserve headcount", "event": "MachineRetried"}
    for _ in range(2):
        assert call("reserve_headcount", order) == {"verdict": "waitlisted"}
    with pytest.raises(IllegalMove, match="head"):
        offers.keep_draft(drafted(application, opening))


def test_a_head_without_a_letter_gets_its_letter(
    application: Application, opening: Opening, staff: None
) -> None:
    """The letter of an offer that ended before this head was held is not taken for this one's."""
    one = application.application_id
    confirmed(application, opening)
    offers.withdraw_offer(one, "hr", "The plan has changed.")
    headcounts.release_head(one, opening.headcount_id, "x")
    deciding.decide(one, MoveName.SELECT_ANYWAY, "hr", "It has changed again.")
    headcounts.reserve_head(one, opening.headcount_id, "second")
    assert drafting.draft_so_far(one) is None


def test_a_panel_goes_on_sitting(application: Application, opening: Opening, staff: None, call: Call) -> None:
    """Scorecards that are in stay in: nobody is asked anew."""
    one = application.application_id
    on_panel(application, opening)
    order = {"application_id": one, "cause": "x/Check the gate"}
    assert call("check_gate", order | {"event": "MachineRetried"}) == {"verdict": "asked"}
    assert call("check_gate", order | {"event": "PanelRequested"}) == {"verdict": "above"}


def test_a_gate_that_a_person_had_opened_stays_open(
    application: Application, opening: Opening, staff: None, call: Call
) -> None:
    """What is tried again is what had been asked for."""
    one = application.application_id
    stand(application, Stage.BELOW_BAR, interview_score=9.0)
    deciding.decide(one, MoveName.REQUEST_PANEL, "hr", "We know this person.")
    call("note_stopped_machine", stopped("selection", one))
    try_again(one)
    order = {"application_id": one, "cause": "x/Check the gate", "event": "MachineRetried"}
    assert call("check_gate", order) == {"verdict": "above"}


def test_an_invitation_that_was_made_goes_on(application: Application, staff: None, call: Call) -> None:
    """The round is the same, so that what was recorded counts."""
    one = application.application_id
    stand(application, Stage.INVITED, round=1)
    order = {"application_id": one, "cause": "x/Invite candidate", "event": "MachineRetried"}
    assert call("invite_candidate", order) == {"round": 1}


def test_what_has_moved_on_is_left_alone(
    application: Application, opening: Opening, staff: None, call: Call
) -> None:
    """The invitation's machine died after the answers were in: nobody is told of it."""
    one = application.application_id
    stand(application, Stage.SUBMITTED)
    assert call("note_stopped_machine", stopped("invitation", one)) == {"noted": False}
    confirmed(application, opening)
    interviews.withdraw(one)
    assert call("note_stopped_machine", stopped("offer", one)) == {"noted": True}, "its head is still held"
    headcounts.release_head(one, opening.headcount_id, "x")
    assert call("note_stopped_machine", stopped("offer", one, "E2")) == {"noted": False}


def test_a_signature_does_not_hide_that_the_offer_stands_still(
    application: Application, opening: Opening, staff: None, call: Call
) -> None:
    """The machine died while the candidate thought; they sign, and HR still sees that nobody goes on with it."""
    one = application.application_id
    confirmed(application, opening)
    offers.send_offer(one, 1, "x/send")
    call("note_stopped_machine", stopped("offer", one))
    offers.accept_offer(one, "林晓", "0" * 64)
    after = applications.get(one).value
    assert after.stage is Stage.ACCEPTED
    assert after.stopped


def test_a_machine_of_which_nothing_was_heard_can_be_tried_again_after_a_day(
    application: Application,
) -> None:
    """AWS tells of ends as well as it can; no stage depends on that."""
    stand(application, Stage.ACCEPTED, stage_since=now() - timedelta(hours=23))
    with pytest.raises(IllegalMove):
        try_again(application.application_id)
    stand(application, Stage.ACCEPTED, stage_since=now() - timedelta(hours=25))
    assert try_again(application.application_id).stage is Stage.ACCEPTED

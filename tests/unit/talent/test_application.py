"""An application can only go where the table of moves leads, and a person can always turn a machine's no."""

import pytest
from talent.application import Stage
from talent.events import COMPLETES, OPENS, EventName
from talent.moves import MOVES, IllegalMove, MoveName, ReasonMissing, moved, open_moves
from talent.notices import NOTICES

from tests.unit.talent.standing_at import NOON, at

ENDED = {Stage.HIRED, Stage.DECLINED, Stage.WITHDRAWN}


def test_a_move_leads_to_its_stage_and_notes_when() -> None:
    after = moved(at(Stage.SCREENING), MoveName.SHORTLIST, "machine", NOON)
    assert (after.stage, after.stage_since) == (Stage.SHORTLISTED, NOON)


@pytest.mark.parametrize("name", MoveName)
def test_a_move_from_any_other_stage_is_refused(name: MoveName) -> None:
    mover = min(MOVES[name].movers)
    for stage in set(Stage) - MOVES[name].starts:
        with pytest.raises(IllegalMove):
            moved(at(stage), name, mover, NOON, "a reason")


def test_a_machine_can_not_decline_or_reverse() -> None:
    for name, move in MOVES.items():
        if move.needs_reason:
            assert move.movers == {"person"}, name
    with pytest.raises(IllegalMove):
        moved(at(Stage.BELOW_LINE), MoveName.DECLINE, "machine", NOON)


def test_a_persons_decision_needs_a_reason() -> None:
    with pytest.raises(ReasonMissing):
        moved(at(Stage.BELOW_LINE), MoveName.INVITE_ANYWAY, "person", NOON, "  ")


@pytest.mark.parametrize("stage", sorted(set(Stage) - ENDED))
def test_no_stage_is_a_dead_end(stage: Stage) -> None:
    ways = [
        name for mover in ("machine", "person", "candidate") for name in open_moves(at(stage), mover, NOON)
    ]
    assert ways, f"nothing can be done with an application that is {stage}"


@pytest.mark.parametrize(
    "stage",
    [
        Stage.BELOW_LINE,
        Stage.NEEDS_PERSON,
        Stage.LAPSED,
        Stage.HUMAN_INSTEAD,
        Stage.UNSETTLED,
        Stage.BELOW_BAR,
        Stage.PANEL_LAPSED,
    ],
)
def test_a_person_can_take_up_or_decline_whatever_a_machine_held_back(stage: Stage) -> None:
    ways = set(open_moves(at(stage), "person", NOON))
    assert MoveName.DECLINE in ways
    assert ways - {MoveName.DECLINE}


@pytest.mark.parametrize("stage", sorted(set(Stage) - ENDED))
def test_hr_may_end_it_anywhere_but_where_a_head_is_in_hand(stage: Stage) -> None:
    """There an offer is withdrawn first, so that its head is free again."""
    with_a_head = {Stage.SELECTED, Stage.RESERVED, Stage.OFFERED, Stage.ACCEPTED}
    assert (MoveName.DECLINE in open_moves(at(stage), "person", NOON)) == (stage not in with_a_head)


def test_a_person_and_a_machine_tell_the_same_event_of_the_same_move() -> None:
    assert MOVES[MoveName.INVITE_ANYWAY].event == MOVES[MoveName.SHORTLIST].event
    assert MOVES[MoveName.SELECT_ANYWAY].event == MOVES[MoveName.SELECT].event


def test_every_event_that_opens_a_machine_or_ends_a_wait_is_written_by_somebody() -> None:
    written = {move.event for move in MOVES.values()}
    beside_a_move = {
        EventName.APPLICATION_OPENED,
        EventName.PANEL_COMPLETED,
        EventName.OFFER_CONFIRMED,
        EventName.OFFER_REFUSED,
        EventName.OFFER_APPROVED,
        EventName.OFFER_RETURNED,
        EventName.OFFER_REVISED,
        EventName.OFFER_WITHDRAWN,
        EventName.OFFER_QUESTIONED,
        EventName.OFFER_QUESTION_ANSWERED,
        EventName.OFFER_DECLINED,
        EventName.WAIT_LAPSED,
        EventName.RESUME_REFUSED,
        EventName.RECORDING_REFUSED,
        EventName.IMPORT_REQUESTED,
        EventName.APPEAL_MADE,
        EventName.APPEAL_ANSWERED,
        EventName.MEETING_MOVED,
        EventName.SCORECARD_HANDED_OVER,
        EventName.SCORECARD_TAKEN_OVER,
        EventName.MACHINE_STOPPED,
        EventName.HEADCOUNT_PROPOSED,
        EventName.HEADCOUNT_CONFIRMED,
        EventName.HEADCOUNT_REJECTED,
        EventName.LINKS_RENEWED,
        EventName.WEBHOOK_PAUSED,
        EventName.CHARGES_PASSED_ON,
        EventName.STAFF_MAIL_RETURNED,
        EventName.APPROVAL_PASSED_ON,
        EventName.MAIL_BOUNCED,
        EventName.MAIL_DELAYED,
        EventName.ADDRESS_CORRECTED,
        EventName.MAIL_COMPLAINED,
        EventName.EXPORT_MADE,
    }
    assert set(OPENS) <= written | beside_a_move
    assert set(COMPLETES) <= written | beside_a_move
    assert written | beside_a_move >= NOTICES

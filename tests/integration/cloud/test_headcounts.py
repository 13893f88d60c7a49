"""Never over: the last head goes to one, the other waits, and nobody waits beside a free head."""

from collections.abc import Callable
from functools import partial

import boto3
import pytest
from cloud import applications, headcount_keys, headcounts, hiring, keys, waitlist
from cloud.items import as_key
from cloud.moment import now
from cloud.table import MovedOn, Replace, Unchanged, table
from cloud.waitlist import advance
from talent.application import Application, Stage
from talent.events import EventName
from talent.headcount import NotReserved, Proposal
from talent.moves import IllegalMove, MoveName, ReasonMissing
from talent.opening import Opening

from tests.integration.cloud.conftest import apply

WAY = [
    MoveName.RECEIVE_RESUME,
    MoveName.SHORTLIST,
    MoveName.INVITE,
    MoveName.SUBMIT_RECORDINGS,
    MoveName.ASSESS,
    MoveName.ASK_PANEL,
    MoveName.SELECT,
]


def selected(opening: Opening, email: str) -> Application:
    application = apply(opening, email)
    for name in WAY:
        by = "candidate" if name is MoveName.SUBMIT_RECORDINGS else "machine"
        application = applications.move(application.application_id, name, by)
    return application


def reserved(opening: Opening) -> str:
    one = selected(opening, "a@example.com").application_id
    headcounts.reserve_head(one, opening.headcount_id, "x/1")
    return one


def names(application_id: str) -> list[EventName]:
    return [event.name for event in applications.events(application_id)]


def test_one_head_is_reserved_once_and_the_second_candidate_waits(opening: Opening) -> None:
    first, second = selected(opening, "a@example.com"), selected(opening, "b@example.com")
    assert headcounts.reserve_head(first.application_id, opening.headcount_id, "x/1")
    assert not headcounts.reserve_head(second.application_id, opening.headcount_id, "y/1")
    assert applications.get(second.application_id).value.stage is Stage.WAITLISTED
    assert headcounts.get_ledger(opening.headcount_id).value.reserved == 1


def test_a_task_that_is_retried_after_it_succeeded_reserves_nothing_more(opening: Opening) -> None:
    first = selected(opening, "a@example.com")
    assert headcounts.reserve_head(first.application_id, opening.headcount_id, "x/1")
    assert headcounts.reserve_head(first.application_id, opening.headcount_id, "x/1")
    assert headcounts.get_ledger(opening.headcount_id).value.reserved == 1
    assert names(first.application_id).count(EventName.HEADCOUNT_RESERVED) == 1


def test_a_waitlisted_candidate_stays_so_when_the_task_is_retried(opening: Opening) -> None:
    first, second = selected(opening, "a@example.com"), selected(opening, "b@example.com")
    headcounts.reserve_head(first.application_id, opening.headcount_id, "x/1")
    for _ in range(2):
        assert not headcounts.reserve_head(second.application_id, opening.headcount_id, "y/1")
    assert names(second.application_id).count(EventName.CANDIDATE_WAITLISTED) == 1


def test_two_calls_of_one_task_at_once_say_the_same(opening: Opening) -> None:
    """The first was given up as unheard and still takes the last head, just before the second looks for one."""
    first = selected(opening, "a@example.com")
    reserve = partial(headcounts.reserve_head, first.application_id, opening.headcount_id, "x/1")
    boto3.client("dynamodb").before(f"get HEADCOUNT#{opening.headcount_id} LEDGER", reserve)  # type: ignore[attr-defined]
    assert reserve()
    assert applications.get(first.application_id).value.stage is Stage.RESERVED


def test_releasing_frees_the_head_once_and_tells_the_ledgers_story(opening: Opening) -> None:
    first = selected(opening, "a@example.com")
    headcounts.reserve_head(first.application_id, opening.headcount_id, "x/1")
    for _ in range(2):
        headcounts.release_head(first.application_id, opening.headcount_id, "x/2")
    assert headcounts.get_ledger(opening.headcount_id).value.free == 1
    told = [event.name for event in headcounts.movements(opening.headcount_id)]
    assert told[2:] == [EventName.HEADCOUNT_RELEASED]


def test_a_candidate_who_leaves_while_the_head_is_released_takes_it_with_them_nowhere(
    opening: Opening,
) -> None:
    """Between the look at their stage and the move, which is refused then: that is no yes at the last moment."""
    one = reserved(opening)
    before = partial(boto3.client("dynamodb").before, f"get APPLICATION#{one} APPLICATION")  # type: ignore[attr-defined]
    before(partial(before, partial(applications.move, one, MoveName.WITHDRAW, "candidate")))
    headcounts.release_head(one, opening.headcount_id, "x/2")
    assert applications.get(one).value.stage is Stage.WITHDRAWN
    assert headcounts.get_ledger(opening.headcount_id).value.free == 1


def test_a_move_that_comes_late_is_not_made_again(opening: Opening) -> None:
    """The application stands again where the move starts, by a person's decision in between."""
    first = apply(opening, "a@example.com")
    for name in WAY[:-1]:
        by = "candidate" if name is MoveName.SUBMIT_RECORDINGS else "machine"
        applications.move(first.application_id, name, by)
    hold = partial(
        applications.move, first.application_id, MoveName.HOLD_UNSETTLED, "machine", cause="x/hold"
    )
    hold()
    applications.move(first.application_id, MoveName.EXTEND_PANEL, "hr", reason="They don't agree.")
    applications.move(first.application_id, MoveName.ASK_PANEL, "machine", cause="y/ask")
    assert hold().stage is Stage.PANEL


def accepted(opening: Opening) -> str:
    one = reserved(opening)
    applications.move(one, MoveName.SEND_OFFER, "machine")
    applications.move(one, MoveName.ACCEPT_OFFER, "candidate")
    return one


def test_a_filled_head_is_not_released(opening: Opening) -> None:
    one = accepted(opening)
    headcounts.fill_head(one, opening.headcount_id)
    headcounts.release_head(one, opening.headcount_id, "x/2")
    ledger = headcounts.get_ledger(opening.headcount_id).value
    assert (ledger.filled, ledger.reserved, ledger.free) == (1, 0, 0)


@pytest.mark.parametrize("step", [headcounts.fill_head, partial(headcounts.release_head, cause="x/2")])
def test_two_calls_that_fill_or_free_one_head_at_once_do_it_once(
    opening: Opening, step: Callable[[str, str], None]
) -> None:
    ledger = opening.headcount_id
    one = accepted(opening) if step is headcounts.fill_head else reserved(opening)
    boto3.client("dynamodb").before(f"get HEADCOUNT#{ledger} LEDGER", partial(step, one, ledger))  # type: ignore[attr-defined]
    step(one, ledger)
    assert headcounts.get_ledger(ledger).value.reserved == 0


def test_a_head_is_filled_only_for_who_has_accepted(opening: Opening) -> None:
    """Whichever machine asks for it, and though the stage is another only since it was read."""
    one = reserved(opening)
    fill = partial(headcounts.fill_head, one, opening.headcount_id)
    with pytest.raises(IllegalMove, match="reserved"):
        fill()
    stored = applications.get(one)
    accepts = stored.value.model_copy(update={"stage": Stage.ACCEPTED})
    table().write(Replace(keys.application(one), accepts, stored.version))
    back = partial(table().write, Replace(keys.application(one), stored.value, stored.version + 1))
    boto3.client("dynamodb").before(f"get HEADCOUNT#{opening.headcount_id} LEDGER", back)  # type: ignore[attr-defined]
    with pytest.raises(IllegalMove, match="reserved"):
        fill()
    assert headcounts.get_ledger(opening.headcount_id).value.reserved == 1


def test_nobody_is_hired_on_a_head_that_is_not_filled(opening: Opening) -> None:
    one = accepted(opening)
    hire = partial(hiring.hire, one, opening.position_id, opening.headcount_id, {}, "x/2")
    with pytest.raises(NotReserved):
        hire()
    headcounts.fill_head(one, opening.headcount_id)
    assert hire() == hire()
    assert applications.get(one).value.stage is Stage.HIRED


def test_a_move_and_its_event_are_written_together_or_not_at_all(opening: Opening) -> None:
    application = apply(opening, "a@example.com")
    with pytest.raises(MovedOn):
        applications.move(
            application.application_id,
            MoveName.RECEIVE_RESUME,
            "machine",
            beside=[Unchanged(headcount_keys.ledger("nowhere"), 3)],
        )
    assert applications.get(application.application_id).value.stage is Stage.APPLIED
    assert EventName.RESUME_UPLOADED not in names(application.application_id)


def test_more_heads_let_as_many_move_up_as_there_are_heads(opening: Opening) -> None:
    """One head more for two that wait, and the event brought twice: the one that waits with the better score."""
    waiting = [selected(opening, f"{name}@example.com") for name in "abc"]
    for number, each in enumerate(waiting):
        applications.note(each.application_id, {"composite_score": 70.0 + number})
        headcounts.reserve_head(each.application_id, opening.headcount_id, f"x/{number}")
    plan = Proposal(planned=2, reason="a new lane", by="hr", at=now())
    headcounts.propose(opening.headcount_id, plan)
    headcounts.answer_proposal(opening.headcount_id, "manager", confirm=True)
    told = headcounts.movements(opening.headcount_id)
    assert [event.name for event in told] == [
        EventName.HEADCOUNT_PROPOSED,
        EventName.HEADCOUNT_CONFIRMED,
    ] * 2
    assert advance(told[-1]) == advance(told[-1]) == [waiting[2].application_id]
    assert len(headcounts.reservations(opening.headcount_id)) == 1


def test_who_is_next_moves_up_although_the_first_try_broke_off_behind_another(opening: Opening) -> None:
    """Two heads more; whoever moved up in the broken try holds one of them already."""
    waiting = [selected(opening, f"{name}@example.com") for name in "abc"]
    for number, each in enumerate(waiting):
        headcounts.reserve_head(each.application_id, opening.headcount_id, f"x/{number}")
    headcounts.propose(opening.headcount_id, Proposal(planned=3, reason="a new lane", by="hr", at=now()))
    headcounts.answer_proposal(opening.headcount_id, "manager", confirm=True)
    told = headcounts.movements(opening.headcount_id)[-1]
    first = waitlist.promote(opening.headcount_id, f"{told.event_id}#0")
    headcounts.reserve_head(first, opening.headcount_id, "y/1")
    assert set(advance(told)) == {waiting[1].application_id, waiting[2].application_id}


def test_a_plan_that_is_turned_down_changes_nothing(opening: Opening) -> None:
    headcounts.propose(opening.headcount_id, Proposal(planned=9, reason="growth", by="hr", at=now()))
    with pytest.raises(ReasonMissing):
        headcounts.answer_proposal(opening.headcount_id, "manager", confirm=False, reason=" ")
    after = headcounts.answer_proposal(opening.headcount_id, "manager", confirm=False, reason="No desk.")
    assert (after.planned, after.proposal) == (1, None)
    assert after.rejection
    assert (after.rejection.planned, after.rejection.by, after.rejection.reason) == (9, "manager", "No desk.")


def test_a_freed_head_finds_who_was_put_on_the_list_a_moment_ago(opening: Opening) -> None:
    """An index lags: whom it does not list yet waits all the same."""
    first, second = selected(opening, "a@example.com"), selected(opening, "b@example.com")
    headcounts.reserve_head(first.application_id, opening.headcount_id, "x/1")
    assert not headcounts.reserve_head(second.application_id, opening.headcount_id, "y/1")
    headcounts.release_head(first.application_id, opening.headcount_id, "x/2")
    client, key = boto3.client("dynamodb"), as_key(keys.application(second.application_id))
    item = client.get_item(TableName="bole", Key=key)["Item"]
    unlisted = {name: value for name, value in item.items() if not name.startswith("stage_")}
    client.put_item(TableName="bole", Item=unlisted)
    assert waitlist.promote(opening.headcount_id, "event") == second.application_id
    assert applications.get(second.application_id).value.stage is Stage.SELECTED


def test_a_candidate_who_waits_a_second_time_moves_up_a_second_time(opening: Opening) -> None:
    """Moved up, too late for the head, on the list again."""
    first, second = selected(opening, "a@example.com"), selected(opening, "b@example.com")
    headcounts.reserve_head(first.application_id, opening.headcount_id, "x/1")
    for number in range(2):
        assert not headcounts.reserve_head(second.application_id, opening.headcount_id, f"y/{number}")
        assert waitlist.promote(opening.headcount_id, f"event {number}") == second.application_id
    assert waitlist.promote(opening.headcount_id, "event 3") == ""


def test_a_task_that_comes_late_does_not_go_on_with_anothers_reservation(opening: Opening) -> None:
    """It put the candidate on the list, who has moved up since: the offer is the other machine's."""
    first, second = selected(opening, "a@example.com"), selected(opening, "b@example.com")
    headcounts.reserve_head(first.application_id, opening.headcount_id, "x/1")
    assert not headcounts.reserve_head(second.application_id, opening.headcount_id, "late/1")
    headcounts.release_head(first.application_id, opening.headcount_id, "x/2")
    waitlist.promote(opening.headcount_id, "event")
    assert headcounts.reserve_head(second.application_id, opening.headcount_id, "other/1")
    assert not headcounts.reserve_head(second.application_id, opening.headcount_id, "late/1")
    with pytest.raises(IllegalMove):
        headcounts.reserve_head(second.application_id, opening.headcount_id, "third/1")

"""A task that comes after others have gone on spoils nothing of theirs, and what it can't do is passed on."""

from collections.abc import Callable
from functools import partial

import boto3
import pytest
from cloud import applications, deciding, headcounts, offers, waitlist
from talent.application import Application, Stage
from talent.moves import IllegalMove, MoveName
from talent.opening import Opening

from tests.integration.cloud.conftest import apply
from tests.integration.functions.conftest import Call, stand
from tests.integration.functions.test_repeated_tasks import drafted
from tests.integration.functions.test_stopped_machines import stopped, try_again

type Late = Callable[[], object]


def selected(application: Application) -> str:
    """HR selects the candidate: the name of the offer's execution."""
    stand(application, Stage.BELOW_BAR)
    deciding.decide(application.application_id, MoveName.SELECT_ANYWAY, "hr", "We know this person.")
    return applications.events(application.application_id)[-1].event_id


def tried_again(application: Application, call: Call) -> str:
    """Its machine stops, and HR tries it again: the name of the second execution."""
    call("note_stopped_machine", stopped("offer", application.application_id))
    try_again(application.application_id)
    return applications.events(application.application_id)[-1].event_id


def order(application: Application, execution: str, state: str, **more: object) -> dict[str, object]:
    """What a state of an execution asks for."""
    return {"application_id": application.application_id, "cause": f"{execution}/{state}", **more}


@pytest.mark.usefixtures("staff")
def test_a_call_of_the_run_that_stopped_takes_nothing_from_the_one_that_goes_on(
    application: Application, opening: Opening, call: Call
) -> None:
    """It still works when HR tries again: had it held the head, the second run would find nothing to do, and end."""
    first = order(application, selected(application), "Reserve", event="CandidateSelected")
    second = order(application, tried_again(application, call), "Reserve", event="MachineRetried")
    with pytest.raises(IllegalMove, match="Another execution"):
        call("reserve_headcount", first)
    assert call("reserve_headcount", second) == {"verdict": "reserved"}


@pytest.mark.usefixtures("staff")
def test_hr_tries_again_while_the_stopped_runs_call_looks_for_a_head(
    application: Application, opening: Opening, call: Call
) -> None:
    first = order(application, selected(application), "Reserve", event="CandidateSelected")
    between = partial(tried_again, application, call)
    boto3.client("dynamodb").before(f"get HEADCOUNT#{opening.headcount_id} LEDGER", between)  # type: ignore[attr-defined]
    with pytest.raises(IllegalMove, match="Another execution"):
        call("reserve_headcount", first)
    assert applications.get(application.application_id).value.stage is Stage.SELECTED


@pytest.mark.usefixtures("staff")
def test_neither_a_late_draft_nor_a_late_end_touches_the_offer_of_the_run_that_goes_on(
    application: Application, opening: Opening, call: Call
) -> None:
    one, first = application.application_id, selected(application)
    call("reserve_headcount", order(application, first, "Reserve", event="CandidateSelected"))
    second = tried_again(application, call)
    stands = drafted(application, opening, cause=f"{second}/Draft offer/0")
    offers.keep_draft(stands)
    late: tuple[Late, ...] = (
        partial(
            offers.keep_draft, stands.model_copy(update={"version": 2, "cause": f"{first}/Draft offer/0"})
        ),
        partial(call, "release_headcount", order(application, first, "Release headcount")),
    )
    for each in late:
        with pytest.raises(IllegalMove, match="Another execution"):
            each()
    assert (offers.get_offer(one).value.status, offers.get_offer(one).value.version) == ("drafted", 1)
    assert headcounts.get_ledger(opening.headcount_id).value.reserved == 1


@pytest.mark.usefixtures("staff")
def test_nobody_else_moves_up_for_the_head_that_the_later_run_is_about_to_hold(
    application: Application, opening: Opening, call: Call
) -> None:
    first = order(application, selected(application), "Reserve", event="CandidateSelected")
    other, third = apply(opening, "b@example.com"), apply(opening, "c@example.com")
    for each in (other, third):
        stand(each, Stage.SELECTED)
        headcounts.reserve_head(each.application_id, opening.headcount_id, f"{each.application_id}/reserve")
    headcounts.release_head(other.application_id, opening.headcount_id, "x/release")
    tried_again(application, call)
    with pytest.raises(IllegalMove, match="Another execution"):
        call("reserve_headcount", first)
    assert applications.get(third.application_id).value.stage is Stage.WAITLISTED


def test_a_release_that_comes_late_leaves_the_next_offer_alone(
    application: Application, opening: Opening, call: Call
) -> None:
    application_id = application.application_id
    stand(application, Stage.SELECTED)
    task = {"application_id": application_id, "cause": "x/release"}
    headcounts.reserve_head(application_id, opening.headcount_id, "x/reserve")
    call("release_headcount", task)
    applications.move(application_id, MoveName.SELECT_ANYWAY, "hr", reason="We talked again.")
    headcounts.reserve_head(application_id, opening.headcount_id, "y/reserve")
    call("release_headcount", task)
    assert applications.get(application_id).value.stage is Stage.RESERVED


def test_a_head_that_was_meant_for_who_has_gone_is_passed_on(opening: Opening, call: Call) -> None:
    """Whether their machine works, has stopped or was never opened: their leaving passes it on, once."""
    three = [apply(opening, f"{each}@example.com") for each in "abc"]
    for each in three:
        stand(each, Stage.SELECTED)
        headcounts.reserve_head(each.application_id, opening.headcount_id, f"{each.application_id}/reserve")
    headcounts.release_head(three[0].application_id, opening.headcount_id, "x/release")
    moved_up = waitlist.promote(opening.headcount_id, "freed")
    applications.move(moved_up, MoveName.WITHDRAW, "candidate")
    told = {"detail": applications.events(moved_up)[-1].model_dump(mode="json")}
    [left] = {each.application_id for each in three[1:]} - {moved_up}
    assert call("promote_waitlist", told) == call("promote_waitlist", told) == {"application_ids": [left]}
    assert applications.get(left).value.stage is Stage.SELECTED


def test_whoever_leaves_takes_no_head_from_who_has_moved_up_for_it(opening: Opening, call: Call) -> None:
    """Their machine may stand still for days until HR tries it again."""
    three = [apply(opening, f"{each}@example.com") for each in "abc"]
    for each in three:
        stand(each, Stage.SELECTED)
        headcounts.reserve_head(each.application_id, opening.headcount_id, f"{each.application_id}/reserve")
    headcounts.release_head(three[0].application_id, opening.headcount_id, "x/release")
    waitlist.promote(opening.headcount_id, "freed")
    applications.move(three[0].application_id, MoveName.WITHDRAW, "candidate")
    told = {"detail": applications.events(three[0].application_id)[-1].model_dump(mode="json")}
    assert call("promote_waitlist", told) == {"application_ids": []}

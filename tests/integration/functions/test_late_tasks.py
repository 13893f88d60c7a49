"""A task that comes after others have gone on spoils nothing of theirs, and what it can't do is passed on."""

import pytest
from cloud import applications, headcounts, waitlist
from talent.application import Application, Stage
from talent.moves import IllegalMove, MoveName
from talent.opening import Opening

from tests.integration.cloud.conftest import apply
from tests.integration.functions.conftest import Call, stand


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
    three = [apply(opening, f"{each}@example.com") for each in "abc"]
    for each in three:
        stand(each, Stage.SELECTED)
        headcounts.reserve_head(each.application_id, opening.headcount_id, f"{each.application_id}/reserve")
    headcounts.release_head(three[0].application_id, opening.headcount_id, "x/release")
    moved_up = waitlist.promote(opening.headcount_id, "freed")
    applications.move(moved_up, MoveName.WITHDRAW, "candidate")
    with pytest.raises(IllegalMove):
        call(
            "reserve_headcount",
            {"application_id": moved_up, "cause": "x/reserve", "event": "WaitlistAdvanced"},
        )
    [left] = {each.application_id for each in three[1:]} - {moved_up}
    assert applications.get(left).value.stage is Stage.SELECTED

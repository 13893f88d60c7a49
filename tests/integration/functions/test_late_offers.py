"""An offer whose machine stood still until its time was over: tried again, it gives everybody their time."""

from datetime import timedelta

import pytest
from cloud import applications, asking, drafting, headcounts, offer_keys, offers
from cloud.asking import Asked
from cloud.letters.noticing import letters_for
from cloud.moment import now
from cloud.table import MovedOn, Replace, table
from talent.application import Application, Stage
from talent.events import EventName
from talent.opening import Opening

from tests.integration.functions.conftest import Call
from tests.integration.functions.test_repeated_tasks import confirmed, drafted, reserved


@pytest.mark.parametrize("was_confirmed", [True, False])
def test_hr_is_told_of_an_offer_that_broke_on_its_way_by_what_happened(
    application: Application, opening: Opening, staff: None, call: Call, was_confirmed: bool
) -> None:
    """Who has confirmed it must not read that they did not."""
    one = application.application_id
    if was_confirmed:
        confirmed(application, opening)
    else:
        reserved(application, opening)
        offers.keep_draft(drafted(application, opening))
    call("release_headcount", {"application_id": one, "cause": "x/Release headcount"})
    [ended] = [each for each in applications.events(one) if each.name is EventName.OFFER_CLOSED]
    [letter] = letters_for(ended)
    assert ("could not be sent" in letter.text) is was_confirmed
    assert ("HR did not confirm" in letter.text) is not was_confirmed


@pytest.mark.parametrize("was_sent", [True, False])
def test_an_offer_whose_time_ran_out_meanwhile_comes_before_hr_anew(
    application: Application, opening: Opening, staff: None, call: Call, was_sent: bool
) -> None:
    """Its candidate gets the whole time to answer, under a letter that says so, and no second head is held."""
    one = application.application_id
    confirmed(application, opening)
    if was_sent:
        offers.send_offer(one, 1, "x/send")
    stored = offers.get_offer(one)
    over = {"expires_at": now() - timedelta(days=30), "held_until": now() - timedelta(days=1)}
    table().write(Replace(offer_keys.offer(one), stored.value.model_copy(update=over), stored.version))
    order = {"application_id": one, "cause": "again/Reserve headcount", "event": "MachineRetried"}
    for _ in range(2):
        assert call("reserve_headcount", order) == {"verdict": "reserved", "version": 1}
    drafted = drafting.keep_letter(drafting.new_offer(one, "again/Draft offer/1", 1), b"%PDF-")
    assert call("reserve_headcount", order) == {"verdict": "drafted", "version": 2}
    assert drafted.terms == stored.value.terms
    assert drafted.expires_at - now() > timedelta(days=opening.policy.offer_days)
    wait = asking.ask(
        one, "offer_confirmation", Asked(cause="again/Wait for HR", attempt=0, token="t", lap=2)
    )
    assert wait.open
    assert wait.due_at - now() > timedelta(days=opening.policy.confirmation_days - 1)
    assert offers.versions(one)[0].status == ("closed" if was_sent else "confirmed")
    assert applications.get(one).value.stage is Stage.RESERVED
    assert headcounts.get_ledger(opening.headcount_id).value.reserved == 1


def test_a_version_that_two_calls_draft_at_once_is_kept_once(
    application: Application, opening: Opening
) -> None:
    """Had the second been kept over the first, one version would stand twice and no later one could be written."""
    reserved(application, opening)
    letter = drafted(application, opening, cause="x/Draft offer/0")
    offers.keep_draft(letter)
    with pytest.raises(MovedOn):
        offers.keep_draft(letter)
    assert [each.version for each in offers.versions(application.application_id)] == [1]

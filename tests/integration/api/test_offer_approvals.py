"""Approvals of an offer over the API: by whom it must be approved, how many are asked, and who is never."""

import pytest
from cloud import applications, drafting, offers, waits
from cloud.letters.asking import letters_of
from documents.writing import invite_of
from talent.events import EventName
from talent.offer import OfferNotOpen
from talent.people import Role

from tests.integration.api.conftest import DEARER, MANAGER, Journey, ask, claims, path, staff


def test_a_role_of_more_people_than_a_transaction_has_writes_is_asked_all_the_same(drafted: Journey) -> None:
    """A hundred and ten managers of the department; one of them says yes."""
    for number in range(110):
        staff(f"m{number:03}", Role.HIRING_MANAGER, drafted.opening.department_id)
    yes = {"version": 1, "confirm": True}
    assert ask("POST", path(drafted, "/confirmation"), yes, claims=claims("hr")).status == 200
    last = claims("m109", Role.HIRING_MANAGER)
    assert ask("GET", "/approvals", claims=last).at("offers", 0, "version") == 1
    approved = ask("POST", path(drafted, "/approval"), {"version": 1, "approve": True}, claims=last)
    assert approved.status == 200, approved.text
    assert ask("GET", "/approvals", claims=MANAGER).json["offers"] == []
    assert ask("GET", "/approvals", claims=claims("boss")).at("offers", 0, "version") == 1


def test_who_raised_the_pay_does_not_approve_it_though_another_confirms(drafted: Journey) -> None:
    change = {"version": 1, "terms": DEARER, "reason": "She has another offer."}
    assert ask("POST", path(drafted, "/revision"), change, claims=claims("boss")).status == 200
    drafting.keep_letter(drafting.new_offer(drafted.application_id, "x/Draft offer/1", 1), b"%PDF-2")
    yes = {"version": 2, "confirm": True}
    refused = ask("POST", path(drafted, "/confirmation"), yes, claims=claims("hr"))
    assert (refused.status, refused.json["name"]) == (409, "NobodyToApprove")


def test_who_approves_a_change_reads_what_it_was_before_and_why(drafted: Journey) -> None:
    change = {"version": 1, "terms": DEARER, "reason": "She has another offer."}
    assert ask("POST", path(drafted, "/revision"), change, claims=claims("hr")).status == 200
    drafting.keep_letter(drafting.new_offer(drafted.application_id, "x/Draft offer/1", 1), b"%PDF-2")
    ask("POST", path(drafted, "/confirmation"), {"version": 2, "confirm": True}, claims=claims("hr"))
    drafted.wait("offer_approval")
    seen = ask("GET", path(drafted, "/approval"), claims=MANAGER)
    assert (seen.at("before", "pay", "amount"), seen.at("terms", "pay", "amount")) == ("12000", "15000")
    assert seen.json["changed_for"] == "She has another offer."
    [wait] = [each for each in waits.open_waits() if each.kind == "offer_approval"]
    [mail] = letters_of(wait, invite_of)
    assert "12,000" in mail.text
    assert "She has another offer." in mail.text


def test_an_offer_above_the_band_goes_out_only_after_everybody_needed(drafted: Journey) -> None:
    confirmed = ask(
        "POST", path(drafted, "/confirmation"), {"version": 1, "confirm": True}, claims=claims("hr")
    )
    assert confirmed.at("offer", "status") == "approving"
    assert ask("GET", "/approvals", claims=claims("boss")).json["offers"] == [], "not their turn yet"
    assert ask("GET", path(drafted, "/approval"), claims=claims("boss")).status == 404
    waiting = ask("GET", "/approvals", claims=MANAGER)
    assert waiting.at("offers", 0, "application_id") == drafted.application_id
    assert ask("GET", path(drafted, "/approval"), claims=MANAGER).at("terms", "pay", "amount") == "12000"
    with pytest.raises(OfferNotOpen):
        offers.send_offer(drafted.application_id, 1, "x/send")
    assert (
        ask("POST", path(drafted, "/approval"), {"version": 1, "approve": True}, claims=MANAGER).status == 200
    )
    assert ask("GET", "/approvals", claims=MANAGER).json["offers"] == []
    last = ask("POST", path(drafted, "/approval"), {"version": 1, "approve": True}, claims=claims("boss"))
    assert last.json["status"] == "confirmed"
    assert offers.send_offer(drafted.application_id, 1, "x/send").status == "sent"
    names = [each.name for each in applications.events(drafted.application_id)]
    assert names.count(EventName.OFFER_APPROVED) == 2


def test_an_approvers_no_returns_it_to_hr_as_a_version_that_is_over(drafted: Journey) -> None:
    ask("POST", path(drafted, "/confirmation"), {"version": 1, "confirm": True}, claims=claims("hr"))
    assert (
        ask("POST", path(drafted, "/approval"), {"version": 1, "approve": False}, claims=MANAGER).status
        == 409
    )
    no = {"version": 1, "approve": False, "reason": "Above the others of the team."}
    assert ask("POST", path(drafted, "/approval"), no, claims=MANAGER).json["status"] == "returned"
    assert offers.get_offer(drafted.application_id).value.returned_for == no["reason"]
    assert (
        ask("POST", path(drafted, "/approval"), {"version": 1, "approve": True}, claims=claims("boss")).status
        == 404
    )

"""Offers over the API: HR changes and withdraws, others approve by pay, the candidate reads, signs or is told."""

from datetime import timedelta

import pytest
from cloud import applications, asking, drafting, negotiating, offer_keys, offers, waits
from cloud.letters.noticing import letters_for
from cloud.moment import now
from cloud.table import Replace, table
from talent.events import EventName
from talent.messages import Kind
from talent.offer import OfferTerms
from talent.people import Role

from tests.integration.api.conftest import DEARER, MANAGER, Journey, ask, claims, path, staff


@pytest.fixture
def sent(journey: Journey) -> Journey:
    """An offer that the candidate has."""
    journey.draft()
    offers.confirm_offer(journey.application_id, "hr")
    offers.send_offer(journey.application_id, 1, "x/send")
    journey.wait("offer_answer")
    staff("hr", Role.HR_MANAGER)
    return journey


def test_who_decides_before_the_candidate_leaves_them_all_of_their_days(drafted: Journey) -> None:
    """The head is held for nine days more; the candidate has seven of them, so HR has two and not five."""
    stored, policy = offers.get_offer(drafted.application_id), drafted.opening.policy
    late = now() + timedelta(days=policy.offer_days + 2)
    short = stored.value.model_copy(update={"expires_at": late, "held_until": late})
    table().write(Replace(offer_keys.offer(drafted.application_id), short, stored.version))
    by = asking.Asked(cause="x/Wait for HR", attempt=0, token="t", lap=1)
    wait = asking.ask(drafted.application_id, "offer_confirmation", by)
    assert wait.due_at == late - timedelta(days=policy.offer_days)
    shorter = short.model_copy(update={"held_until": now() + timedelta(days=policy.offer_days)})
    table().write(Replace(offer_keys.offer(drafted.application_id), shorter, stored.version + 1))
    change = {"version": 1, "terms": DEARER, "reason": "She has another offer."}
    refused = ask("POST", path(drafted, "/revision"), change, claims=claims("hr"))
    assert (refused.status, refused.json["name"]) == (409, "HoldEnds")


def test_a_change_makes_a_version_that_hr_sees_beside_the_earlier_ones(drafted: Journey) -> None:
    change = {"version": 1, "terms": DEARER, "reason": "She has another offer."}
    assert (
        ask("POST", path(drafted, "/revision"), change, claims=claims("hr")).at("offer", "status")
        == "revised"
    )
    draft = drafting.new_offer(drafted.application_id, "x/Draft offer/1", 1)
    drafting.keep_letter(draft, b"%PDF-2")
    seen = ask("GET", path(drafted, "/versions"), claims=claims("hr"))
    assert [seen.at("versions", n, "offer", "status") for n in (0, 1)] == ["revised", "drafted"]
    assert seen.at("versions", 1, "offer", "terms", "pay", "amount") == "15000"
    assert seen.at("versions", 0, "offer", "revision", "reason") == change["reason"]


def test_the_bands_of_pay_are_graded_as_pay_is(drafted: Journey) -> None:
    shown = ask("GET", f"/openings/{drafted.opening.opening_id}", claims=MANAGER)
    assert shown.json["terms"] is shown.json["approvals"] is None


def test_a_version_that_was_replaced_can_not_be_accepted_and_a_withdrawn_one_neither(
    sent: Journey,
) -> None:
    digest, link = "a" * 64, sent.link("offer")
    negotiating.revise_offer(
        sent.application_id, "hr", sent.opening.terms.model_copy(update={"probation_months": 1}), "x"
    )
    mine = ask("GET", "/me/offer", link=link).json
    assert (mine["version"], mine["status"]) == (1, "revised")
    late = ask("POST", "/me/offer/acceptance", {"name": "林晓", "letter_sha256": digest}, link=link)
    assert (late.status, late.json["name"]) == (409, "OfferNotOpen")


def test_a_withdrawal_needs_a_reason_and_comes_before_the_signature_or_not_at_all(sent: Journey) -> None:
    digest, link = "a" * 64, sent.link("offer")
    assert (
        ask("POST", path(sent, "/withdrawal"), {"version": 1, "reason": " "}, claims=claims("hr")).status
        == 409
    )
    gone = ask(
        "POST", path(sent, "/withdrawal"), {"version": 1, "reason": "The plant closes."}, claims=claims("hr")
    )
    assert gone.at("offer", "withdrawal", "by") == "hr"
    signature = {"name": "林晓", "letter_sha256": digest}
    assert ask("POST", "/me/offer/acceptance", signature, link=link).status == 409


def test_a_signature_is_shown_to_hr_and_to_who_signed(sent: Journey) -> None:
    digest, link = "a" * 64, sent.link("offer")
    signed = ask("POST", "/me/offer/acceptance", {"name": "林晓", "letter_sha256": digest}, link=link)
    seen = ask("GET", path(sent), claims=claims("hr"))
    assert seen.at("offer", "signature") == signed.json["signature"]
    assert seen.at("offer", "signature", "name") == "林晓"
    assert seen.at("offer", "signature", "letter_sha256") == digest
    assert (
        ask("POST", path(sent, "/withdrawal"), {"version": 1, "reason": "x"}, claims=claims("hr")).status
        == 409
    )


def test_who_asks_first_loses_no_time_and_hr_answers_or_changes_the_offer(sent: Journey) -> None:
    link = sent.link("offer")
    before = offers.get_offer(sent.application_id).value.expires_at
    asked = ask("POST", "/me/offer/questions", {"wants": "question", "words": "远程？"}, link=link)
    assert asked.status == 201, asked.text
    paused = offers.get_offer(sent.application_id).value.expires_at
    wait = waits.find(sent.application_id, "offer_answer")
    assert wait
    assert wait.due_at == paused > before
    again = ask("POST", "/me/offer/questions", {"wants": "change", "words": "再高些"}, link=link)
    assert again.json["name"] == "OfferQuestionOpen"
    answer = {"words": "周五可以。"}
    assert ask("POST", path(sent, "/questions/1/answer"), answer, claims=claims("hr")).status == 200
    assert ask("GET", "/me/offer", link=link).at("questions", 0, "answer") == answer["words"]
    assert offers.get_offer(sent.application_id).value.expires_at < paused
    ask("POST", "/me/offer/questions", {"wants": "change", "words": "再高些"}, link=link)
    change = {"version": 1, "terms": DEARER, "reason": "As she asked."}
    assert ask("POST", path(sent, "/revision"), change, claims=claims("hr")).status == 200
    assert ask("GET", "/me/offer", link=link).at("questions", 1, "new_version") is True


def test_nobodys_word_goes_to_terms_that_they_have_not_read(drafted: Journey) -> None:
    """HR changes the pay while another's page still shows the version before."""
    change = {"version": 1, "terms": DEARER, "reason": "She has another offer."}
    assert ask("POST", path(drafted, "/revision"), change, claims=claims("hr")).status == 200
    drafting.keep_letter(drafting.new_offer(drafted.application_id, "x/Draft offer/1", 1), b"%PDF-2")
    stale: dict[str, dict[str, object]] = {
        "/confirmation": {"version": 1, "confirm": True},
        "/withdrawal": {"version": 1, "reason": "x"},
        "/revision": change | {"terms": DEARER | {"probation_months": 1}},
    }
    for part, body in stale.items():
        refused = ask("POST", path(drafted, part), body, claims=claims("boss"))
        assert (refused.status, refused.json["name"]) == (409, "AnotherVersion")
    asked = ask("POST", path(drafted, "/confirmation"), {"version": 2, "confirm": True}, claims=claims("hr"))
    assert asked.status == 200, asked.text
    refused = ask("POST", path(drafted, "/approval"), {"version": 1, "approve": True}, claims=MANAGER)
    assert refused.json["name"] == "AnotherVersion"
    assert offers.get_offer(drafted.application_id).value.status == "approving"


def test_a_candidates_no_to_one_version_is_none_to_a_better_one(sent: Journey) -> None:
    link = sent.link("offer")
    negotiating.revise_offer(sent.application_id, "hr", OfferTerms.model_validate(DEARER), "x")
    drafting.keep_letter(drafting.new_offer(sent.application_id, "x/Draft offer/1", 1), b"%PDF-2")
    offers.confirm_offer(sent.application_id, "hr")
    offers.send_offer(sent.application_id, 2, "x/send/2")
    late = ask("POST", "/me/offer/decline", {"version": 1}, link=link)
    assert (late.status, late.json["name"]) == (409, "AnotherVersion")
    why = "It is too far from home."
    assert (
        ask("POST", "/me/offer/decline", {"version": 2, "reason": why}, link=link).json["status"]
        == "declined"
    )
    hr = staff("hr", Role.HR_MANAGER)
    assert ask("GET", path(sent), claims=hr).at("offer", "declined_for") == why
    told = applications.events(sent.application_id)[-1]
    assert [why in each.text for each in letters_for(told)] == [False, True], "only HR reads it"


def test_another_name_than_the_letters_is_asked_for_once_more_and_hr_sees_it(sent: Journey) -> None:
    """People sign in their own way: it is never taken in silence, and never refused."""
    link = sent.link("offer")
    signature = {"name": "林晓明", "letter_sha256": "a" * 64}
    asked = ask("POST", "/me/offer/acceptance", signature, link=link)
    assert (asked.status, asked.json["name"]) == (400, "NameDiffers")
    signed = ask("POST", "/me/offer/acceptance", {**signature, "own_way": True}, link=link)
    assert signed.at("signature", "differs") is True
    (event,) = [e for e in applications.events(sent.application_id) if e.name is EventName.OFFER_ACCEPTED]
    told = [each for each in letters_for(event) if each.kind is Kind.HR_OFFER_ACCEPTED]
    assert "姓名" in told[0].text

"""Staff through the API: each sees and does what their roles and departments reach, and nothing beyond is told."""

from collections.abc import Mapping

import pytest
from cloud import applications, openings
from talent.application import Stage
from talent.moves import MoveName
from talent.opening import Opening
from talent.people import Role

from tests.integration.api.conftest import Journey, ask, staff
from tests.integration.spilled import spilled

NOBODY = "01J9ZX7Q3B5V8W2K4M6N8P0R2T"


def stage(journey: Journey) -> Stage:
    return applications.get(journey.application_id).value.stage


def test_an_opening_names_people_who_are_on_the_staff(opening: Opening) -> None:
    hr = staff("hr", Role.HR_MANAGER)
    request = {
        "position": "intl-trade",
        "people": {"recruiter_id": "hr", "hr_manager_id": "hr", "pool": ["ghost"]},
        "terms": opening.terms.model_dump(mode="json"),
        "cycle": "2026H2",
        "heads": 1,
    }
    reply = ask("POST", "/openings", request, claims=hr)
    assert (reply.status, reply.json["name"]) == (400, "StaffUnknown")
    unknown = ask("POST", "/openings", {**request, "position": "astronaut"}, claims=hr)
    assert (unknown.status, unknown.json["name"]) == (404, "NotHere")


def test_a_policy_that_holds_a_head_for_less_than_an_offer_takes_is_refused(opening: Opening) -> None:
    hr = staff("hr", Role.HR_MANAGER)
    request = {
        "position": "intl-trade",
        "people": {"recruiter_id": "hr", "hr_manager_id": "hr", "pool": []},
        "terms": opening.terms.model_dump(mode="json"),
        "cycle": "2026H2",
        "heads": 1,
    }
    days = {"confirmation_days": 4, "approval_days": 5, "offer_days": 6}
    short = ask("POST", "/openings", request | {"policy": days | {"hold_days": 14}}, claims=hr)
    assert (short.status, short.json["name"]) == (400, "HoldTooShort")
    enough = ask("POST", "/openings", request | {"policy": days | {"hold_days": 15}}, claims=hr)
    assert enough.status == 201, enough.text


def test_an_opening_is_opened_with_its_ledger(aws: None) -> None:
    hr = staff("hr", Role.HR_MANAGER)
    for person in ("rec", "ann", "bo"):
        staff(person, Role.INTERVIEWER)
    request = {
        "position": "国际贸易专员",
        "people": {"recruiter_id": "rec", "hr_manager_id": "hr", "pool": ["ann", "bo"]},
        "terms": {
            "pay": {"amount": "12000", "currency": "CNY"},
            "start_date": "2027-01-04",
            "probation_months": 3,
            "place": "厦门",
        },
        "cycle": "2026H2",
        "heads": 2,
        "policy": {"screening_line": 55},
    }
    reply = ask("POST", "/openings", request, claims=hr)
    assert reply.status == 201, reply.text
    assert reply.json["position_id"] == "intl-trade"
    assert reply.at("policy", "screening_line") == 55
    headcount = ask("GET", f"/openings/{reply.json['opening_id']}/headcount", claims=hr).json
    assert (headcount["free"], headcount["awaited"]) == (0, []), (
        "nobody of the department can give its word yet"
    )
    assert openings.opened_by(str(reply.json["opening_id"])) == "hr", (
        "who wrote its terms approves none of its offers"
    )


def test_lists_leave_out_other_departments(opening: Opening) -> None:
    near = staff("near", Role.HIRING_MANAGER, opening.department_id)
    far = staff("far", Role.HIRING_MANAGER, "elsewhere")
    assert ask("GET", "/openings", claims=near).at("openings", 0, "opening_id") == opening.opening_id
    assert ask("GET", "/openings", claims=far).json["openings"] == []


STAFF_READS = [
    "/openings/{opening}",
    "/openings/{opening}/headcount",
    "/openings/{opening}/applications",
    "/applications/{application}",
    "/applications/{application}/timeline",
]


@pytest.mark.parametrize("path", STAFF_READS)
def test_a_foreign_department_reads_as_if_nothing_were_there(journey: Journey, path: str) -> None:
    far = staff("far", Role.HIRING_MANAGER, "elsewhere")
    there = path.format(opening=journey.opening.opening_id, application=journey.application_id)
    foreign, missing = (
        ask("GET", there, claims=far),
        ask("GET", path.format(opening=NOBODY, application=NOBODY), claims=far),
    )
    assert (foreign.status, foreign.text) == (missing.status, missing.text) == (404, missing.text)
    near = staff("near", Role.HIRING_MANAGER, journey.opening.department_id)
    assert ask("GET", there, claims=near).status == 200


@pytest.mark.parametrize("application", [True, False])
def test_a_role_without_the_action_is_told_so_whether_or_not_the_thing_is_there(
    journey: Journey, application: bool
) -> None:
    manager = staff("manager", Role.HIRING_MANAGER, journey.opening.department_id)
    target = journey.application_id if application else NOBODY
    body = {"move": "decline", "reason": "no"}
    reply = ask("POST", f"/applications/{target}/decisions", body, claims=manager)
    assert (reply.status, reply.json["name"]) == (403, "NotAllowed")


def test_a_token_alone_is_no_role(opening: Opening) -> None:
    stranger: Mapping[str, str] = {"sub": "stranger", "cognito:groups": "hr_manager"}
    assert ask("GET", "/openings", claims=stranger).json["name"] == "NotStaff"
    auditor = staff("audit", Role.AUDITOR)
    posing = {**auditor, "cognito:groups": "hr_manager,administrator"}
    assert ask("GET", "/openings", claims=posing).json["name"] == "NotStaff"


def test_contacts_and_pay_are_for_those_who_may(journey: Journey) -> None:
    journey.offered()
    recruiter = staff("rec", Role.RECRUITER, journey.opening.department_id)
    manager = staff("manager", Role.HIRING_MANAGER, journey.opening.department_id)
    full = ask("GET", f"/applications/{journey.application_id}", claims=recruiter)
    part = ask("GET", f"/applications/{journey.application_id}", claims=manager)
    assert "lin@example.com" in full.text
    assert "probation_months" in full.text
    assert "lin@example.com" not in part.text
    assert "probation_months" not in part.text
    assert "token-" not in full.text


def test_an_openings_pay_is_for_those_who_read_offers(opening: Opening) -> None:
    path = f"/openings/{opening.opening_id}"
    recruiter = staff("rec", Role.RECRUITER, opening.department_id)
    interviewer = staff("ann", Role.INTERVIEWER, opening.department_id)
    assert ask("GET", path, claims=recruiter).json["terms"]
    assert ask("GET", path, claims=interviewer).json["terms"] is None


def test_a_person_invites_against_the_machine_with_a_reason(journey: Journey) -> None:
    journey.machine(MoveName.RECEIVE_RESUME, MoveName.HOLD_BELOW_LINE)
    recruiter = staff("rec", Role.RECRUITER, journey.opening.department_id)
    path = f"/applications/{journey.application_id}"
    assert "invite_anyway" in ask("GET", path, claims=recruiter).text
    assert ask("POST", f"{path}/decisions", {"move": "invite_anyway"}, claims=recruiter).status == 422
    blank = ask("POST", f"{path}/decisions", {"move": "invite_anyway", "reason": " "}, claims=recruiter)
    assert blank.json["name"] == "ReasonMissing"
    body = {"move": "invite_anyway", "reason": "三年同行经验"}
    assert ask("POST", f"{path}/decisions", body, claims=recruiter).json["stage"] == "shortlisted"
    again = ask("POST", f"{path}/decisions", body, claims=recruiter)
    assert again.json["stage"] == "shortlisted", "an invitation that has stopped can be started again"
    assert "三年同行经验" in ask("GET", path, claims=recruiter).text


@pytest.mark.parametrize("move", ["accept_offer", "hire", "reserve_headcount", "submit_recordings"])
def test_no_person_makes_a_machines_or_a_candidates_move(journey: Journey, move: str) -> None:
    hr = staff("hr", Role.HR_MANAGER)
    body = {"move": move, "reason": "quicker"}
    reply = ask("POST", f"/applications/{journey.application_id}/decisions", body, claims=hr)
    assert (reply.status, reply.json["name"]) == (409, "IllegalMove")


def test_a_batch_declines_what_it_names_and_says_what_it_could_not(journey: Journey) -> None:
    journey.machine(MoveName.RECEIVE_RESUME, MoveName.HOLD_BELOW_LINE)
    hr = staff("hr", Role.HR_MANAGER)
    body = {"application_ids": [journey.application_id, NOBODY], "reason": "经验不符"}
    reply = ask("POST", f"/openings/{journey.opening.opening_id}/declines", body, claims=hr)
    assert reply.json == {"declined": [journey.application_id], "refused": {NOBODY: "Missing"}}
    assert stage(journey) is Stage.DECLINED


def test_another_openings_application_is_not_declined(journey: Journey) -> None:
    journey.machine(MoveName.RECEIVE_RESUME, MoveName.HOLD_BELOW_LINE)
    hr = staff("hr", Role.HR_MANAGER)
    request = {
        "position": "data-analyst",
        "people": {"recruiter_id": "hr", "hr_manager_id": "hr", "pool": []},
        "terms": journey.opening.terms.model_dump(mode="json"),
        "cycle": "2026",
        "heads": 1,
    }
    other = ask("POST", "/openings", request, claims=hr).json["opening_id"]
    body = {"application_ids": [journey.application_id], "reason": "经验不符"}
    assert ask("POST", f"/openings/{other}/declines", body, claims=hr).json["declined"] == []
    assert stage(journey) is Stage.BELOW_LINE


def test_a_journeys_logs_hold_no_persons_data(journey: Journey, caplog: pytest.LogCaptureFixture) -> None:
    journey.offered()
    hr = staff("hr", Role.HR_MANAGER)
    ask("GET", f"/applications/{journey.application_id}", claims=hr)
    ask(
        "POST",
        "/me/offer/acceptance",
        {"name": "林晓", "letter_sha256": "b" * 64},
        link=journey.link("offer"),
    )
    ask("POST", f"/careers/{journey.opening.opening_id}/applications", {"email": "lin@example.com"})
    logged = "".join(str(vars(record)) for record in caplog.records)
    assert "WrongLetter" in logged
    assert not spilled(logged)

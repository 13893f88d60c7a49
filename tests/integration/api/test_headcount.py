"""Headcount through the API: HR proposes, the hiring department confirms, and everybody sees who holds which head."""

from cloud import headcounts
from cloud.table import table
from cloud.waitlist import advance
from talent.events import Event
from talent.moves import MoveName
from talent.people import Role

from tests.integration.api.conftest import APPLICANT, Journey, ask, claims, staff


def test_a_plan_takes_two_people(journey: Journey) -> None:
    path = f"/openings/{journey.opening.opening_id}/headcount"
    hr = staff("hr", Role.HR_MANAGER)
    manager = staff("boss", Role.HIRING_MANAGER, journey.opening.department_id)
    plan = {"planned": 3, "reason": "a new lane", "over_limit": {"rule": "percent", "percent": 50}}
    waiting = ask("POST", f"{path}/proposal", plan, claims=hr)
    assert (waiting.at("ledger", "planned"), waiting.at("ledger", "proposal", "planned")) == (1, 3)
    yes = {"confirm": True, "proposed_at": waiting.at("ledger", "proposal", "at")}
    assert ask("POST", f"{path}/confirmation", yes, claims=hr).status == 403
    done = ask("POST", f"{path}/confirmation", yes, claims=manager)
    assert (done.at("ledger", "planned"), done.json["free"]) == (3, 3)
    assert done.at("ledger", "confirmed_by") == "boss"
    again = ask("POST", f"{path}/confirmation", yes, claims=manager)
    assert (again.status, again.json["name"]) == (409, "NothingProposed")


def test_the_heads_of_a_new_opening_wait_for_the_departments_word(journey: Journey) -> None:
    """Whoever is selected before it waits on the list, and moves up with it; who is waited for stands beside."""
    hr, department = staff("hr", Role.HR_MANAGER), journey.opening.department_id
    manager = staff("boss", Role.HIRING_MANAGER, department)
    staff("elsewhere", Role.HIRING_MANAGER, "elsewhere")
    request = {
        "position": "intl-trade",
        "people": {"recruiter_id": "hr", "hr_manager_id": "hr", "pool": []},
        "terms": journey.opening.terms.model_dump(mode="json"),
        "cycle": "2027",
        "heads": 2,
        "heads_reason": "Two have left.",
    }
    path = f"/openings/{ask('POST', '/openings', request, claims=hr).json['opening_id']}/headcount"
    waiting = ask("GET", path, claims=hr)
    assert (waiting.at("ledger", "planned"), waiting.json["free"]) == (0, 0)
    assert waiting.at("ledger", "proposal", "reason") == "Two have left."
    assert waiting.json["awaited"] == [{"staff_id": "boss", "name": "boss"}]
    asked = ask("GET", "/approvals", claims=manager)
    assert (asked.at("plans", 0, "planned"), asked.at("plans", 0, "proposal", "planned")) == (0, 2)
    assert path == f"/openings/{asked.at('plans', 0, 'opening_id')}/headcount"
    elsewhere = claims("elsewhere", Role.HIRING_MANAGER)
    assert ask("GET", "/approvals", claims=elsewhere).json["plans"] == []
    counted, one = str(waiting.at("ledger", "headcount_id")), journey.application_id
    journey.at_panel()
    journey.machine(MoveName.SELECT)
    assert not headcounts.reserve_head(one, counted, "x/1")
    yes = {"confirm": True, "proposed_at": waiting.at("ledger", "proposal", "at")}
    done = ask("POST", f"{path}/confirmation", yes, claims=manager)
    assert (done.at("ledger", "planned"), done.json["free"], done.json["awaited"]) == (2, 2, [])
    assert ask("GET", "/approvals", claims=manager).json["plans"] == []
    assert advance(headcounts.movements(counted)[-1]) == [one]


def test_what_can_still_be_reserved_stands_beside_what_is_free(journey: Journey) -> None:
    """A plan of one that may be gone over by as many again: nobody reads the one head that is left as none."""
    path = f"/openings/{journey.opening.opening_id}/headcount"
    plan = {"planned": 1, "over_limit": {"rule": "percent", "percent": 100}, "reason": "a trial"}
    seen = ask("POST", f"{path}/proposal", plan, claims=staff("hr", Role.HR_MANAGER))
    yes = {"confirm": True, "proposed_at": seen.at("ledger", "proposal", "at")}
    manager = staff("boss", Role.HIRING_MANAGER, journey.opening.department_id)
    before = ask("POST", f"{path}/confirmation", yes, claims=manager)
    assert (before.json["free"], before.json["reservable"]) == (1, 2)
    journey.at_panel()
    journey.machine(MoveName.SELECT)
    assert headcounts.reserve_head(journey.application_id, journey.opening.headcount_id, "x/1")
    after = ask("GET", path, claims=manager)
    assert (after.json["free"], after.json["reservable"]) == (0, 1)


def test_a_yes_to_three_heads_is_none_to_thirty(journey: Journey) -> None:
    """HR proposes another plan while the manager's page still shows the one before."""
    path = f"/openings/{journey.opening.opening_id}/headcount"
    hr = staff("hr", Role.HR_MANAGER)
    manager = staff("boss", Role.HIRING_MANAGER, journey.opening.department_id)
    seen = ask("POST", f"{path}/proposal", {"planned": 3, "reason": "a new lane"}, claims=hr)
    ask("POST", f"{path}/proposal", {"planned": 30, "reason": "a new site"}, claims=hr)
    yes = {"confirm": True, "proposed_at": seen.at("ledger", "proposal", "at")}
    stale = ask("POST", f"{path}/confirmation", yes, claims=manager)
    assert (stale.status, stale.json["name"]) == (409, "AnotherProposal")
    assert ask("GET", path, claims=manager).at("ledger", "planned") == 1


def test_a_manager_of_another_department_confirms_nothing(journey: Journey) -> None:
    path = f"/openings/{journey.opening.opening_id}/headcount/confirmation"
    outside = staff("other", Role.HIRING_MANAGER, "elsewhere")
    assert (
        ask("POST", path, {"confirm": True, "proposed_at": "2026-01-05T09:00:00Z"}, claims=outside).status
        == 404
    )


def test_the_pool_can_be_mended(journey: Journey) -> None:
    path = f"/openings/{journey.opening.opening_id}/pool"
    hr = staff("hr", Role.HR_MANAGER)
    staff("dee", Role.INTERVIEWER)
    assert ask("PUT", path, {"pool": ["ghost"]}, claims=hr).json["name"] == "StaffUnknown"
    assert ask("PUT", path, {"pool": ["dee"]}, claims=hr).json["pool"] == ["dee"]


def test_an_opening_is_closed_and_opened_again_and_each_is_told(journey: Journey) -> None:
    """Nobody new applies meanwhile; what changes nothing is no event."""
    opening_id, hr = journey.opening.opening_id, staff("hr", Role.HR_MANAGER)
    staff("dee", Role.INTERVIEWER)
    careers = f"/careers/{opening_id}/applications"
    for status, applied in (("closed", 409), ("closed", 409), ("open", 201)):
        assert ask("PUT", f"/openings/{opening_id}/status", {"status": status}, claims=hr).status == 200
        who = {**APPLICANT, "email": "late@example.com"}
        assert ask("POST", careers, who).status == applied
    for _ in range(2):
        ask("PUT", f"/openings/{opening_id}/pool", {"pool": ["dee"]}, claims=hr)
    names = [each.value.name for each in table().under(f"OPENING#{opening_id}", "EVENT#", Event)]
    assert names == ["OpeningOpened", "OpeningClosed", "OpeningReopened", "PoolChanged"]


def test_an_opening_is_handed_over_when_somebody_of_hr_leaves(journey: Journey) -> None:
    """What waits is then told to who is there."""
    path, hr = f"/openings/{journey.opening.opening_id}/people", staff("hr", Role.HR_MANAGER)
    staff("new", Role.RECRUITER, journey.opening.department_id)
    ghost = {"recruiter_id": "ghost", "hr_manager_id": "hr"}
    assert ask("PUT", path, ghost, claims=hr).json["name"] == "StaffUnknown"
    after = ask("PUT", path, {"recruiter_id": "new", "hr_manager_id": "hr"}, claims=hr)
    assert (after.json["recruiter_id"], after.json["hr_manager_id"]) == ("new", "hr")

"""Every staff route × role × department, made from the router: who comes in is what the table of rules says."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import app as api
from chalicelib.doors import StaffMay
from chalicelib.routing import Route
from cloud.import_requests import People, announce_folder
from cloud.openings import get_opening
from cloud.people import register_candidate
from cloud.webhooks import endpoints
from talent.access import RULES, Scope
from talent.events import EventName
from talent.people import Role

from tests.integration.api.conftest import Journey, ask, staff
from tests.unit.api.gateway import Reply

NOBODY = "01J9ZX7Q3B5V8W2K4M6N8P0R2T"
WEBHOOK: Mapping[str, Any] = {"url": "https://93.184.216.34/bole", "events": ["EmployeeHired"]}
BODIES: Mapping[str, object] = {
    "decide": {"move": "decline", "reason": "x"},
    "decline_many": {"application_ids": [NOBODY], "reason": "x"},
    "confirm_offer": {"version": 1, "confirm": True},
    "approve_offer": {"version": 1, "approve": True},
    "name_in_rules": {"from_id": "ann", "to_id": "ann"},
    "name_approver": {"version": 1, "staff_id": "ghost"},
    "revise_offer": {
        "version": 1,
        "terms": {
            "pay": {"amount": "1", "currency": "CNY"},
            "start_date": "2027-01-04",
            "probation_months": 3,
            "place": "厦门",
        },
        "reason": "x",
    },
    "withdraw_offer": {"version": 1, "reason": "x"},
    "add_panel_question": {"words": "x"},
    "add_opening_question": {"words": "x"},
    "answer_offer_question": {"words": "x"},
    "answer_appeal": {"outcome": "stands", "reason": "x"},
    "save_term": {"id": "zz_term", "kind": "skill", "names": ["Zz term"]},
    "correct_resume": {"path": "skills[0]", "value": "x", "reason": "x"},
    "merge_candidates": {"keep": NOBODY, "reason": "x"},
    "undo_merge": {"reason": "x"},
    "keep_candidates_apart": {"reason": "x"},
    "confirm_headcount": {"confirm": True, "proposed_at": "2026-01-05T09:00:00Z"},
    "propose_headcount": {"planned": 2, "reason": "x"},
    "set_pool": {"pool": []},
    "hand_opening_over": {"recruiter_id": "ghost", "hr_manager_id": "ghost"},
    "set_status": {"status": "closed"},
    "replace_panel_question": {"words": "x"},
    "replace_opening_question": {"words": "x"},
    "set_calibration": {"version": None},
    "set_meeting": {"starts_at": "2026-01-05T09:00:00Z"},
    "hand_over_scorecard": {"from_id": "ann", "to_id": "ann"},
    "correct_address": {"email": "lin@elsewhere.example", "reason": "x"},
    "resume_mail": {"reason": "x"},
    "set_hold": {"reason": "x"},
    "change_staff": {
        "name": "x",
        "email": "x@bole.example",
        "language": "zh",
        "roles": ["employee"],
        "departments": [],
    },
    "lift_hold": {"reason": "x"},
    "register_webhook": WEBHOOK,
    "change_webhook": WEBHOOK,
    "replay_deliveries": {"event_id": NOBODY},
    "submit_own_scorecard": {"levels": {"teamwork": 3}},
    "open_opening": {
        "position": "intl-trade",
        "people": {"recruiter_id": "ghost", "hr_manager_id": "ghost", "pool": []},
        "terms": {
            "pay": {"amount": "1", "currency": "CNY"},
            "start_date": "2027-01-04",
            "probation_months": 3,
            "place": "厦门",
        },
        "cycle": "2026",
        "heads": 1,
    },
}


def staff_routes() -> Iterator[tuple[Route, StaffMay]]:
    for resource in api.RESOURCES:
        for route in resource.routes.routes:
            if isinstance(route.door, StaffMay):
                yield route, route.door


def outcome(reply: Reply) -> str:
    """'role': refused by role; 'scope': as if it were not there; 'in': let in, whatever came of it."""
    name = "" if reply.status < 400 else str(reply.json["name"])
    return {"NotAllowed": "role", "NotHere": "scope"}.get(name, "in")


def expected(door: StaffMay, role: Role, *, reached: Scope) -> str:
    scope = RULES[door.action].get(role)
    if scope is None:
        return "role"
    if door.find is None or scope == "company":
        return "in"
    return "in" if scope == reached else "scope"


@cache
def an_import(opening_id: str) -> str:
    """An import into the opening: one for all the requests."""
    return announce_folder(get_opening(opening_id), "recruiter", "fair", People()).import_id


@cache
def a_pair(candidate_id: str) -> tuple[str, str]:
    """The candidate and somebody with the same phone."""
    other = register_candidate("林晓", "lin.xiao@example.com", "13800000000", "zh", "CN")
    return candidate_id, other.candidate_id


def a_webhook() -> str:
    """A webhook that is there: routes take it away."""
    known = endpoints.list_webhooks()
    if known:
        return known[0].webhook_id
    made, _ = endpoints.register_webhook(WEBHOOK["url"], (EventName.EMPLOYEE_HIRED,), "", "admin")
    return made.webhook_id


def path_of(route: Route, journey: Journey, own: str = "") -> str:
    """A route's path about the journey; `own`: an id to ask for instead."""
    pair = a_pair(journey.candidate_id)
    ids = {
        "application_id": own or journey.application_id,
        "opening_id": own or journey.opening.opening_id,
        "import_id": own or an_import(journey.opening.opening_id),
        "first": own or pair[0],
        "second": own or pair[1],
        "candidate_id": own or journey.candidate_id,
        "staff_id": own or "cy",
        "hold_id": NOBODY,
        "question_id": NOBODY,
        "webhook_id": own or a_webhook(),
        "page": "1",
        "dataset": "hires",
        "number": "1",
        "day": "2026-01-01",
        "version": "0" * 64,
    }
    return route.path.format(**ids)


def row(route: Route, journey: Journey, claims: Mapping[str, str], own: str = "") -> str:
    import_body = {"opening_id": journey.opening.opening_id, "folder": "fair"}
    bodies = {**BODIES, "announce_import": import_body}
    body = bodies.get(route.handler.__name__, {}) if route.body else None
    return outcome(ask(route.method, path_of(route, journey, own), body, claims=claims))


def test_who_comes_in_is_what_the_rules_say(journey: Journey) -> None:
    journey.at_panel()
    for role in Role:
        near = staff(f"near-{role}", role, journey.opening.department_id)
        far = staff(f"far-{role}", role, "elsewhere")
        for route, door in staff_routes():
            where = f"{route.method} {route.path} ({door.action}): {role}"
            assert row(route, journey, near) == expected(door, role, reached="department"), f"{where}, near"
            if RULES[door.action].get(role) == "department":
                assert row(route, journey, far) == expected(door, role, reached="own"), f"{where}, far"
            if "_id}" in route.path and role in RULES[door.action]:
                assert row(route, journey, near, NOBODY) == "scope", f"{where}, an id that is not there"


def test_being_asked_opens_the_application_and_no_other(journey: Journey) -> None:
    journey.at_panel()
    journey.before_approvers("ann")
    for role in (Role.INTERVIEWER, Role.HIRING_MANAGER, Role.BUSINESS_REVIEWER):
        asked = staff("ann", role)
        for route, door in staff_routes():
            if RULES[door.action].get(role) == "own" and "{application_id}" in route.path:
                assert row(route, journey, asked) == "in", route.path
                assert row(route, journey, asked, NOBODY) == "scope", route.path

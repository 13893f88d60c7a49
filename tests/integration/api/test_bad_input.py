"""Bad input in every door: whatever a field holds, the answer is a named problem and never a failure of our own."""

from collections.abc import Iterator
from typing import Any

import app as api
from chalicelib.doors import StaffMay
from chalicelib.routing import Route
from cloud import links
from talent.access import RULES
from talent.people import Role

from tests.integration.api.conftest import Journey, ask, staff

NASTY: tuple[object, ...] = (
    None,
    True,
    "",
    "\x00",
    "🐴" * 5000,
    "\ud83d",
    "' OR 1=1 --",
    "../../etc/passwd",
    -1,
    0,
    10**30,
    1e308,
    [],
    [[]],
    {},
    {"": ""},
)
NOBODY = "01HZZZZZZZZZZZZZZZZZZZZZZZ"
PATHS = dict.fromkeys(
    ("import_id", "candidate_id", "hold_id", "webhook_id", "question_id", "staff_id", "first", "second"),
    NOBODY,
) | {
    "number": "1",
    "dataset": "hires",
    "version": "0" * 64,
}


def routes() -> list[Route]:
    return [route for resource in api.RESOURCES for route in resource.routes.routes]


def fields(route: Route) -> Iterator[dict[str, object]]:
    """Bodies in which every field holds the same nasty value, and bodies that are such a value."""
    assert route.body
    for value in NASTY:
        yield dict.fromkeys(route.body.model_fields, value)


def caller(route: Route, journey: Journey) -> dict[str, Any]:
    """Somebody whom the route lets in."""
    if isinstance(route.door, StaffMay):
        role = min(RULES[route.door.action])
        return {"claims": staff(f"{role}-1", role, journey.opening.department_id)}
    purposes = getattr(route.door, "purposes", ())
    person = "ann" if "scorecard" in purposes else ""
    return {"link": journey.link(purposes[0], person)} if purposes else {}


def test_no_body_makes_a_route_fail(journey: Journey) -> None:
    journey.at_panel()
    ids = {"application_id": journey.application_id, "opening_id": journey.opening.opening_id}
    for route in (route for route in routes() if route.body):
        path, who = route.path.format(**{**PATHS, **ids}), caller(route, journey)
        for body in (*fields(route), *NASTY):
            reply = ask(route.method, path, body, **who)
            assert reply.status < 500, (route.method, route.path, body, reply.text)
            assert reply.status in (200, 201) or reply.headers["content-type"] == "application/problem+json"


def test_no_id_makes_a_route_fail(journey: Journey) -> None:
    hr = staff("hr", Role.HR_MANAGER)
    for nasty in ("x", "0" * 26, "é" * 26, "%00", "a" * 3000, "01J9ZX7Q3B5V8W2K4M6N8P0R2U"):
        for path in ("/openings/{}", "/applications/{}", "/applications/{}/offer"):
            assert ask("GET", path.format(nasty), claims=hr).status == 404


def test_no_token_makes_a_link_fail(journey: Journey) -> None:
    good = journey.link("application")
    for nasty in (good[:-1], good + "x", good[::-1], "a.b.c", "." * 5000, "\x00", good.upper()):
        reply = ask("GET", "/me/application", link=nasty)
        assert (reply.status, reply.json["name"]) == (401, "LinkUnknown")
    assert links.open_link(good, "application").application_id == journey.application_id

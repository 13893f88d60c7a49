"""Bad input in every door: whatever a field holds, the answer is a named problem and never a failure of our own."""

from collections.abc import Iterator

import app as api
from chalicelib.doors import StaffMay
from chalicelib.routing import Route
from cloud import links
from talent.people import Role

from tests.integration.api.conftest import Journey, ask, staff
from tests.unit.api.gateway import Reply

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
PATHS = {"application_id": "application", "opening_id": "opening", "number": "1", "kind": "recording"}


def routes() -> list[Route]:
    return [route for resource in api.RESOURCES for route in resource.routes.routes]


def fields(route: Route) -> Iterator[dict[str, object]]:
    """Bodies in which every field holds the same nasty value, and bodies that are such a value."""
    assert route.body
    for value in NASTY:
        yield dict.fromkeys(route.body.model_fields, value)


def send(route: Route, journey: Journey, body: object) -> Reply:
    ids = {"application_id": journey.application_id, "opening_id": journey.opening.opening_id}
    path = route.path.format(**{**PATHS, **ids})
    if isinstance(route.door, StaffMay):
        role = next(iter(sorted(role for role in Role if _may(route.door, role))))
        who = staff(f"{role}-1", role, journey.opening.department_id)
        return ask(route.method, path, body, claims=who)
    purposes = getattr(route.door, "purposes", ())
    person = "ann" if "scorecard" in purposes else ""
    return ask(route.method, path, body, link=journey.link(purposes[0], person) if purposes else "")


def _may(door: StaffMay, role: Role) -> bool:
    from talent.access import RULES  # noqa: PLC0415

    return role in RULES[door.action]


def test_no_body_makes_a_route_fail(journey: Journey) -> None:
    journey.at_panel()
    for route in routes():
        for body in (*fields(route), *NASTY) if route.body else ():
            reply = send(route, journey, body)
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

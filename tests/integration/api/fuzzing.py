"""Requests that schemathesis makes from the API's own OpenAPI document, sent by everybody, and what is wrong.

Bodies and ids fit the document, or don't; most ids are then real ones, and a caller is somebody whom the route lets in,
anybody with another role or link, or nobody, so that requests reach the code behind the door and the door itself.
"""

import json
import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import app as api
import boto3
import httpx
import schemathesis
from chalicelib.doors import FromLink, StaffMay
from chalicelib.openapi import document
from chalicelib.routing import Route
from cloud import applications
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as some
from hypothesis.errors import Unsatisfiable
from hypothesis.strategies import SearchStrategy
from schemathesis import Case, GenerationMode
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_schema_conformance,
    status_code_conformance,
)
from schemathesis.core import NotSet
from schemathesis.core.failures import FailureGroup
from schemathesis.core.result import Ok
from talent.access import RULES
from talent.opening import Opening
from talent.people import Role

from tests.integration.api.conftest import APPLICANT, Journey, ask, staff
from tests.unit.api.gateway import Reply

type Asked = Case[Any]

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
REAL, LET_IN, SIGNED_IN = 0.7, 0.7, 0.9
"""Shares: ids that are real ones; callers whom the route lets in; callers who show who they are at all."""
LAST = frozenset(
    {
        "withdraw",
        "ask_for_erasure",
        "ask_for_my_erasure",
        "revoke_links",
        "renew_links",
        "decide",
        "let_staff_go",
    }
)
"""What ends a journey or its links comes when all else was asked."""
STEPS = (None, Journey.invited, Journey.submitted, Journey.at_panel, Journey.offered)


@dataclass(frozen=True, slots=True)
class World:
    """What the requests meet: journeys at several stages, and a member of staff for each role."""

    journeys: tuple[Journey, ...]
    claims: Mapping[Role, Mapping[str, str]]

    @classmethod
    def of(cls, opening: Opening) -> "World":
        """Applications just opened, invited, sent in, at the panel and with an offer."""
        pool = {"iss": f"https://cognito.example/{_user_pool()}"}
        claims = {role: {**staff(role.value, role, "*"), **pool} for role in Role}
        for name, role in (("recruiter", Role.RECRUITER), ("hr", Role.HR_MANAGER)):
            staff(name, role, "*")
        journeys = []
        for number, step in enumerate(STEPS):
            applicant = APPLICANT | {"email": f"person{number}@example.com"}
            opened = ask("POST", f"/careers/{opening.opening_id}/applications", applicant).json
            application_id = str(opened["application_id"])
            journeys.append(
                Journey(opening, application_id, applications.get(application_id).value.candidate_id)
            )
            if step:
                step(journeys[-1])
        return cls(tuple(journeys), claims)

    def ids(self, journey: Journey) -> Mapping[str, str]:
        """The values of a path that lead to something."""
        return {
            "application_id": journey.application_id,
            "opening_id": journey.opening.opening_id,
            "candidate_id": journey.candidate_id,
            "first": self.journeys[0].candidate_id,
            "second": self.journeys[1].candidate_id,
            "staff_id": "ann",
            "number": "1",
            "page": "1",
        }

    def caller(self, route: Route, journey: Journey, dice: random.Random) -> dict[str, Any]:
        """Somebody at the route's door."""
        door, welcome = route.door, dice.random() < LET_IN
        if dice.random() > SIGNED_IN:
            return {}
        if isinstance(door, StaffMay):
            roles = sorted(RULES[door.action]) if welcome else list(Role)
            return {"claims": self.claims[dice.choice(roles)]}
        if isinstance(door, FromLink):
            purposes = (
                door.purposes if welcome else ("applying", "application", "interview", "scorecard", "offer")
            )
            purpose = dice.choice(purposes)
            return {"link": journey.link(purpose, "ann" if purpose == "scorecard" else "")}
        return {}


@dataclass(slots=True)
class Played:
    """How many answers had which status, and what was wrong with some."""

    statuses: Counter[int] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def _user_pool() -> str:
    """Where the staff sign in: its id."""
    cognito = boto3.client("cognito-idp")
    pool_id = str(cognito.create_user_pool(PoolName="staff", UsernameAttributes=["email"])["UserPool"]["Id"])
    for role in Role:
        cognito.create_group(GroupName=role, UserPoolId=pool_id)
    return pool_id


def play(world: World, number: int, each: int, played: Played) -> None:
    """Sends `each` requests of either kind to every operation, in an order that seed `number` says."""
    routes = {f"{route.method} {route.path}": route for kept in api.RESOURCES for route in kept.routes.routes}
    schema = schemathesis.openapi.from_dict(json.loads(json.dumps(document(routes.values()))))
    operations = [found.ok() for found in schema.get_all_operations() if isinstance(found, Ok)]
    random.Random(number).shuffle(operations)
    operations.sort(key=lambda each: routes[f"{each.method.upper()} {each.path}"].handler.__name__ in LAST)
    for operation in operations:
        route = routes[f"{operation.method.upper()} {operation.path}"]
        for mode in GenerationMode:
            _play(world, route, operation.as_strategy(generation_mode=mode), number, each, played)


def _play(
    world: World, route: Route, strategy: SearchStrategy[Asked], number: int, each: int, played: Played
) -> None:
    @seed(number)
    @settings(
        max_examples=each,
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy, some.integers(0, 2**32))
    def once(case: Asked, throw: int) -> None:
        reply, request = _sent(world, route, case, random.Random(throw))
        played.statuses[reply.status] += 1
        wrong = _wrong(case, reply)
        if wrong:
            played.wrong.append(f"{request}\n    {reply.status} {reply.text[:300]}\n    {wrong}")

    try:
        once()
    except Unsatisfiable:
        return


def _sent(world: World, route: Route, case: Asked, dice: random.Random) -> tuple[Reply, str]:
    """The answer to one request, and what was sent."""
    journey = dice.choice(world.journeys)
    values = {
        name: str(value).replace("/", "") or "x" for name, value in (case.path_parameters or {}).items()
    }
    real = world.ids(journey)
    values |= {name: real[name] for name in values if name in real and dice.random() < REAL}
    path = route.path.format(**values)
    body = None if route.body is None or isinstance(case.body, NotSet) else json.dumps(case.body, default=str)
    who = world.caller(route, journey, dice)
    reply = ask(route.method, path, body, **who)
    return reply, f"{route.method} {path} by {sorted(who)} {(body or '')[:600]}"


def _wrong(case: Asked, reply: Reply) -> str:
    """What does not conform to the document; empty where all does."""
    content = reply.text.encode()
    request = httpx.Request(case.method, "https://api.bole.example/")
    answer = httpx.Response(reply.status, headers=dict(reply.headers), content=content, request=request)
    answer.elapsed = timedelta(0)
    try:
        case.validate_response(answer, checks=CHECKS)
    except FailureGroup as failures:
        return "; ".join(f"{type(each).__name__}: {each.message}"[:400] for each in failures.exceptions)
    return ""

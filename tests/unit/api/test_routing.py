"""The wrapper around Chalice's routes: models in and out, problems for refusals, and no route without a rule."""

import logging

import pytest
from chalice import Chalice, CognitoUserPoolAuthorizer
from chalicelib.doors import Anyone, Asked, FromLink, RouteWithoutRule, StaffMay
from chalicelib.routing import Id, Routes, no_other_routes
from cloud.tools import logger
from pydantic import Field
from talent.access import RULES, Action, Target
from talent.kernel import (
    BadInput,
    BoleError,
    Conflict,
    Fact,
    Forbidden,
    NotFound,
    Unauthenticated,
    Unavailable,
)
from talent.people import Email

from tests.unit.api.gateway import Reply, call

ID = "01J9ZX7Q3B5V8W2K4M6N8P0R2T"
STAFF = CognitoUserPoolAuthorizer("staff", provider_arns=["arn"])


class Pay(Fact):
    amount: int = Field(ge=1)


class Person(Fact):
    name: str = Field(max_length=20)
    email: Email
    pay: Pay


class Greeting(Fact):
    words: str


def app_with(routes: Routes) -> Chalice:
    app = Chalice(app_name="test")
    routes.register(app, STAFF)
    return app


def greeter() -> Chalice:
    routes = Routes("greetings")

    @routes.post("/greetings/{thing_id}", Anyone(), status=201)
    def greet(thing_id: Id, body: Person) -> Greeting:
        """Greets."""
        return Greeting(words=f"{body.name} {thing_id}")

    return app_with(routes)


def failing(error: Exception) -> Reply:
    routes = Routes("failures")

    @routes.get("/failure", Anyone())
    def fail() -> Greeting:
        """Fails."""
        raise error

    return call(app_with(routes), "GET", "/failure")


GOOD = {"name": "林晓", "email": "lin@example.com", "pay": {"amount": 5}}


def test_a_handler_gets_models_and_its_answer_is_json() -> None:
    reply = call(greeter(), "POST", f"/greetings/{ID}", GOOD)
    assert (reply.status, reply.json) == (201, {"words": f"林晓 {ID}"})
    assert reply.headers["content-type"] == "application/json"


def test_a_body_that_is_not_json_is_named() -> None:
    reply = call(greeter(), "POST", f"/greetings/{ID}", '{"name": 林晓}')
    assert reply.status == 400
    assert reply.headers["content-type"] == "application/problem+json"
    assert reply.json["name"] == "BodyUnreadable"
    assert "林晓" not in reply.text


@pytest.mark.parametrize("body", ["[]", "3", "null", '"x"', ""])
def test_json_of_another_shape_is_refused(body: str) -> None:
    assert call(greeter(), "POST", f"/greetings/{ID}", body).status == 422


def test_wrong_fields_are_named_by_path_and_never_repeated() -> None:
    body = {"name": "x" * 21, "email": "not an address", "pay": {}, "salary_of_zhang": 1}
    reply = call(greeter(), "POST", f"/greetings/{ID}", body)
    errors = reply.json["errors"]
    assert isinstance(errors, list)
    assert reply.status == 422
    assert {error["path"] for error in errors} == {"name", "email", "pay.amount", "body"}
    assert not any(secret in reply.text for secret in ("xxxx", "not an address", "zhang"))


def test_an_id_of_another_form_is_not_found() -> None:
    assert call(greeter(), "POST", "/greetings/..%2F..", GOOD).json["name"] == "NoSuchRoute"


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (BadInput("m"), 400),
        (Unauthenticated("m"), 401),
        (Forbidden("m"), 403),
        (NotFound("m"), 404),
        (Conflict("m"), 409),
        (Unavailable("m"), 503),
    ],
)
def test_each_kind_of_error_has_its_status(error: BoleError, status: int) -> None:
    reply = failing(error)
    assert (reply.status, reply.json["status"]) == (status, status)
    assert reply.json["name"] == type(error).__name__
    assert reply.json["detail"] == "m"


def test_an_error_says_what_to_do_next() -> None:
    reply = failing(NotFound("There is no opening.", next_step="Reload the list."))
    assert reply.json["next"] == "Reload the list."


def test_a_failure_of_our_own_tells_and_logs_no_value(caplog: pytest.LogCaptureFixture) -> None:
    own = logging.getLogger(logger().name)
    own.addHandler(caplog.handler)
    try:
        reply = failing(KeyError("lin@example.com"))
    finally:
        own.removeHandler(caplog.handler)
    assert (reply.status, reply.json["name"]) == (500, "Unexpected")
    assert "lin@example.com" not in reply.text
    logged = "".join(str(vars(record)) for record in caplog.records)
    assert "KeyError" in logged
    assert "lin@example.com" not in logged


def test_a_staff_route_needs_an_action_with_a_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = {action: rule for action, rule in RULES.items() if action is not Action.CONFIRM_OFFER}
    monkeypatch.setattr("chalicelib.doors.RULES", rules)
    with pytest.raises(RouteWithoutRule):
        StaffMay(Action.CONFIRM_OFFER, None)


def test_a_link_route_needs_a_purpose() -> None:
    with pytest.raises(RouteWithoutRule):
        FromLink()


def test_a_link_route_must_take_its_caller() -> None:
    def handler() -> Greeting:
        return Greeting(words="")

    with pytest.raises(RouteWithoutRule):
        Routes("x").get("/x", FromLink("offer"))(handler)


def test_a_route_needs_a_door() -> None:
    def handler() -> Greeting:
        return Greeting(words="")

    with pytest.raises(RouteWithoutRule):
        Routes("x").get("/x", None)(handler)  # type: ignore[arg-type]


def test_a_route_that_went_round_the_wrapper_stops_the_app() -> None:
    app = greeter()
    app.route("/back-door", methods=["GET"])(dict)
    with pytest.raises(RouteWithoutRule, match="back-door"):
        no_other_routes(app, [])


def test_staff_without_a_checked_sign_in_come_no_further() -> None:
    routes = Routes("x")

    def nothing(asked: Asked) -> Target:
        return Target()

    @routes.get("/x", StaffMay(Action.READ_OPENING, nothing))
    def read() -> Greeting:
        """Reads."""
        return Greeting(words="secret")

    reply = call(app_with(routes), "GET", "/x")
    assert (reply.status, reply.json["name"]) == (401, "SignInMissing")


def test_a_link_route_without_a_link_says_where_it_belongs() -> None:
    routes = Routes("x")

    @routes.get("/x", FromLink("offer"))
    def read(caller: object) -> Greeting:
        """Reads."""
        return Greeting(words="secret")

    reply = call(app_with(routes), "GET", "/x")
    assert (reply.status, reply.json["name"]) == (401, "LinkMissing")
    assert "x-bole-link" in str(reply.json["next"])

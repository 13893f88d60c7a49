"""The API's own description: valid OpenAPI 3.1, and every route in it with its door."""

import app as api
from chalicelib.description import described
from chalicelib.doors import StaffMay
from openapi_spec_validator import OpenAPIV31SpecValidator, validate
from pydantic import BaseModel, JsonValue, TypeAdapter
from talent.access import RULES


class Answer(BaseModel):
    content: dict[str, JsonValue]


class Operation(BaseModel):
    operationId: str  # noqa: N815 - OpenAPI's name
    summary: str
    security: list[dict[str, list[str]]]
    responses: dict[str, Answer]


def by_path() -> dict[str, dict[str, Operation]]:
    return TypeAdapter(dict[str, dict[str, Operation]]).validate_python(described()["paths"])


def operations() -> list[Operation]:
    return [operation for methods in by_path().values() for operation in methods.values()]


def test_the_description_is_openapi_3_1() -> None:
    validate(described(), cls=OpenAPIV31SpecValidator)


def test_every_route_is_described_once() -> None:
    names = [operation.operationId for operation in operations()]
    assert len(names) == len(set(names)) == sum(len(methods) for methods in api.app.routes.values())


def test_every_operation_says_what_it_does_and_how_it_refuses() -> None:
    for operation in operations():
        assert operation.summary.endswith("."), operation.operationId
        assert list(operation.responses["default"].content) == ["application/problem+json"]


def test_staff_routes_stand_behind_cognito_and_no_other_route_does() -> None:
    for path, methods in api.app.routes.items():
        for method, entry in methods.items():
            behind = entry.authorizer is not None
            assert behind == (by_path()[path][method.lower()].security == [{"staff": []}]), (method, path)


def test_only_the_careers_and_the_description_are_public() -> None:
    public = {operation.operationId for operation in operations() if not operation.security}
    assert public == {"list_careers", "apply_for", "read_description"}


def test_only_lists_are_open_to_a_role_as_such() -> None:
    routes = [route for resource in api.RESOURCES for route in resource.routes.routes]
    lists = {r.handler.__name__ for r in routes if isinstance(r.door, StaffMay) and r.door.find is None}
    assert lists == {
        "export_rows",
        "export_sheet",
        "list_approvals",
        "list_changes",
        "list_columns",
        "list_imports",
        "list_openings",
        "list_tasks",
        "read_delays",
    }


def test_every_staff_action_of_the_api_is_reachable_by_some_role() -> None:
    routes = [route for resource in api.RESOURCES for route in resource.routes.routes]
    doors = [route.door for route in routes if isinstance(route.door, StaffMay)]
    assert len(doors) > 10
    assert all(RULES[door.action] for door in doors)

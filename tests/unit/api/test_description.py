"""The API's own description: valid OpenAPI 3.1, and every route in it with its door."""

import app as api
from chalice import Chalice
from chalicelib.description import described
from openapi_spec_validator import OpenAPIV31SpecValidator, validate

METHODS = {"get", "put", "post", "delete"}


def operations() -> list[dict[str, object]]:
    paths = described()["paths"]
    assert isinstance(paths, dict)
    return [operation for methods in paths.values() for operation in methods.values()]


def test_the_description_is_openapi_3_1() -> None:
    validate(described(), cls=OpenAPIV31SpecValidator)


def test_every_route_is_described_once() -> None:
    names = [str(operation["operationId"]) for operation in operations()]
    chalice: Chalice = api.app
    assert len(names) == len(set(names)) == sum(len(methods) for methods in chalice.routes.values())


def test_every_operation_says_what_it_does_and_how_it_refuses() -> None:
    for operation in operations():
        responses = operation["responses"]
        assert str(operation["summary"]).endswith((".", "?")), operation["operationId"]
        assert isinstance(responses, dict)
        assert list(responses["default"]["content"]) == ["application/problem+json"]


def test_staff_routes_stand_behind_cognito_and_no_other_route_does() -> None:
    paths = described()["paths"]
    assert isinstance(paths, dict)
    for path, methods in api.app.routes.items():
        for method, entry in methods.items():
            behind = entry.authorizer is not None
            assert behind == (paths[path][method.lower()]["security"] == [{"staff": []}]), (method, path)


def test_only_the_careers_and_the_description_are_public() -> None:
    public = {str(o["operationId"]) for o in operations() if o["security"] == []}
    assert public == {"list_careers", "apply_for", "read_description"}

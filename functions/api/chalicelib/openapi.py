"""The API's OpenAPI 3.1 document, made from the routes themselves."""

import json
import re
from collections.abc import Iterable
from typing import Literal

from cloud.links import HEADER
from pydantic import JsonValue, TypeAdapter
from talent.webhook.catalogue import MessageContract, message_contracts

from chalicelib.problems import MEDIA_TYPE, Problem
from chalicelib.routing import Route

type Document = dict[str, JsonValue]
type _Part = tuple[int, str]

_SECURITY: dict[str, list[JsonValue]] = {"staff": [{"staff": []}], "link": [{"link": []}], "anyone": []}
_SCHEMES: Document = {
    "staff": {
        "type": "apiKey",
        "in": "header",
        "name": "Authorization",
        "description": "the ID token of the staff's user pool",
    },
    "link": {
        "type": "apiKey",
        "in": "header",
        "name": HEADER,
        "description": "the token of a link from a mail: what follows '#' in its address",
    },
}


def document(routes: Iterable[Route]) -> Document:
    """The document of `routes`."""
    routes = list(routes)
    references, schemas = _schemas(routes)
    paths: dict[str, JsonValue] = {}
    for index, route in enumerate(routes):
        operations = paths.setdefault(route.path, {})
        if isinstance(operations, dict):
            operations[route.method.lower()] = _operation(route, index, references)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Bole 伯乐",
            "version": "1.0.0",
            "description": "Hiring that can be explained: openings, applications, interviews, panels and offers.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": paths,
        "webhooks": {each.type.value: {"post": _message(each)} for each in message_contracts()},
        "components": {"schemas": schemas, "securitySchemes": _SCHEMES},
    }


def _message(contract: MessageContract) -> JsonValue:
    """A message that Bole sends to a webhook, as an operation of its receiver."""
    example: JsonValue = contract.example().model_dump(mode="json", exclude_none=True)
    return {
        "operationId": f"on{contract.type}",
        "tags": ["webhooks"],
        "summary": contract.means.en,
        "description": contract.means.zh,
        "parameters": [
            {"name": name, "in": "header", "required": True, "schema": {"type": "string"}}
            for name in ("webhook-id", "webhook-timestamp", "webhook-signature")
        ],
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": contract.json_schema(), "example": example}},
        },
        "responses": {"2XX": {"description": "Taken; any other answer has it sent again."}},
    }


def _schemas(routes: list[Route]) -> tuple[dict[_Part, JsonValue], JsonValue]:
    """What each route's parts refer to, by (its place, part), and the schemas themselves."""
    wanted: list[tuple[_Part, Literal["validation", "serialization"], TypeAdapter[object]]] = [
        ((-1, "problem"), "serialization", TypeAdapter[object](Problem))
    ]
    for index, route in enumerate(routes):
        wanted.append(((index, "answer"), "serialization", route.answer))
        if route.body:
            wanted.append(((index, "body"), "validation", TypeAdapter[object](route.body)))
        wanted += [((index, f"path {name}"), "validation", adapter) for name, adapter in route.values.items()]
        wanted += [
            ((index, f"query {name}"), "validation", adapter) for name, adapter in route.queries.items()
        ]
    found, definitions = TypeAdapter.json_schemas(wanted, ref_template="#/components/schemas/{model}")
    return {key: _plain(schema) for (key, _), schema in found.items()}, _plain(definitions.get("$defs", {}))


def _plain(schema: object) -> JsonValue:
    plain: JsonValue = json.loads(json.dumps(schema))
    return plain


def _operation(route: Route, index: int, references: dict[_Part, JsonValue]) -> JsonValue:
    summary, _, rest = (route.handler.__doc__ or route.handler.__name__).partition("\n")
    operation: dict[str, JsonValue] = {
        "operationId": route.handler.__name__,
        "tags": [route.resource],
        "summary": summary,
        "security": _SECURITY[route.door.scheme],
        "responses": {
            str(route.status): {
                "description": "Done.",
                "content": {route.media_type: {"schema": references[index, "answer"]}},
            },
            "default": {
                "description": "Refused: the error's name, what is wrong, and what to do next.",
                "content": {MEDIA_TYPE: {"schema": references[-1, "problem"]}},
            },
        },
    }
    if rest.strip():
        operation["description"] = re.sub(r"\s+", " ", rest).strip()
    parameters: list[JsonValue] = [
        {"name": name, "in": "path", "required": True, "schema": references[index, f"path {name}"]}
        for name in route.values
    ]
    parameters += [
        {"name": name, "in": "query", "required": False, "schema": references[index, f"query {name}"]}
        for name in route.queries
    ]
    if parameters:
        operation["parameters"] = parameters
    if route.body:
        content: JsonValue = {"application/json": {"schema": references[index, "body"]}}
        operation["requestBody"] = {"required": True, "content": content}
    return operation

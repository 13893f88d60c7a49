"""Calls a Chalice app as API Gateway does: the event of a REST API's proxy integration, no socket."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast
from urllib.parse import parse_qsl

from chalice import Chalice

from infra.local.runtime import Context


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def json(self) -> dict[str, object]:
        """The body as JSON."""
        found: dict[str, object] = json.loads(self.text)
        return found

    def at(self, *steps: str | int) -> object:
        """What lies at a path in the JSON, as `at("errors", 0, "path")`."""
        found = json.loads(self.text)
        for step in steps:
            found = found[step]
        return cast(object, found)


def call(
    app: Chalice,
    method: str,
    path: str,
    body: object = None,
    *,
    headers: Mapping[str, str] | None = None,
    claims: Mapping[str, str] | None = None,
) -> Reply:
    """The reply of `app`; a `body` that is a string goes as it is, anything else as JSON."""
    path, _, asked = path.partition("?")
    query = {name: [value] for name, value in parse_qsl(asked)}
    resource, values = _match(app, path)
    sent = body if isinstance(body, str) or body is None else json.dumps(body)
    event = {
        "resource": resource,
        "path": path,
        "httpMethod": method,
        "headers": dict(headers or {}),
        "multiValueHeaders": {name: [value] for name, value in (headers or {}).items()},
        "queryStringParameters": {name: value for name, [value] in query.items()} or None,
        "multiValueQueryStringParameters": query or None,
        "pathParameters": values or None,
        "stageVariables": None,
        "body": sent,
        "isBase64Encoded": False,
        "requestContext": {
            "resourcePath": resource,
            "httpMethod": method,
            "path": path,
            **({"authorizer": {"claims": dict(claims)}} if claims else {}),
        },
    }
    answer = app(event, Context("bole-api", 512, "arn", "request", 0.0))
    return Reply(answer["statusCode"], answer["headers"], answer["body"])


def _match(app: Chalice, path: str) -> tuple[str, dict[str, str]]:
    for template in app.routes:
        found = re.fullmatch(re.sub(r"{(\w+)}", r"(?P<\1>[^/]+)", template), path)
        if found:
            return template, found.groupdict()
    raise LookupError(f"API Gateway has no route for {path}")

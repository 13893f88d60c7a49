"""API Gateway's shapes: its routes, the event that it hands a function, the answer that it makes of the result."""

import base64
import time
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from werkzeug.wrappers import Request, Response

from infra.local.plan import ACCOUNT
from infra.local.shapes import Json, JsonObject

STAGE = "api"


class Refused(Exception):
    """The gateway answers by itself: a status, what the caller reads, and the kind that AWS names."""

    def __init__(self, status: int, message: str, kind: str) -> None:
        super().__init__(message)
        self.status = status
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Route:
    """One resource and its methods: method → whether a staff token is asked for."""

    path: str
    guarded: Mapping[str, bool]
    cors: Mapping[str, str]

    def takes(self, method: str) -> bool:
        """Whether the resource has this method; OPTIONS where the app allows other origins."""
        return method in self.guarded or (method == "OPTIONS" and bool(self.cors))

    def match(self, path: str) -> dict[str, str] | None:
        """The path's parameters when it is this resource, else None."""
        mine, theirs = self.path.strip("/").split("/"), path.strip("/").split("/")
        if len(mine) != len(theirs):
            return None
        found = {}
        for pattern, part in zip(mine, theirs, strict=True):
            if pattern.startswith("{") and part:
                found[pattern[1:-1]] = part
            elif pattern != part:
                return None
        return found


def read_routes(rows: Json) -> tuple[list[Route], list[str]]:
    """The app's routing table as its worker tells it, fixed paths first, and its binary media types."""
    table = cast("list[JsonObject]", rows)
    binary = cast("list[str]", table[-1]["binary"])
    routes = []
    for path in dict.fromkeys(str(row["path"]) for row in table[:-1]):
        mine = [row for row in table[:-1] if row["path"] == path]
        cors = next((cast("dict[str, str]", row["cors"]) for row in mine if row["cors"]), {})
        routes.append(Route(path, {str(row["method"]): _guarded(row["authorizer"]) for row in mine}, cors))
    return sorted(routes, key=lambda route: route.path.count("{")), binary


def _guarded(authorizer: Json) -> bool:
    if authorizer not in (None, "CognitoUserPoolAuthorizer"):
        message = f"The local front knows no authorizer of the kind {authorizer}."
        raise ValueError(message)
    return authorizer is not None


def is_binary(media_type: str, binary: Sequence[str]) -> bool:
    """Whether the first media type of a header is one that passes as bytes."""
    first = media_type.split(",", maxsplit=1)[0].split(";", maxsplit=1)[0].strip()
    return first in binary or (f"{first.partition('/')[0]}/*" in binary) or "*/*" in binary


def event_of(
    request: Request,
    route: Route,
    parameters: Mapping[str, str],
    claims: Mapping[str, str],
    binary: Sequence[str],
) -> JsonObject:
    """The REST proxy event of a request."""
    body = request.get_data()
    as_bytes = is_binary(request.headers.get("Content-Type", ""), binary)
    text = base64.b64encode(body).decode() if as_bytes else body.decode("utf-8", "replace")
    headers = {name: request.headers.getlist(name) for name in dict(request.headers)}
    queries = {name: request.args.getlist(name) for name in request.args}
    context: JsonObject = {
        "accountId": ACCOUNT,
        "apiId": "local",
        "domainName": request.host,
        "httpMethod": request.method,
        "identity": {
            "sourceIp": request.remote_addr or "",
            "userAgent": request.headers.get("User-Agent", ""),
        },
        "path": request.path,
        "protocol": "HTTP/1.1",
        "requestId": str(uuid.uuid4()),
        "requestTimeEpoch": int(time.time() * 1000),
        "resourcePath": route.path,
        "stage": STAGE,
    }
    if claims:
        context["authorizer"] = {"claims": dict(claims)}
    return {
        "resource": route.path,
        "path": request.path,
        "httpMethod": request.method,
        "headers": {name: values[-1] for name, values in headers.items()},
        "multiValueHeaders": cast(JsonObject, headers),
        "queryStringParameters": {name: values[-1] for name, values in queries.items()} or None,
        "multiValueQueryStringParameters": cast(JsonObject, queries) or None,
        "pathParameters": dict(parameters) or None,
        "stageVariables": None,
        "requestContext": context,
        "body": text if body else None,
        "isBase64Encoded": as_bytes and bool(body),
    }


def answer_of(result: Json, accept: str, binary: Sequence[str]) -> Response:
    """The HTTP answer of a function's result; ValueError when the result is not a proxy answer."""
    if not isinstance(result, dict) or "statusCode" not in result:
        message = "The function's answer has no statusCode."
        raise ValueError(message)
    text = str(result.get("body") or "")
    decode = result.get("isBase64Encoded") is True and is_binary(accept, binary)
    answer = Response(base64.b64decode(text) if decode else text, status=int(str(result["statusCode"])))
    single = cast("dict[str, Json]", result.get("headers") or {})
    many = cast("dict[str, list[Json]]", result.get("multiValueHeaders") or {})
    if any(name.lower() == "content-type" for name in (*single, *many)):
        del answer.headers["Content-Type"]
    for name, value in single.items():
        answer.headers[name] = str(value)
    for name, values in many.items():
        answer.headers.setlist(name, [str(value) for value in values])
    if "Content-Type" not in answer.headers:
        answer.headers["Content-Type"] = "application/json"
    return answer

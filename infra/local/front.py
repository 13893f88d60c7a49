"""The HTTP front: API Gateway's part, with its limits and its own answers, before the Chalice app.

Routes, authorizers and CORS come from the app's own routing table, told by its worker. Every Cognito token
is verified; a route that asks for one is never reached without.
"""

import json
import threading
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from wsgiref.types import StartResponse, WSGIEnvironment

from werkzeug.wrappers import Request, Response

from infra.local.fleet import Fleet
from infra.local.gateway import Route, answer_of, event_of, read_routes
from infra.local.shapes import FunctionFailed, Json
from infra.local.tokens import Refused, Tokens

BODY_LIMIT = 10_485_760
TIME_LIMIT_S = 29.0
HANDS = 16


class Front:
    """A WSGI application that stands for the deployed REST API."""

    def __init__(self, fleet: Fleet, tokens: Tokens) -> None:
        self._fleet = fleet
        self._tokens = tokens
        self._hands = ThreadPoolExecutor(HANDS, thread_name_prefix="front")
        self._learning = threading.Lock()
        self._known: tuple[list[Route], list[str]] | None = None

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        request = Request(environ)
        return self._answer(request)(environ, start_response)

    def _table(self) -> tuple[list[Route], list[str]]:
        with self._learning:
            if self._known is None:
                self._known = read_routes(self._fleet.invoke("api", None, kind="routes"))
            return self._known

    def _answer(self, request: Request) -> Response:
        try:
            routes, binary = self._table()
        except FunctionFailed:
            return _says(502, "Internal server error")
        found = next(((route, p) for route in routes if (p := route.match(request.path)) is not None), None)
        if found is None:
            return _says(403, "Missing Authentication Token", "MissingAuthenticationTokenException")
        route, parameters = found
        if request.method == "OPTIONS" and route.cors:
            return _preflight(route)
        if request.method not in route.guarded:
            return _says(403, "Missing Authentication Token", "MissingAuthenticationTokenException")
        if (request.content_length or 0) > BODY_LIMIT:
            return _says(
                413, "HTTP content length exceeded 10485760 bytes.", "RequestEntityTooLargeException"
            )
        claims: Mapping[str, str] = {}
        if route.guarded[request.method]:
            try:
                claims = self._tokens.claims(request.headers.get("Authorization"))
            except Refused as refusal:
                return _says(401, str(refusal), "UnauthorizedException")
        return self._ask(event_of(request, route, parameters, claims, binary), request, binary)

    def _ask(self, event: Json, request: Request, binary: list[str]) -> Response:
        asked = self._hands.submit(self._fleet.invoke, "api", event)
        try:
            return answer_of(asked.result(TIME_LIMIT_S), request.headers.get("Accept", ""), binary)
        except TimeoutError:
            return _says(504, "Endpoint request timed out", "InternalServerErrorException")
        except (FunctionFailed, ValueError):
            return _says(502, "Internal server error", "InternalServerErrorException")


def _says(status: int, message: str, kind: str = "InternalServerErrorException") -> Response:
    """One of the gateway's own answers."""
    answer = Response(json.dumps({"message": message}), status=status, mimetype="application/json")
    answer.headers["x-amzn-ErrorType"] = kind
    return answer


def _preflight(route: Route) -> Response:
    answer = Response(status=200, mimetype="application/json", headers=dict(route.cors))
    answer.headers["Access-Control-Allow-Methods"] = ",".join([*sorted(route.guarded), "OPTIONS"])
    return answer

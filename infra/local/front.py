"""The HTTP front: API Gateway's part, with its limits and its own answers, before the Chalice app.

Routes, authorizers and CORS come from the app's own routing table, told by its worker. Every Cognito token
is verified; a route that asks for one is never reached without.
"""

import json
import threading
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from wsgiref.types import StartResponse, WSGIEnvironment

from werkzeug.wrappers import Request, Response

from infra.local.fleet import Fleet
from infra.local.gateway import Refused, Route, answer_of, event_of, read_routes
from infra.local.shapes import FunctionFailed, Json
from infra.local.tokens import Tokens

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
            return self._pass(request)
        except Refused as refusal:
            return _says(refusal.status, str(refusal), refusal.kind)
        except TimeoutError:
            return _says(504, "Endpoint request timed out")
        except (FunctionFailed, ValueError):
            return _says(502, "Internal server error")

    def _pass(self, request: Request) -> Response:
        routes, binary = self._table()
        route, parameters = _find(routes, request)
        if request.method == "OPTIONS":
            return _preflight(route)
        if (request.content_length or 0) > BODY_LIMIT:
            raise Refused(413, "Request Too Long", "RequestEntityTooLargeException")
        guarded = route.guarded[request.method]
        claims = self._tokens.claims(request.headers.get("Authorization")) if guarded else {}
        return self._ask(event_of(request, route, parameters, claims, binary), request, binary)

    def _ask(self, event: Json, request: Request, binary: list[str]) -> Response:
        asked = self._hands.submit(self._fleet.invoke, "api", event)
        return answer_of(asked.result(TIME_LIMIT_S), request.headers.get("Accept", ""), binary)


def _find(routes: list[Route], request: Request) -> tuple[Route, dict[str, str]]:
    """The resource that the path names, with its parameters; Refused when there is none."""
    for route in routes:
        parameters = route.match(request.path)
        if parameters is not None and route.takes(request.method):
            return route, parameters
    raise Refused(403, "Missing Authentication Token", "MissingAuthenticationTokenException")


def _says(status: int, message: str, kind: str = "InternalServerErrorException") -> Response:
    """One of the gateway's own answers."""
    answer = Response(json.dumps({"message": message}), status=status, mimetype="application/json")
    answer.headers["x-amzn-ErrorType"] = kind
    answer.headers["Access-Control-Allow-Origin"] = "*"  # as the deployment's gateway responses say
    return answer


def _preflight(route: Route) -> Response:
    answer = Response(status=200, mimetype="application/json", headers=dict(route.cors))
    answer.headers["Access-Control-Allow-Methods"] = ",".join([*sorted(route.guarded), "OPTIONS"])
    return answer

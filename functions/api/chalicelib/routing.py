"""Chalice's routes with types: models in and out, a door on every route, problems for every refusal.

A handler is a typed function: values of the path by name, those with a default from the query, `body` as its model,
`caller` as who its door let in, `issuer` as who vouched for them; what it returns is its answer's model. The same facts
make the OpenAPI document, so that it can't differ from the code. What is read has an ETag, so that a poll that finds
nothing new costs no more than its headers.
"""

import inspect
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated, NewType, get_type_hints

from chalice import Blueprint, Chalice, CORSConfig, Response
from chalice.app import Authorizer, Request
from cloud.links import HEADER, USE_HEADER, OpenedLink
from cloud.tools import logger
from pydantic import BaseModel, Field, TypeAdapter, ValidationError
from talent.kernel import BoleError, Fact

from chalicelib.doors import Asked, Door, RouteWithoutRule, issuer
from chalicelib.problems import BodyUnreadable, NoSuchRoute, QueryInvalid, from_validation, reply, unexpected

HTML = "text/html; charset=utf-8"
CSV = "text/csv; charset=utf-8"
CURSOR_HEADER, MORE_HEADER = "x-bole-cursor", "x-bole-more"

Id = Annotated[str, Field(pattern=r"^[0-9A-HJKMNP-TV-Z]{26}$")]
"""A ULID in a path."""


_CORS = CORSConfig(
    allow_origin="*",
    allow_headers=[HEADER, "If-None-Match"],
    expose_headers=[USE_HEADER, CURSOR_HEADER, MORE_HEADER, "ETag"],
    max_age=600,
)
"""Any page may call: a caller shows who they are in a header that no browser adds by itself."""


Page = NewType("Page", str)
"""An answer that is a page of HTML."""


class Sheet(Fact):
    """An answer that is a page of a CSV; where to go on stands in its headers."""

    text: str
    cursor: str
    more: bool


_MEDIA_TYPES: Mapping[object, str] = {Page: HTML, Sheet: CSV}
_PAGE_RULES = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'"


@dataclass(frozen=True, slots=True)
class Route:
    """One route: what comes in, who may, what goes out."""

    method: str
    path: str
    door: Door
    handler: Callable[..., object]
    values: Mapping[str, TypeAdapter[object]]
    queries: Mapping[str, TypeAdapter[object]]
    body: type[BaseModel] | None
    answer: TypeAdapter[object]
    status: int
    resource: str
    media_type: str

    def serve(self, request: Request, sent: Mapping[str, str]) -> Response:
        """The answer to one request; every refusal is a problem. The log gets the route, never the path's values."""
        try:
            return self._answer(request, sent)
        except BoleError as refused:
            logger().info("refused", extra={"route": f"{self.method} {self.path}", "error": refused.name})
            return reply(refused)
        except Exception as failed:
            return unexpected(failed)

    def _answer(self, request: Request, sent: Mapping[str, str]) -> Response:
        caller = self.door.admit(request)
        path = self._path(sent)
        body = self._body(request)
        self.door.check(caller, Asked(path, body))
        own = {"caller": caller, "body": body, "issuer": issuer(request)}
        takes = inspect.signature(self.handler).parameters
        more = self._query(request)
        answer = self.handler(**path, **more, **{name: value for name, value in own.items() if name in takes})
        headers = {"content-type": self.media_type, "cache-control": "no-store"}
        if isinstance(caller, OpenedLink):
            headers[USE_HEADER] = "first" if caller.first_use else "again"
        if isinstance(answer, Sheet):
            headers |= {CURSOR_HEADER: answer.cursor, MORE_HEADER: str(answer.more).lower()}
            return Response(answer.text, headers=headers)
        if self.media_type == HTML:
            return Response(answer, headers=headers | {"content-security-policy": _PAGE_RULES})
        text = self.answer.dump_json(answer)
        if self.method == "GET":
            headers["ETag"] = f'"{sha256(text).hexdigest()[:32]}"'
            if request.headers.get("if-none-match") == headers["ETag"]:
                return Response("", status_code=304, headers=headers)
        return Response(text.decode(), status_code=self.status, headers=headers)

    def _query(self, request: Request) -> dict[str, object]:
        sent = request.query_params or {}
        try:
            return {
                name: adapter.validate_python(sent[name])
                for name, adapter in self.queries.items()
                if name in sent
            }
        except ValidationError as invalid:
            raise QueryInvalid("A value of the query can't be used as sent.") from invalid

    def _path(self, sent: Mapping[str, str]) -> dict[str, object]:
        try:
            return {name: adapter.validate_python(sent[name]) for name, adapter in self.values.items()}
        except ValidationError as invalid:
            raise NoSuchRoute("No thing of ours has such an id.") from invalid

    def _body(self, request: Request) -> BaseModel | None:
        if self.body is None:
            return None
        try:
            return self.body.model_validate_json(request.raw_body or b"{}")
        except ValidationError as invalid:
            raise from_validation(invalid) from None
        except UnicodeError:
            raise BodyUnreadable("The body is not UTF-8.") from None


class Routes:
    """The routes of one resource."""

    def __init__(self, resource: str) -> None:
        self.resource = resource
        self.routes: list[Route] = []

    def get[F: Callable[..., object]](self, path: str, door: Door) -> Callable[[F], F]:
        """A route that reads."""
        return self._add("GET", path, door, 200)

    def put[F: Callable[..., object]](self, path: str, door: Door) -> Callable[[F], F]:
        """A route that sets."""
        return self._add("PUT", path, door, 200)

    def post[F: Callable[..., object]](self, path: str, door: Door, status: int = 200) -> Callable[[F], F]:
        """A route that does something; 201 where it makes something."""
        return self._add("POST", path, door, status)

    def delete[F: Callable[..., object]](self, path: str, door: Door) -> Callable[[F], F]:
        """A route that takes something away."""
        return self._add("DELETE", path, door, 200)

    def register(self, app: Chalice, staff: Authorizer) -> None:
        """Puts the routes into `app`; those for staff behind the authorizer `staff`."""
        blueprint = Blueprint(self.resource)
        for route in self.routes:
            guard = {"authorizer": staff} if route.door.scheme == "staff" else {}
            blueprint.route(route.path, methods=[route.method], content_types=[], cors=_CORS, **guard)(
                _view(blueprint, route)
            )
        app.register_blueprint(blueprint)

    def _add[F: Callable[..., object]](
        self, method: str, path: str, door: Door, status: int
    ) -> Callable[[F], F]:
        def keep(handler: F) -> F:
            self.routes.append(_route(self.resource, method, path, door, handler, status))
            return handler

        return keep


def no_other_routes(app: Chalice, routes: Iterable[Route]) -> None:
    """Raises RouteWithoutRule when `app` has a route that did not come through `Routes`, and so has no door."""
    known = {(route.path, route.method) for route in routes}
    found = {(path, method) for path, methods in app.routes.items() for method in methods}
    if found != known:
        raise RouteWithoutRule(f"routes without a door: {sorted(found - known)}")


def _view(blueprint: Blueprint, route: Route) -> Callable[..., Response]:
    def view(**sent: str) -> Response:
        return route.serve(blueprint.current_request, sent)

    view.__name__ = route.handler.__name__
    return view


def _route(
    resource: str, method: str, path: str, door: Door, handler: Callable[..., object], status: int
) -> Route:
    hints = get_type_hints(handler, include_extras=True)
    answer, body = hints.pop("return"), hints.pop("body", None)
    caller = hints.pop("caller", None)
    hints.pop("issuer", None)
    where = f"{method} {path}"
    if not hasattr(door, "admit"):
        raise RouteWithoutRule(f"{where} has no door")
    if caller is None and door.scheme == "link":
        raise RouteWithoutRule(f"{where} takes no caller, so it can't keep to the link's application")
    defaults = {
        name for name, each in inspect.signature(handler).parameters.items() if each.default is not each.empty
    }
    if set(hints) - defaults != set(re.findall(r"{(\w+)}", path)):
        raise TypeError(f"{where}: the handler and the path name different values")
    adapters = {name: TypeAdapter[object](hint) for name, hint in hints.items()}
    values = {name: adapter for name, adapter in adapters.items() if name not in defaults}
    queries = {name: adapter for name, adapter in adapters.items() if name in defaults}
    media_type = _MEDIA_TYPES.get(answer, "application/json")
    adapter = TypeAdapter[object](str if answer is Sheet else answer)
    return Route(method, path, door, handler, values, queries, body, adapter, status, resource, media_type)

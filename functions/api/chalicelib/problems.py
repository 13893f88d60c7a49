"""Every refusal as `application/problem+json` (RFC 9457): the error's name, what is wrong, and what to do next.

No value that was sent is ever repeated: an error names the field, not what stood in it.
"""

from collections.abc import Mapping
from traceback import extract_tb

from chalice import Response
from cloud.tools import logger
from pydantic import ValidationError
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

MEDIA_TYPE = "application/problem+json"
STATUS: Mapping[type[BoleError], int] = {
    BadInput: 400,
    Unauthenticated: 401,
    Forbidden: 403,
    NotFound: 404,
    Conflict: 409,
    Unavailable: 503,
}


class FieldProblem(Fact):
    """What is wrong with one field; `path` is like `levels.teamwork`."""

    path: str
    detail: str


class Problem(Fact):
    """One refusal. `name` is the error's business name; `next` what the reader can do."""

    type: str
    title: str
    status: int
    detail: str
    name: str
    next: str
    errors: tuple[FieldProblem, ...] = ()


class BodyUnreadable(BadInput):
    """The request's body is not JSON."""

    next = "Send the body as JSON in UTF-8."


class BodyInvalid(BadInput):
    """Fields of the request's body are missing or wrong."""

    next = "Mend the fields that `errors` names, and send it again."

    def __init__(self, errors: tuple[FieldProblem, ...]) -> None:
        super().__init__(f"{len(errors)} field(s) can't be used as sent.")
        self.errors = errors


class QueryInvalid(BadInput):
    """A value in the address, after '?', is not of its form."""

    next = "See the route's parameters in /openapi.json; leave a value out to have its default."


class NoSuchRoute(NotFound):
    """The API has nothing at this path."""

    next = "See /openapi.json for what there is."


class Unexpected(Unavailable):
    """Something failed that should not have."""

    next = "Try again in a minute; if it stays, give the time of this answer to an administrator."


def from_validation(invalid: ValidationError) -> BadInput:
    """Pydantic's findings by field path, without what was sent."""
    found = invalid.errors(include_input=False, include_context=False, include_url=False)
    if any(row["type"] == "json_invalid" for row in found):
        return BodyUnreadable("The body is not JSON.")
    return BodyInvalid(tuple(_field(row["type"], row["loc"], row["msg"]) for row in found))


def _field(kind: str, where: tuple[int | str, ...], said: str) -> FieldProblem:
    if kind == "extra_forbidden":
        return FieldProblem(path=_path(where[:-1]), detail="There is a field here that is not known.")
    return FieldProblem(path=_path(where), detail=said)


def _path(where: tuple[int | str, ...]) -> str:
    return ".".join(str(step) for step in where) or "body"


def reply(error: BoleError) -> Response:
    """The answer to a request that ended in `error`."""
    status = 422 if isinstance(error, BodyInvalid) else _status(error)
    problem = Problem(
        type=f"urn:bole:problem:{error.name}",
        title=(type(error).__doc__ or error.name).splitlines()[0],
        status=500 if isinstance(error, Unexpected) else status,
        detail=error.message,
        name=error.name,
        next=error.next_step,
        errors=error.errors if isinstance(error, BodyInvalid) else (),
    )
    return Response(
        problem.model_dump_json(), status_code=problem.status, headers={"content-type": MEDIA_TYPE}
    )


def unexpected(error: Exception) -> Response:
    """The answer to a failure of our own; the log gets the kind and the place, never the message or a value."""
    places = [f"{frame.name}:{frame.lineno}" for frame in extract_tb(error.__traceback__)]
    logger().error("unexpected failure", extra={"failure": type(error).__name__, "places": places[-8:]})
    return reply(Unexpected("Something went wrong on our side."))


def _status(error: BoleError) -> int:
    return next((status for kind, status in STATUS.items() if isinstance(error, kind)), 500)

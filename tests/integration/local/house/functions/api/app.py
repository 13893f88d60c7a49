"""A small Chalice app: an open door, a guarded one, bytes, and one that is slow."""

import time
from typing import Any

from chalice import Chalice, CognitoUserPoolAuthorizer, CORSConfig, Response

app: Any = Chalice(app_name="throwaway")
staff = CognitoUserPoolAuthorizer("staff", provider_arns=["arn:aws:cognito-idp:::userpool/staff"])


def open_door(name: str) -> dict[str, Any]:
    """Tell what came in."""
    request = app.current_request
    return {
        "name": name,
        "method": request.method,
        "query": request.query_params
        and {key: request.query_params.getlist(key) for key in request.query_params},
        "body": request.raw_body.decode() if request.raw_body else None,
    }


def staff_only() -> dict[str, str]:
    """The caller's claims."""
    claims: dict[str, str] = app.current_request.context["authorizer"]["claims"]
    return claims


def reverse() -> Response:
    """The body, backwards."""
    body = bytes(reversed(app.current_request.raw_body))
    return Response(body, headers={"Content-Type": "application/octet-stream"})


def broken() -> None:
    """An error that nobody foresaw."""
    raise RuntimeError("secret detail")


def slow() -> None:
    """Longer than the function may take."""
    time.sleep(60)


app.route("/open/{name}", methods=["GET", "PUT"], cors=CORSConfig(allow_origin="https://web.example"))(
    open_door
)
app.route("/staff", authorizer=staff)(staff_only)
app.route("/bytes", methods=["POST"], content_types=["application/octet-stream"])(reverse)
app.route("/broken")(broken)
app.route("/slow")(slow)

"""The emulator's door: every AWS request passes here, one at a time, and invocations never wait for the lock.

moto is not thread-safe: without the lock a correct conditional transaction over-books. A Lambda invocation
is answered by the fleet instead of by moto, outside the lock, as the function itself will call in again.
"""

import io
import json
import re
import threading
import uuid
from collections.abc import Callable, Iterable
from urllib.parse import unquote
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment
from xml.sax.saxutils import escape

from infra.local.fleet import Fleet
from infra.local.guard import Guard, deny
from infra.local.plan import bucket_name
from infra.local.shapes import FunctionFailed, Json
from infra.local.signatures import Refusal, check

_INVOCATION = re.compile(r"^/2015-03-31/functions/(?P<name>[^/]+)/invocations$")
_OUTBOX = "/v2/email/outbound-emails"
_WEIGHTS = f"/{bucket_name('weights')}/"
PAYLOAD_LIMIT = 6_291_556


class Door:
    """A WSGI application in front of moto's."""

    def __init__(
        self,
        inner: WSGIApplication,
        fleet: Fleet,
        *,
        later: Callable[[str, Json], None],
        mail: Callable[[bytes], None],
        weights: Callable[[], None],
        guard: Guard,
    ) -> None:
        self._guard = guard
        self._inner = inner
        self._fleet = fleet
        self._later = later
        self._mail = mail
        self._weights: Callable[[], None] | None = weights
        self._filling = threading.Lock()
        self.lock = threading.RLock()
        self.news = threading.Event()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        body = _body(environ)
        if why := self._guard.refusal(environ, body):
            return deny(environ, why, start_response)
        if refusal := check(environ, body):
            return _refuse_object(start_response, refusal)
        invocation = _INVOCATION.match(environ["PATH_INFO"])
        if invocation:
            name = function_name(unquote(invocation["name"]))
            return self._invoke(name, body, environ.get("HTTP_X_AMZ_INVOCATION_TYPE", ""), start_response)
        if environ["REQUEST_METHOD"] in ("GET", "HEAD") and environ["PATH_INFO"].startswith(_WEIGHTS):
            self._fill()
        environ["wsgi.input"] = io.BytesIO(body)
        environ["CONTENT_LENGTH"] = str(len(body))
        status = "500"

        def noting(code: str, headers: list[tuple[str, str]], *rest: object) -> Callable[[bytes], object]:
            nonlocal status
            status = code
            return start_response(code, headers, *rest)  # type: ignore[arg-type]  # wsgiref's exc_info shape

        with self.lock:
            answer = b"".join(self._inner(environ, noting))
            if status.startswith("200") and environ["PATH_INFO"] == _OUTBOX:
                self._mail(body)
        self.news.set()
        return [answer]

    def _fill(self) -> None:
        """Fill the weights bucket when it is first read: most runs never do, and it takes seconds."""
        with self._filling:
            if self._weights:
                self._weights()
                self._weights = None

    def _invoke(self, name: str, body: bytes, kind: str, start_response: StartResponse) -> Iterable[bytes]:
        if name not in self._fleet.names:
            return _refuse(
                start_response, "404 Not Found", "ResourceNotFoundException", f"Function not found: {name}"
            )
        if len(body) > PAYLOAD_LIMIT:
            return _refuse(
                start_response, "413 Payload Too Large", "RequestTooLargeException", "Payload too large"
            )
        event: Json = json.loads(body) if body else {}
        if kind == "Event":
            self._later(name, event)
            start_response("202 Accepted", [("Content-Length", "0")])
            return [b""]
        headers = [("X-Amz-Executed-Version", "$LATEST"), ("x-amzn-RequestId", str(uuid.uuid4()))]
        try:
            answer = self._fleet.invoke(name, event)
        except FunctionFailed as error:
            headers.append(("X-Amz-Function-Error", "Unhandled"))
            answer = error.payload()
        payload = json.dumps(answer).encode()
        start_response("200 OK", [*headers, ("Content-Length", str(len(payload)))])
        return [payload]


def function_name(reference: str) -> str:
    """The catalogue's name out of a deployed name or an ARN, with or without a qualifier."""
    parts = reference.split(":")
    deployed = parts[6] if reference.startswith("arn:") else parts[0]
    return deployed.removeprefix("bole-")


def _body(environ: WSGIEnvironment) -> bytes:
    """The whole request body, read before the lock is taken, as a slow sender must not hold up the others."""
    stream = environ["wsgi.input"]
    length = environ.get("CONTENT_LENGTH")
    if length:
        return bytes(stream.read(int(length)))
    return bytes(stream.read()) if environ.get("wsgi.input_terminated") else b""


def _refuse(start_response: StartResponse, status: str, code: str, message: str) -> Iterable[bytes]:
    payload = json.dumps({"Type": "User", "Message": message}).encode()
    start_response(status, [("x-amzn-errortype", code), ("Content-Length", str(len(payload)))])
    return [payload]


def _refuse_object(start_response: StartResponse, refusal: Refusal) -> Iterable[bytes]:
    text = f"<Error><Code>{refusal.code}</Code><Message>{escape(refusal.message)}</Message></Error>"
    payload = text.encode()
    headers = [("Content-Type", "application/xml"), ("Access-Control-Allow-Origin", "*")]
    start_response(refusal.status, [*headers, ("Content-Length", str(len(payload)))])
    return [payload]

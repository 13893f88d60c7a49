"""A WSGI server on a free local port, known before it serves."""

import threading
from collections.abc import Callable, Iterable
from io import BytesIO
from urllib.request import urlopen
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from werkzeug.serving import WSGIRequestHandler, make_server

HOST = "127.0.0.1"


class QuietHandler(WSGIRequestHandler):
    """Connections that stay open, which werkzeug's do not, and no line on the terminal for each request."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # or the body of an answer waits for its head to be acknowledged

    def run_wsgi(self) -> None:
        """Takes one request whole and answers it whole, so that the next one finds the connection clean."""
        environ, told = self.make_environ(), _Told()
        stream = environ["wsgi.input"]
        whole = environ.get("wsgi.input_terminated")
        environ["wsgi.input"] = BytesIO(
            stream.read() if whole else stream.read(int(self.headers.get("Content-Length", 0)))
        )
        try:
            content = b"".join(self.server.app(environ, told))
        except Exception:
            self.send_error(500)
            raise
        self.send_response(*told.status)
        for name, value in told.headers:
            self.send_header(name, value)
        if told.sized and not any(name.lower() == "content-length" for name, _ in told.headers):
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if told.sized and self.command != "HEAD":
            self.wfile.write(content)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""


class _Told:
    """What an application says before its answer: WSGI's `start_response`."""

    def __init__(self) -> None:
        self.status = (500, "")
        self.headers: list[tuple[str, str]] = []

    def __call__(
        self, status: str, headers: list[tuple[str, str]], _error: object = None, /
    ) -> Callable[[bytes], object]:
        code, _, reason = status.partition(" ")
        self.status, self.headers = (int(code), reason), headers
        return bytes

    @property
    def sized(self) -> bool:
        """Whether an answer of this status has a body."""
        return self.status[0] not in {204, 304}


class Server:
    """Takes a port at once and an application later: workers must know addresses before anything answers."""

    def __init__(self, name: str, handler: type[WSGIRequestHandler] = QuietHandler) -> None:
        self._name = name
        self._application: WSGIApplication | None = None
        self._server = make_server(HOST, 0, self._delegate, threaded=True, request_handler=handler)
        self._server.daemon_threads = True  # type: ignore[attr-defined]  # the threaded server's, not the base's

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://{HOST}:{self._server.server_port}"

    def serve(self, application: WSGIApplication) -> None:
        """Answer in the background, a thread a request."""
        self._application = application
        threading.Thread(target=self._server.serve_forever, name=self._name, daemon=True).start()

    def _delegate(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if self._application is None:
            message = "The server was asked before it serves."
            raise RuntimeError(message)
        return self._application(environ, start_response)


def key_set(endpoint: str, pool_id: str) -> str:
    """The pool's public keys, as JSON, from where Cognito publishes them."""
    with urlopen(f"{endpoint}/{pool_id}/.well-known/jwks.json", timeout=10) as answer:  # noqa: S310 - own address
        return str(answer.read(), "utf-8")

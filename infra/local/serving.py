"""A WSGI server on a free local port, known before it serves."""

import threading
from collections.abc import Iterable
from urllib.request import urlopen
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from werkzeug.serving import WSGIRequestHandler, make_server

HOST = "127.0.0.1"


class QuietHandler(WSGIRequestHandler):
    """Keep-alive connections, and no line on the terminal for each request."""

    protocol_version = "HTTP/1.1"

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""


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

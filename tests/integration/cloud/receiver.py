"""Another system: a real HTTP server on this machine that takes webhooks, or does not."""

import socket
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, override

README = Path(__file__).resolve().parents[3] / "README.md"


@dataclass(frozen=True, slots=True)
class Message:
    """One request as it came."""

    path: str
    headers: Mapping[str, str]
    body: bytes


@dataclass
class Receiver:
    """Answers with the statuses it was given, in their order, and 200 from then on."""

    url: str = ""
    statuses: list[int] = field(default_factory=list)
    location: str = ""
    drips: bool = False
    dripped: bool = False
    messages: list[Message] = field(default_factory=list)


@contextmanager
def receiving() -> Iterator[Receiver]:
    """A running receiver."""
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            sent = {name.lower(): value for name, value in self.headers.items()}
            receiver.messages.append(Message(self.path, sent, body))
            if receiver.drips:
                self._drip()
                return
            self.send_response(receiver.statuses.pop(0) if receiver.statuses else 200)
            if receiver.location:
                self.send_header("location", receiver.location)
            self.send_header("content-length", "4000")
            self.end_headers()
            self.wfile.write(b"thanks\x07" * 400)

        def _drip(self) -> None:
            receiver.dripped = drip(self.connection, b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 20)

        @override
        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        receiver.url = f"http://127.0.0.1:{server.server_port}/bole?from=bole"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield receiver
        server.shutdown()
        thread.join()


@contextmanager
def dripping_handshake() -> Iterator[tuple[str, list[bool]]]:
    """The https address of a server that begins a TLS record and drips it; whether each caller stayed to the end."""
    stayed: list[bool] = []

    def serve() -> None:
        caller, _ = door.accept()
        with caller:
            stayed.append(drip(caller, b"\x16\x03\x03\x40\x00" + bytes(100)))

    with socket.create_server(("127.0.0.1", 0)) as door:
        thread = Thread(target=serve, daemon=True)
        thread.start()
        yield f"https://127.0.0.1:{door.getsockname()[1]}/", stayed
        thread.join()


def drip(to: socket.socket, text: bytes) -> bool:
    """Sends a byte at a time; whether somebody took them all."""
    try:
        for letter in text:
            to.sendall(bytes([letter]))
            time.sleep(0.02)
    except OSError:
        return False
    return True


def verified(secret: str, message: Message) -> bool:
    """What the README tells a receiver to do, done."""
    code = README.read_text(encoding="utf-8").split("```python\n")[1].split("```")[0]
    told: dict[str, Any] = {}
    exec(code, told)
    return bool(told["verified"](secret, message.headers, message.body))

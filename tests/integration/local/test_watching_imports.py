"""Whoever watches an import sees its end though the API was too busy to answer in between."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from infra.local.journey.importer import Importer, parcel_of
from infra.local.journey.visitor import NotNow, StepFailed, Visitor

BUSY: tuple[int, dict[str, object]] = (504, {"message": "Endpoint request timed out"})


def job(status: str, run: int, waiting: int) -> tuple[int, dict[str, object]]:
    return 200, {"status": status, "run": run, "counts": {"files": 3, "waiting": waiting}}


class Api(ThreadingHTTPServer):
    """Answers each way with what it was told to, in order."""

    answers: dict[str, list[tuple[int, dict[str, object]]]]
    asked: list[str]


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Api

    def do_GET(self) -> None:
        """The next answer of this way."""
        self.server.asked.append(f"{self.command} {self.path}")
        status, body = self.server.answers[f"{self.command} {self.path}"].pop(0)
        data = json.dumps(body).encode()
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    do_POST = do_GET  # noqa: N815 - the name is the server's

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def api() -> Iterator[Api]:
    server = Api(("127.0.0.1", 0), Handler)
    server.asked = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def importer(api: Api, folder: Path) -> Importer:
    home = f"http://127.0.0.1:{api.server_port}"
    resume = folder / "a.txt"
    resume.write_text("周雨桐", "utf-8")
    api.answers["POST /imports"] = [(201, {"import_id": "i", "form": {"url": f"{home}/form", "fields": {}}})]
    api.answers["POST /form"] = [(200, {})]
    return Importer(Visitor(home), "opening", parcel_of([resume], folder))


def test_a_busy_api_ends_no_import(api: Api, tmp_path: Path) -> None:
    api.answers = {
        "GET /imports/i": [job("announced", 0, 0), BUSY, job("running", 1, 2), job("finished", 1, 0)],
        "POST /imports/i/start": [BUSY],
    }
    seen: list[tuple[int, int]] = []
    shown = importer(api, tmp_path).run(dry_run=False, mapping={}, watch=lambda *done: seen.append(done))
    assert shown["status"] == "finished"
    assert seen == [(1, 3), (3, 3)]
    assert api.asked.count("POST /imports/i/start") == 1  # the busy API had started it all the same


def test_a_start_that_was_lost_is_asked_for_again(api: Api, tmp_path: Path) -> None:
    api.answers = {
        "GET /imports/i": [job("announced", 0, 0), job("announced", 0, 0), job("finished", 1, 0)],
        "POST /imports/i/start": [BUSY, (200, {})],
    }
    shown = importer(api, tmp_path).run(dry_run=False, mapping={}, watch=lambda _done, _all: None)
    assert shown["run"] == 1


def test_a_refusal_is_told_at_once(api: Api, tmp_path: Path) -> None:
    api.answers = {
        "GET /imports/i": [job("announced", 0, 0)],
        "POST /imports/i/start": [(409, {"name": "NotArrived", "detail": "The file has not arrived."})],
    }
    with pytest.raises(StepFailed, match="NotArrived") as caught:
        importer(api, tmp_path).run(dry_run=False, mapping={}, watch=lambda _done, _all: None)
    assert not isinstance(caught.value, NotNow)

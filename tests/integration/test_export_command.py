"""`bole export` against an API that breaks off: what was not written whole is asked for again."""

import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import override

from click.testing import CliRunner

from infra.local.command import main

LEDGER = {
    "headcount_id": "trade#trader#xm#2026",
    "department_id": "trade",
    "position_id": "trader",
    "site": "xm",
    "cycle": "2026",
    "planned": 2,
    "reserved": 0,
    "filled": 0,
    "free": 2,
    "reservable": 2,
    "over_limit": "forbid",
    "over_percent": 0,
    "proposed": None,
    "changed_at": "2026-11-25T12:00:00Z",
}


def test_a_run_that_breaks_off_moves_no_cursor_and_leaves_the_file_of_the_day_before(tmp_path: Path) -> None:
    """Its first page would be lost else: the next run goes on after it, and writes the file anew."""
    asked: list[str] = []

    class Api(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(json.loads(self.rfile.read(int(self.headers["content-length"])))["cursor"])
            self.send_response(200 if len(asked) == 1 else 503)
            self.end_headers()
            self.wfile.write(json.dumps({"rows": [LEDGER], "cursor": "one", "more": True}).encode())

        @override
        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    out, cursor = tmp_path / "heads.csv", tmp_path / "cursor"
    out.write_text("yesterday's", "utf-8")
    cursor.write_text("zero", "utf-8")
    with HTTPServer(("127.0.0.1", 0), Api) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        command = ["export", "headcount", "--api", f"http://127.0.0.1:{server.server_port}", "--token", "t"]
        done = CliRunner().invoke(main, [*command, "--out", str(out), "--cursor", str(cursor)])
        server.shutdown()
    assert done.exit_code == 1
    assert asked == ["zero", "one"]
    assert (out.read_text("utf-8"), cursor.read_text("utf-8")) == ("yesterday's", "zero")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["cursor", "heads.csv"]

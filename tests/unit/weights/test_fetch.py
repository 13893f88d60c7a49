"""A weight that is not what the manifest says stops the set-up with one line that says what to do."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

WEIGHTS = Path(__file__).resolve().parents[3] / "layers" / "weights"


def fetch(cache: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(WEIGHTS / "fetch.py")],
        env=os.environ | {"XDG_CACHE_HOME": str(cache)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_wrong_file_in_the_cache_stops_with_one_clear_line(tmp_path: Path) -> None:
    row = tomllib.loads((WEIGHTS / "manifest.toml").read_text(encoding="utf-8"))["weight"][0]
    file = tmp_path / "bole" / "weights" / row["id"] / row["file"]
    file.parent.mkdir(parents=True)
    file.write_bytes(b"not a model")
    done = fetch(tmp_path)
    assert done.returncode == 1
    (line,) = done.stderr.strip().splitlines()
    assert str(file) in line
    assert row["sha256"] in line
    assert "make setup" in line


def test_every_row_has_a_card_and_a_digest() -> None:
    rows = tomllib.loads((WEIGHTS / "manifest.toml").read_text(encoding="utf-8"))["weight"]
    cards = (WEIGHTS / "CARDS.md").read_text(encoding="utf-8")
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert f"## {row['card']}\n" in cards, row["id"]
        assert len(row["sha256"]) == 64
        assert row["ship"] in {"layer", "bucket"}
        assert row["ship"] == "bucket" or row["bytes"] < 60_000_000

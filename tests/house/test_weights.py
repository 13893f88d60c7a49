"""A model is a file, a manifest row, a card and a reference test."""

import hashlib
import re
import tomllib
from collections.abc import Mapping

import pytest

from tests.house.tree import ROOT, tracked

WEIGHTS = ROOT / "layers/weights"
ROWS: list[Mapping[str, str]] = tomllib.loads((WEIGHTS / "manifest.toml").read_text(encoding="utf-8"))[
    "weight"
]
CARDS = WEIGHTS / "CARDS.md"
LICENCES = {"MIT", "Apache-2.0", "BSD-3-Clause", "OFL-1.1"}
MODELS = {".onnx", ".task", ".tflite", ".bin", ".npz", ".npy", ".ttf", ".safetensors", ".gz", ".pt"}


def cards() -> set[str]:
    """The headings of the cards."""
    return set(re.findall(r"^## (.+?)\s*$", CARDS.read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["id"]))
def test_a_row_says_what_the_file_is(row: Mapping[str, str]) -> None:
    """Which package, which bytes, whose licence, for what use, and how it travels."""
    assert re.fullmatch(r"[a-z0-9-]+", row["id"])
    assert re.fullmatch(r"[0-9a-f]{64}", row["sha256"])
    assert row["registry"] in {"pypi", "npm", "committed"}
    assert re.fullmatch(r"\d[\w.]*", row["version"])
    assert row["licence"] in LICENCES
    assert row["ship"] in {"layer", "bucket"}
    assert row["use"]
    assert int(row["bytes"]) > 0


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["id"]))
def test_a_weight_has_a_card(row: Mapping[str, str]) -> None:
    """Purpose, data, limits and forbidden uses can be read before the model is used."""
    assert row["card"] in cards()


def test_a_card_has_a_weight() -> None:
    """No card for a model that is not there: it has a row, or names the small file that lies beside its code."""
    names = {path.name for path in tracked() if path.suffix in MODELS}
    sections = re.split(r"^## ", CARDS.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    rowless = [text for text in sections if text.splitlines()[0].strip() not in {row["card"] for row in ROWS}]
    assert all(any(name in text for name in names) for text in rowless), [text[:40] for text in rowless]
    assert len({row["id"] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row["registry"] == "committed"], ids=lambda r: str(r["id"])
)
def test_a_committed_weight_is_what_the_row_says(row: Mapping[str, str]) -> None:
    """Small, and byte for byte the file that was checked."""
    content = (WEIGHTS / row["member"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == row["sha256"]
    assert len(content) < 5_000_000


def test_no_weight_hides_elsewhere() -> None:
    """A model file outside the weights' room has at least a card that names it."""
    written = CARDS.read_text(encoding="utf-8") if CARDS.is_file() else ""
    models = [
        path
        for path in tracked()
        if path.suffix in MODELS and path.parts[0] in {"functions", "infra", "layers"}
    ]
    strays = [
        path.as_posix()
        for path in models
        if path.parts[:2] != ("layers", "weights") and path.name not in written
    ]
    assert not strays

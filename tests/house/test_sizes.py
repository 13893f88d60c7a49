"""No function weighs more than Lambda takes: its code and its layers, unzipped, and five layers at most."""

import re
import tomllib
from functools import cache
from importlib.metadata import distribution
from pathlib import Path

import pytest

from infra.stacks.catalogue import FUNCTIONS
from infra.stacks.shapes import Function
from tests.house.tree import LAYERS, ROOT, tracked

LIMIT = 262_144_000
MOST_LAYERS = 5
MANIFEST = ROOT / "layers/weights/manifest.toml"


@cache
def locked(layer: str) -> dict[str, str]:
    """The packages of a layer's lock with their versions."""
    text = (ROOT / f"layers/{layer}/requirements.lock").read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)(?:\[[\w,-]+\])?==(\S+?)(?: ;.*)?(?: \\)?$", text, re.MULTILINE))


def own_bytes(folder: str) -> int:
    """What the project's own files in a folder weigh."""
    return sum((ROOT / path).stat().st_size for path in tracked() if path.as_posix().startswith(folder))


@cache
def package_bytes(name: str) -> int:
    """An installed distribution's files, without bytecode."""
    files = distribution(name).files or []
    real = (Path(str(file.locate())) for file in files if file.suffix != ".pyc" and ".." not in file.parts)
    return sum(path.stat().st_size for path in real if path.is_file())


def weights_bytes() -> int:
    """The files of the manifest that travel in the weights layer."""
    rows = tomllib.loads(MANIFEST.read_text(encoding="utf-8"))
    return sum(row["bytes"] for row in rows["weight"] if row["ship"] == "layer")


@cache
def layer_bytes(layer: str) -> int:
    """One layer, unzipped."""
    if layer == "weights":
        return weights_bytes()
    return own_bytes(f"layers/{layer}/python/") + sum(package_bytes(name) for name in locked(layer))


@pytest.mark.parametrize("row", FUNCTIONS, ids=lambda row: row.name)
def test_a_function_fits_lambda(row: Function) -> None:
    """Lambda refuses a function whose code and layers unzip to more than 250 MiB, and a sixth layer."""
    parts = {layer: layer_bytes(layer) for layer in row.layers}
    total = sum(parts.values()) + own_bytes(f"functions/{row.name}/")
    assert total <= LIMIT, f"{total / 1e6:.1f} MB: {parts}"
    assert len(row.layers) <= MOST_LAYERS


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_pins_what_development_pins(layer: str) -> None:
    """What was tested is what is deployed."""
    development = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    for name, version in locked(layer).items():
        assert re.search(
            rf"^{re.escape(name)}(\[[\w,-]+\])?=={re.escape(version)}\b", development, re.MULTILINE
        ), f"{name} {version} of {layer} is not in requirements.lock"

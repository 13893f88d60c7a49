"""The arrows: who may import whom, and that each function imports no more than its row gives it."""

import subprocess
import sys
from pathlib import Path

import pytest

from infra.stacks.catalogue import FUNCTIONS
from infra.stacks.shapes import Function
from tests.house.tree import LAYERS, ROOT, imports, modules, name_of

LIBRARIES = {"aws_lambda_powertools", "pydantic"}
API_LIBRARIES = LIBRARIES | {"chalice", "chalicelib"}
NEEDS = {"cloud": {"talent"}, "documents": {"talent"}}


def test_every_arrow_of_the_design_is_kept() -> None:
    """The contracts in pyproject.toml, by import-linter.

    In a process of its own: it configures logging anew, which would silence this process's loggers for later tests.
    """
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("row", FUNCTIONS, ids=lambda row: row.name)
def test_a_function_imports_only_its_layers(row: Function) -> None:
    """On Lambda a module of a layer that the row does not name is not there."""
    allowed = set(row.layers) | (API_LIBRARIES if row.name == "api" else LIBRARIES) | sys.stdlib_module_names
    for path in modules(f"functions/{row.name}/"):
        assert imports(path) <= allowed, f"{path} imports {sorted(imports(path) - allowed)}"


@pytest.mark.parametrize("row", FUNCTIONS, ids=lambda row: row.name)
def test_a_function_has_what_its_layers_need(row: Function) -> None:
    """A layer that imports another can't go without it."""
    for layer in row.layers:
        assert NEEDS.get(layer, set()) <= set(row.layers), f"{layer} needs {NEEDS[layer]}"


@pytest.mark.parametrize("path", modules("infra/stacks/"), ids=name_of)
def test_the_stacks_know_events_and_nothing_else_of_ours(path: Path) -> None:
    """The deployment is made from data; it never runs the domain."""
    ours = {line for line in imports(path) if line in LAYERS}
    text = (ROOT / path).read_text(encoding="utf-8")
    assert ours <= {"talent"}
    names = ("from talent.events import", "from talent.notices import")
    assert all(line.startswith(names) for line in text.splitlines() if "from talent" in line)

"""What is deployed keeps the house's habits: it says why it exists, stays short and leaves nothing half done."""

import ast
import io
import re
import tokenize
from pathlib import Path

import pytest

from tests.house.tree import ROOT, modules, name_of, parsed, product, tracked

LONGEST_MODULE = 260
LONGEST_FUNCTION = 45
LONGEST_HANDLER = 32
SETTINGS = Path("layers/cloud/python/cloud/settings.py")
DEPLOYED = modules("layers/", "functions/", "infra/stacks/")
HANDLERS = [path for path in modules("functions/") if path.name == "handler.py"]
TEXTS = {".py", ".toml", ".yaml", ".json", ".md", ".txt", ".in", ".lock", ".html", ".css", ".csv", ""}
# Put together from pieces, so that this file does not name what it looks for.
ADDRESSES = (
    "pypi" + ".org",
    "python" + "hosted",
    "registry." + "npmjs",
    "/work" + "/main",
    "/work" + "/shared",
)


@pytest.mark.parametrize("path", product(), ids=name_of)
def test_a_module_says_why_it_exists(path: Path) -> None:
    """Its docstring is the first thing that a reader meets; py-files without code may do without."""
    assert ast.get_docstring(parsed(path)) or not parsed(path).body


@pytest.mark.parametrize("path", [*product(), *modules("tests/")], ids=name_of)
def test_a_module_is_short(path: Path) -> None:
    """One file, one thing, on a few screens."""
    assert len((ROOT / path).read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("path", product(), ids=name_of)
def test_a_function_is_short(path: Path) -> None:
    """A function does one thing; its docstring counts."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{node.name} has {length} lines"


@pytest.mark.parametrize("path", DEPLOYED, ids=name_of)
def test_only_the_settings_read_the_environment(path: Path) -> None:
    """Everything else is handed what it needs."""
    reads = [
        node
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "os"
        and node.attr in {"environ", "getenv", "putenv", "environb"}
    ]
    imported = [
        node
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ImportFrom)
        and node.module == "os"
        and {n.name for n in node.names} & {"environ", "getenv"}
    ]
    assert path == SETTINGS or path.parts[:2] == ("layers", "weights") or not reads + imported


@pytest.mark.parametrize("path", product(), ids=name_of)
def test_nothing_is_left_half_done(path: Path) -> None:
    """No assert as validation (python -O drops it), no note to do later."""
    assert not [node for node in ast.walk(parsed(path)) if isinstance(node, ast.Assert)]
    source = (ROOT / path).read_text(encoding="utf-8")
    comments = [
        t.string for t in tokenize.generate_tokens(io.StringIO(source).readline) if t.type == tokenize.COMMENT
    ]
    assert not [comment for comment in comments if re.search(r"\b(TODO|FIXME|XXX|HACK)\b", comment)]


@pytest.mark.parametrize("path", HANDLERS, ids=name_of)
def test_a_handler_is_one_function(path: Path) -> None:
    """It hands over to the layers; what needs a helper belongs into one."""
    defined = [n for n in parsed(path).body if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert [node.name for node in defined] == ["handler"]
    assert len((ROOT / path).read_text(encoding="utf-8").splitlines()) <= LONGEST_HANDLER


@pytest.mark.parametrize("path", [p for p in tracked() if p.suffix in TEXTS], ids=name_of)
def test_no_address_of_a_registry_or_a_machine(path: Path) -> None:
    """The project runs from any registry and in any folder; a lock file has hashes and no addresses."""
    text = (ROOT / path).read_text(encoding="utf-8")
    assert not [address for address in ADDRESSES if address in text]
    if path.name.endswith(".lock"):
        assert "://" not in text
        assert "--index" not in text
        assert "--hash=sha256:" in text

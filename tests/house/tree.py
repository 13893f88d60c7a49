"""The project's own files, as the house tests look at them."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LAYERS = ("talent", "cloud", "documents", "language", "media", "perception")


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that git keeps and that is there, relative to the root."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout
    return tuple(path for name in listed.split("\0") if name and (ROOT / (path := Path(name))).is_file())


def modules(*rooms: str) -> list[Path]:
    """The tracked Python modules of these rooms (first path parts)."""
    return [path for path in tracked() if path.suffix == ".py" and path.as_posix().startswith(rooms)]


def product() -> list[Path]:
    """The modules that are deployed or deploy."""
    return modules("layers/", "functions/", "infra/")


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of one tracked module."""
    return ast.parse((ROOT / path).read_text(encoding="utf-8"), filename=str(path))


def imports(path: Path) -> set[str]:
    """The top-level packages that a module imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            found.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


def name_of(path: Path) -> str:
    """A readable test id."""
    return path.as_posix()

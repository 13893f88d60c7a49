"""The import guard of a worker: a function sees its own folder, its layers, and nothing else.

On Lambda an undeclared library is missing; here it lies in the same virtual environment, so imports are
refused by their top-level name instead. Data files are not guarded, only imports.
"""

import sys
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.metadata import packages_distributions
from pathlib import Path
from types import ModuleType

RUNTIME_PACKAGES = frozenset(
    {"boto3", "botocore", "s3transfer", "jmespath", "urllib3", "python-dateutil", "six"}
)


_BUILD_DATA = "_sysconfigdata"  # the interpreter's own, named after the platform


def _canonical(name: str) -> str:
    return name.strip().lower().replace("_", "-").replace(".", "-")


def locked_packages(lock: Path) -> frozenset[str]:
    """The canonical names of the packages that a lock file pins."""
    lines = lock.read_text("utf-8").splitlines()
    return frozenset(_canonical(line.split("==")[0]) for line in lines if "==" in line and line[0].isalnum())


@cache
def _owners() -> Mapping[str, Sequence[str]]:
    """Every installed top-level module and the packages that bring it: a second's work, done once."""
    return packages_distributions()


def allowed_modules(layers_root: Path, layers: Sequence[str]) -> frozenset[str]:
    """The top-level third-party modules that a function with these layers finds on Lambda."""
    packages = set(RUNTIME_PACKAGES)
    for layer in layers:
        lock = layers_root / layer / "requirements.lock"
        if lock.exists():
            packages |= locked_packages(lock)
    return frozenset(
        module
        for module, owners in _owners().items()
        if any(_canonical(owner) in packages for owner in owners)
    )


class Guard(MetaPathFinder):
    """Refuses every top-level import that is neither standard, nor the function's, nor its layers'."""

    def __init__(self, allowed: frozenset[str], own: Sequence[Path]) -> None:
        self._allowed = allowed | sys.stdlib_module_names | {"__mp_main__"}
        self._own = own

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None = None,
        target: ModuleType | None = None,
    ) -> ModuleSpec | None:
        """None lets the usual finders go on; an error is what a missing module gives."""
        del path, target
        top = fullname.partition(".")[0]
        if (
            top in self._allowed
            or top.startswith(_BUILD_DATA)
            or any(_holds(folder, top) for folder in self._own)
        ):
            return None
        message = f"No module named '{top}' (it is in none of this function's layers)"
        raise ModuleNotFoundError(message, name=top)


def _holds(folder: Path, top: str) -> bool:
    return (folder / top).is_dir() or (folder / f"{top}.py").is_file()


def seal(folder: str, layers: Sequence[str], allowed: frozenset[str]) -> None:
    """Leave only the function's folder, its layers' folders and the allowed libraries importable."""
    own = [folder, *layers]
    libraries = [
        entry
        for entry in sys.path
        if entry.endswith(("site-packages", ".zip", "lib-dynload")) or _standard(entry)
    ]
    sys.path[:] = [*own, *libraries]
    for name in [name for name in sys.modules if name.partition(".")[0] == "infra"]:
        del sys.modules[name]
    # A child that multiprocessing spawns runs its parent's main module again, which is not the function's.
    main = sys.modules["__main__"]
    main.__spec__ = None
    vars(main).pop("__file__", None)
    sys.meta_path.insert(0, Guard(allowed, [Path(entry) for entry in own]))


def _standard(entry: str) -> bool:
    return Path(entry).name == f"python{sys.version_info.major}.{sys.version_info.minor}"

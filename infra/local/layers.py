"""Build the Lambda layers: each one's locked wheels and own package, as the folder that Lambda unzips to /opt.

Wheels are taken for Lambda's machine, not for this one. A layer whose lock has not changed keeps its wheels.
"""

import hashlib
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import click

from infra.local.weights import weight

ROOT = Path(__file__).resolve().parents[2]
_MANIFEST = ROOT / "layers" / "weights" / "manifest.toml"
BUILT = ROOT / "build" / "layers"
NAMES = ("talent", "cloud", "documents", "language", "media", "perception")
_PLATFORMS = (
    "manylinux_2_28_x86_64",
    "manylinux_2_27_x86_64",
    "manylinux_2_17_x86_64",
    "manylinux2014_x86_64",
)


class WheelMissing(Exception):
    """A layer's lock names something that has no wheel for Lambda."""


def build(name: str) -> Path:
    """The folder of one layer, built or brought up to date."""
    folder = BUILT / name
    lock = ROOT / "layers" / name / "requirements.lock"
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    wheels = ROOT / "build" / "wheels" / name
    stamp = wheels / ".lock"
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != digest:
        shutil.rmtree(wheels, ignore_errors=True)
        _install(lock, wheels)
        stamp.write_text(digest, encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    ours = ROOT / "layers" / name / "python"
    unwanted = shutil.ignore_patterns("__pycache__", ".lock", "bin")
    shutil.copytree(wheels, folder / "python", ignore=unwanted, copy_function=_link)
    shutil.copytree(ours, folder / "python", ignore=unwanted, dirs_exist_ok=True)
    if name == "cloud":
        _add_manifest(folder)
    return folder


def build_weights() -> Path:
    """The weights layer: the small models, where `BOLE_WEIGHTS_DIR` looks for them on Lambda."""
    folder = BUILT / "weights"
    shutil.rmtree(folder, ignore_errors=True)
    for row in tomllib.loads(_MANIFEST.read_text(encoding="utf-8"))["weight"]:
        if row["ship"] == "layer":
            target = folder / "weights" / row["id"] / row["file"]
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(weight(row["id"]), target)
    return folder


def _add_manifest(folder: Path) -> None:
    """The manifest beside its reader, for functions that use weights from the bucket without the weights layer."""
    (folder / "weights").mkdir()
    shutil.copy2(_MANIFEST, folder / "weights" / _MANIFEST.name)


def _install(lock: Path, target: Path) -> None:
    command = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-compile", "--require-hashes"]
    command += ["--only-binary=:all:", "--python-version", "3.13", "--implementation", "cp"]
    command += [word for platform in _PLATFORMS for word in ("--platform", platform)]
    command += ["--disable-pip-version-check", "--target", str(target), "-r", str(lock)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode:
        raise WheelMissing(f"{lock.relative_to(ROOT)}: {done.stderr.strip().splitlines()[-1]}")


def _link(source: str, target: str) -> None:
    """The same bytes without a second copy."""
    Path(target).hardlink_to(source)


@click.command()
def command() -> None:
    """Build all layers and say what each weighs, unzipped."""
    for name in (*NAMES, "weights"):
        folder = build_weights() if name == "weights" else build(name)
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        click.echo(f"  layer {name:<10} {size / 1e6:6.1f} MB")


if __name__ == "__main__":
    command()

"""Install the locked packages with a progress line: what `make setup` shows while pip works.

Runs on the bare interpreter before anything is installed, so it uses the standard library alone.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

_LOCKED = re.compile(r"^[a-zA-Z0-9][\w.\[\],-]*==", re.MULTILINE)
_BEGUN = ("Collecting ", "Processing ", "Requirement already satisfied: ")


def main(python: str, lock: str) -> int:
    """Install `lock` for the interpreter `python`: pip's exit status, with its last lines if it failed."""
    total = len(_LOCKED.findall(Path(lock).read_text(encoding="utf-8")))
    command = [python, "-m", "pip", "install", "--require-hashes", "--no-compile", "--no-input", "-r", lock]
    environment = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PYTHONUNBUFFERED": "1"}
    lines: list[str] = []
    begun = 0
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=environment,
    ) as pip:
        for line in pip.stdout or ():
            lines.append(line)
            if line.startswith(_BEGUN):
                begun += 1
                _show(begun, total, line.split()[1])
            elif line.startswith("Installing"):
                _show(total, total, "unpacking")
    if pip.returncode:
        sys.stderr.write("\n" + "".join(lines[-15:]))
    elif sys.stdout.isatty():
        print()
    return pip.returncode


def _show(done: int, total: int, name: str) -> None:
    """One line that stays in place on a terminal; every fortieth package elsewhere."""
    done = min(done, total)
    if sys.stdout.isatty():
        filled = 30 * done // max(total, 1)
        label = Path(name).name.split("==")[0][:40]
        print(f"\r  {'█' * filled}{'·' * (30 - filled)} {done}/{total} {label:<40}", end="", flush=True)
    elif done % 40 == 0 or name == "unpacking":
        print(f"  packages {done}/{total}", flush=True)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))

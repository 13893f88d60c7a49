"""Writes every person in every design into a folder."""

import sys
from pathlib import Path

from tests.samples.layouts import DESIGNS, PEOPLE


def main() -> None:
    """Write the files."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for who, person in PEOPLE.items():
        for name, design in DESIGNS.items():
            path = folder / f"{who}_{name.replace(' ', '_')}.{design.ending}"
            path.write_bytes(design.make(person))


if __name__ == "__main__":
    main()

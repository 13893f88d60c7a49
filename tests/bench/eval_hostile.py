"""Hostile and broken files: `python tests/bench/eval_hostile.py [--seeds N] [--kind KIND]`.

Each file goes the whole way (bounded child, every field) and must end within 5 seconds and 512 MB with a resume or an
error that has a name and says what to do next; afterwards an honest file must still be read. The seconds are those of
the processor, so that other work on the machine does not count; the child's own bound is on the clock.
"""

import argparse
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from documents.archive import listed, unpack
from documents.reading import Bounded
from talent.intake.columns import people_in, read_people
from talent.kernel import BadInput
from talent.reading import read_resume

from tests.bench.broken import KINDS, honest, hostile, mutated

SEEDS = 500
MOST_SECONDS, MOST_MEGABYTES = 5.0, 512
TODAY = date(2026, 11, 1)


class Ending(NamedTuple):
    """How a file ended: `read` or the error's name, the parent's processor seconds, and the child's memory in MB."""

    how: str
    seconds: float
    megabytes: float

    @property
    def good(self) -> bool:
        """Whether it ended as it must."""
        return (
            not self.how.startswith("!") and self.seconds <= MOST_SECONDS and self.megabytes <= MOST_MEGABYTES
        )


def ending(reader: Bounded, kind: str, name: str, data: bytes) -> Ending:
    """Send a file through the reader that its kind goes to."""
    started = time.process_time()
    try:
        how = _through(reader, kind, name, data)
    except BadInput as error:
        how = error.name if error.next_step else f"! {error.name} without a next step"
    except Exception as error:  # what is looked for is what nobody foresaw
        how = f"! {type(error).__name__}: {str(error)[:80]}"
    return Ending(how, time.process_time() - started, peak(reader))


def _through(reader: Bounded, kind: str, name: str, data: bytes) -> str:
    if kind == "zip":
        return "+".join(sorted(set(_archive(reader, data)))) or "nothing in it"
    if kind == "csv":
        people = read_people(data, "csv", {})
        return f"{'read' if people.sheets else 'no rows'}"
    if kind == "xlsx":
        return "read" if people_in(reader.worksheets(data, name), {}).sheets else "no rows"
    read_resume(reader.read(data, name), TODAY)
    return "read"


def _archive(reader: Bounded, data: bytes) -> Iterator[str]:
    for entry in listed(BytesIO(data), "key"):
        if entry.place is None:
            yield entry.refused.name if entry.refused else "ignored"
            continue
        start, end = entry.place.start, entry.place.last + 1
        try:
            read_resume(reader.read(unpack(entry.place, data[start:end]), entry.name), TODAY)
        except BadInput as error:
            yield error.name
        else:
            yield "read"


def peak(reader: Bounded) -> float:
    """The most memory that the reader's child has held, in MB; 0 where it was ended."""
    child = reader.process
    try:
        lines = Path(f"/proc/{child}/status").read_text("ascii").splitlines() if child else []
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


def main() -> None:
    """Print how the files of each kind end; end with 1 where one does not as it must."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=SEEDS)
    parser.add_argument("--kind", default="")
    asked, _ = parser.parse_known_args()
    wrong = 0
    with Bounded() as reader:
        for kind, name, data in hostile(asked.kind):
            if data:
                end = ending(reader, kind, name, data)
                wrong += not end.good
                print(
                    f"{'' if end.good else 'WRONG '}{name}: {end.how}, {end.seconds:.2f} s, {end.megabytes:.0f} MB",
                    flush=True,
                )
        for kind in KINDS if not asked.kind else (asked.kind,):
            ends = [
                ending(reader, kind, f"broken.{kind}", mutated(kind, seed)) for seed in range(asked.seeds)
            ]
            bad = [(seed, end) for seed, end in enumerate(ends) if not end.good]
            wrong += len(bad)
            told = ", ".join(
                f"{how} {count}" for how, count in Counter(end.how for end in ends).most_common()
            )
            slowest = max((end.seconds for end in ends), default=0.0)
            print(f"{kind}: {len(ends)} broken files: {told}; slowest {slowest:.2f} s", flush=True)
            print(*(f"WRONG seed {seed}: {end}" for seed, end in bad[:5]), sep="\n")
        after = ending(reader, "pdf", "honest.pdf", honest("pdf"))
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"the next honest file: {after.how}; wrong endings: {wrong}; this process held {own:.0f} MB at most"
    )
    sys.exit(1 if wrong or after.how != "read" else 0)


if __name__ == "__main__":
    main()

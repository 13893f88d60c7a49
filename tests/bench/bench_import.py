"""What importing by the thousand costs: `python tests/bench/bench_import.py [--files N] [--machine N]`.

First 10,000 invented resumes go through the parser and the import code in one process (the archive's directory,
unpacking, the bounded reader's child, every field, the person, the outcome, the summary): time and memory must stay flat
from the first thousand to the last. Then 200 go through the real intake machine on the local cloud, over HTTP.
"""

import argparse
import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from hashlib import sha256
from pathlib import Path

from documents.archive import listed, unpack
from documents.reading import Bounded
from talent import library
from talent.intake.file import Entry, ImportFile, Outcome, Place, Reason, numbered
from talent.intake.job import counted
from talent.intake.person import NeedsPerson, person_of
from talent.intake.summary import as_csv
from talent.kernel import BadInput
from talent.people import Role
from talent.reading import read_resume

from infra.local.cloud import LocalCloud
from infra.local.house import house
from infra.local.journey.company import enrol_everybody, open_opening
from infra.local.journey.importer import Importer, parcel_of
from infra.local.journey.mailbox import Mailbox
from infra.local.journey.visitor import Visitor
from tests.bench.invented import write_archive

TODAY = date(2026, 11, 1)
STEP = 1000
FLAT = 1.25
CLOCK_TICKS = os.sysconf("SC_CLK_TCK")


def megabytes(process: str) -> float:
    """What a process holds in memory now."""
    with suppress(OSError, StopIteration):
        lines = Path(f"/proc/{process}/status").read_text("ascii").splitlines()
        return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024
    return 0.0


def children() -> list[str]:
    """The processes that this one started."""
    return Path(f"/proc/self/task/{os.getpid()}/children").read_text("ascii").split()


def imported(path: Path, entries: list[Entry]) -> Iterator[ImportFile]:
    """Every file with its outcome, by the steps that import_resume takes, the table's aside."""
    seen: set[str] = set()
    with path.open("rb") as archive, Bounded() as reader:
        for file in numbered("bench", entries, []):
            yield outcome(file, stretch(archive.fileno(), file.place), reader, seen) if file.place else file


def stretch(archive: int, place: Place) -> bytes:
    """The bytes that S3 would hand out for a file of the archive."""
    return os.pread(archive, place.last - place.start + 1, place.start)


def outcome(file: ImportFile, data: bytes, reader: Bounded, seen: set[str]) -> ImportFile:
    """One file's outcome."""
    if file.place is None:
        return file
    reason: Reason | None = None
    result: Outcome = "imported"
    try:
        own = unpack(file.place, data)
        digest = sha256(own).hexdigest()
        if digest in seen:
            return file.model_copy(update={"outcome": "known", "sha256": digest})
        seen.add(digest)
        person_of(read_resume(reader.read(own, file.name), TODAY))
    except NeedsPerson as doubt:
        result, reason = "held", Reason.of(doubt)
    except BadInput as error:
        result, reason = "failed", Reason.of(error)
    return file.model_copy(update={"outcome": result, "reason": reason})


def through_the_code(path: Path) -> bool:
    """Prints time and memory of every thousand; whether both stayed flat."""
    with path.open("rb") as archive:
        entries = list(listed(archive, "key"))
    print(f"{len(entries):,} files, {path.stat().st_size / 1e6:.1f} MB packed")
    print(f"{'files':>8}{'s':>8}{'CPU ms a file':>16}{'own MB':>9}{'reader MB':>11}")
    rows: list[tuple[float, float, float]] = []
    files: list[ImportFile] = []
    started, spent, reader = time.monotonic(), cpu_seconds(), 0.0
    for file in imported(path, entries):
        files.append(file)
        if len(files) % 100 == 0:
            reader = max([reader, *map(megabytes, children())])
        if len(files) % STEP == 0:
            now = cpu_seconds()
            rows.append(((now - spent) / STEP * 1000, megabytes("self"), reader))
            took = time.monotonic() - started
            print(f"{len(files):>8}{took:>8.1f}{rows[-1][0]:>16.2f}{rows[-1][1]:>9.0f}{reader:>11.0f}")
            spent, reader = now, 0.0
    took = time.monotonic() - started
    summary = len(as_csv(files))
    print(
        f"{counted(files, 1).model_dump()}; summary of {summary / 1e6:.1f} MB; {took / len(files) * 1000:.1f} ms a file"
    )
    if len(rows) < 2:
        return True
    ratios = [last / first for first, last in zip(rows[0], rows[-1], strict=True)]
    print(
        "last thousand to first: " + ", ".join(f"{ratio:.2f} x" for ratio in ratios) + " (CPU, own, reader)"
    )
    return max(ratios) <= FLAT


def cpu_seconds() -> float:
    """What this process and its reader have used so far, the readers that ended included."""
    times = os.times()
    alive = 0
    for child in children():
        with suppress(OSError):
            fields = Path(f"/proc/{child}/stat").read_text("ascii").rpartition(")")[2].split()
            alive += int(fields[11]) + int(fields[12])
    return times.user + times.system + times.children_user + times.children_system + alive / CLOCK_TICKS


def through_the_machine(folder: Path, count: int) -> bool:
    """So many resumes and ten copies through the intake machine; whether each has an outcome and nobody came in twice."""
    archive = folder / "resumes.zip"
    write_archive(archive, count, copies=10)
    position = library.position("intl-trade")
    seen: list[int] = []
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with LocalCloud.start(folder / "cloud", house()) as cloud:
        colleagues = enrol_everybody(cloud, Mailbox(folder / "cloud" / "mails"), position.department.id)
        opened = open_opening(cloud, colleagues, position)
        with Visitor(cloud.api_url, token=colleagues[Role.RECRUITER][0].token) as visitor:
            started = time.monotonic()
            importer = Importer(visitor, str(opened["opening_id"]), parcel_of([archive], folder))
            shown = importer.run(dry_run=False, mapping={}, watch=lambda done, _all: seen.append(done))
            took = time.monotonic() - started
            again = time.monotonic()
            importer.run(dry_run=False, mapping={}, watch=lambda _done, _all: None)
            print(f"the machine: {shown['counts']}, {shown['verdict']}")
            print(f"in {took:.1f} s, {took / count * 1000:.0f} ms a file")
            print(f"the same import again: {time.monotonic() - again:.1f} s")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"progress was shown {len(seen)} times; the local cloud used {seconds:.0f} processor s in all,")
    print(f"and the largest of its processes {after.ru_maxrss / 1024:.0f} MB")
    counts = shown["counts"]
    if not isinstance(counts, dict):
        return False
    print(f"{counts['held']} held: the reader found no name or address that it could be sure of")
    settled = int(str(counts["imported"])) + int(str(counts["held"])) == count
    return settled and counts["known"] == 10 and not counts["waiting"] and not counts["failed"]


def main() -> None:
    """Run both; end with 1 where one of them did not hold."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--machine", type=int, default=200)
    asked, _ = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder, flat, whole = Path(scratch), True, True
        if asked.files:
            archive = folder / "many.zip"
            write_archive(archive, asked.files)
            flat = through_the_code(archive)
        if asked.machine:
            whole = through_the_machine(folder, asked.machine)
    print(f"flat: {flat}; every file has one outcome, nobody twice: {whole}")
    sys.exit(0 if flat and whole else 1)


if __name__ == "__main__":
    main()

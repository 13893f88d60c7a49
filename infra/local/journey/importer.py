"""A recruiter imports resumes over HTTP: announces the file, sends it by the form, starts the import and watches it."""

import time
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from talent.intake.admission import is_system_file

from infra.local.journey.visitor import Answer, NotNow, StepFailed, Visitor, post_form

LOOK_EVERY_S = 0.5
LOOK_SELDOM_S = 10.0
LONGEST_SILENCE_S = 900.0
LISTS = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xls": "application/vnd.ms-excel",
}
ZIP = "application/zip"

type Watch = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Parcel:
    """One file to import from, as it is sent."""

    path: Path
    name: str
    content_type: str


def parcel_of(paths: Sequence[Path], scratch: Path) -> Parcel:
    """A zip or an export goes as it is; resumes and folders of them are packed into a zip in `scratch`."""
    first = paths[0]
    if len(paths) == 1 and first.is_file():
        known = {".zip": ZIP} | LISTS
        if first.suffix.lower() in known:
            return Parcel(first, first.name, known[first.suffix.lower()])
    packed = scratch / "resumes.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (path, name) in enumerate(_gathered(paths), start=1):
            archive.write(path, f"{number}/{name}" if name in archive.NameToInfo else name)
    return Parcel(packed, first.name, ZIP)


class Importer:
    """One import, asked for by somebody who is signed in."""

    def __init__(self, visitor: Visitor, opening_id: str, parcel: Parcel) -> None:
        self._visitor = visitor
        size = parcel.path.stat().st_size
        file = {"filename": parcel.name, "content_type": parcel.content_type, "bytes": size}
        prepared = visitor.post("/imports", {"opening_id": opening_id, "file": file})
        self._id = str(prepared["import_id"])
        form = prepared["form"]
        if not isinstance(form, dict) or not isinstance(form["fields"], dict):
            raise StepFailed("import", "the API gave no upload form")
        fields = {name: str(value) for name, value in form["fields"].items()}
        post_form(str(form["url"]), fields, parcel.path)

    def run(self, *, dry_run: bool, mapping: Mapping[str, str], watch: Watch) -> Answer:
        """Runs it to its end and gives what the API shows of it; `watch` is told how many of how many are done.

        Raises NotNow where the API has not answered for LONGEST_SILENCE_S: the import goes on without who watches it.
        """
        before = self._ask(f"/imports/{self._id}")["run"]
        self._start(dry_run=dry_run, mapping=mapping)
        while True:
            asked = time.monotonic()
            here = self._ask(f"/imports/{self._id}")
            if here["run"] == before:
                self._start(dry_run=dry_run, mapping=mapping)
                continue
            counts = here["counts"]
            if isinstance(counts, dict):
                files, waiting = int(str(counts["files"])), int(str(counts["waiting"]))
                watch(files - waiting, files)
            if here["status"] == "finished":
                return here
            time.sleep(min(LOOK_SELDOM_S, LOOK_EVERY_S + time.monotonic() - asked))

    def files(self) -> list[Answer]:
        """Every file with its outcome, in order. Raises NotNow."""
        found: list[Answer] = []
        cursor: object = ""
        while cursor is not None:
            answer = self._ask(f"/imports/{self._id}/files?limit=1000&cursor={cursor}")
            rows = answer["files"]
            found += [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
            cursor = answer["next_cursor"]
        return found

    def _start(self, *, dry_run: bool, mapping: Mapping[str, str]) -> None:
        """Asks for it to be started; whether a busy API did so all the same shows when the import is looked at."""
        try:
            self._visitor.post(f"/imports/{self._id}/start", {"dry_run": dry_run, "mapping": dict(mapping)})
        except NotNow:
            return
        except StepFailed as failed:
            if "ImportRunning" not in failed.message:
                raise

    def _ask(self, path: str) -> Answer:
        """What the API shows, asked again while it is too busy: hundreds of resumes are read on the same machine."""
        asked, wait = time.monotonic(), LOOK_EVERY_S
        while True:
            try:
                return self._visitor.get(path)
            except NotNow:
                if time.monotonic() - asked > LONGEST_SILENCE_S:
                    raise
            time.sleep(wait)
            wait = min(LOOK_SELDOM_S, 2 * wait)


def _gathered(paths: Iterable[Path]) -> Iterable[tuple[Path, str]]:
    """Every file with the name that it gets in the archive; what an operating system keeps for itself is left."""
    for path in paths:
        if path.is_file():
            yield path, path.name
        for file in sorted(path.rglob("*")) if path.is_dir() else ():
            name = file.relative_to(path).as_posix()
            if file.is_file() and not is_system_file(name):
                yield file, name

"""An import: what was asked for, how far it is, and what it came to."""

from collections.abc import Iterable
from typing import Literal

from pydantic import AwareDatetime, Field, TypeAdapter

from talent.intake.columns import Column
from talent.intake.file import ImportFile, Outcome, Reason
from talent.kernel import BadInput, Conflict, Fact, Language
from talent.policy import Jurisdiction
from talent.recording import TooLarge, WrongSize, extension_of

MEBIBYTE = 1024 * 1024
ARCHIVE_LIMIT_BYTES = 2048 * MEBIBYTE
LIST_LIMIT_BYTES = 64 * MEBIBYTE
MOST_FILES = 20_000

IMPORT_TYPES = {
    "application/zip": "zip",
    "application/x-zip-compressed": "zip",
    "text/csv": "csv",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.ms-excel": "xls",
    "application/json": "json",
}

type Source = Literal["zip", "csv", "xlsx", "xls", "json", "folder"]
_SOURCE = TypeAdapter[Source](Source)
type Verdict = Literal["imported", "in_part", "nothing"]


class ImportRunning(Conflict):
    """The import is at work."""

    next = "Wait until it has finished, then start it again; what is done is not done twice."


class NotArrived(Conflict):
    """The file that was announced is not there."""

    next = "Send the file by the form that the import gave you, or announce it anew."


class TooManyFiles(BadInput):
    """The import has more files than one import takes."""

    next = f"Split it into imports of at most {MOST_FILES:,} files."


class Counts(Fact):
    """How many files there are, and how many had which outcome."""

    files: int = 0
    waiting: int = 0
    imported: int = 0
    known: int = 0
    held: int = 0
    failed: int = 0
    ignored: int = 0


class Import(Fact):
    """One import into an opening. `run` counts its starts; `source` says what is read, `key` where it lies."""

    import_id: str
    opening_id: str
    department_id: str
    requested_by: str
    requested_at: AwareDatetime
    source: Source
    key: str
    filename: str = ""
    bytes: int = Field(default=0, ge=0)
    language: Language = "zh"
    jurisdiction: Jurisdiction = "unknown"
    status: Literal["announced", "running", "stopped", "finished"] = "announced"
    run: int = Field(default=0, ge=0)
    dry_run: bool = False
    started_at: AwareDatetime | None = None
    finished_at: AwareDatetime | None = None
    mapping: dict[str, str] = Field(default={}, description="column → field, where HR said so")
    columns: tuple[Column, ...] = Field(default=(), description="what each column of a table becomes")
    layout: str = ""
    left_out: tuple[str, ...] = Field(default=(), description="a workbook's worksheets that list no people")
    refused: Reason | None = Field(default=None, description="why the source as a whole could not be read")
    verdict: Verdict | None = None
    counts: Counts = Counts()


def check_import(content_type: str, total: int) -> Source:
    """The kind of source that a file of this type and length is. Raises WrongType, WrongSize or TooLarge."""
    extension = extension_of(content_type, IMPORT_TYPES)
    if total < 1:
        raise WrongSize("The file is empty.")
    limit = ARCHIVE_LIMIT_BYTES if extension == "zip" else LIST_LIMIT_BYTES
    if total > limit:
        raise TooLarge(
            f"The file has {total} bytes; the limit is {limit}.",
            next_step="Split it into several imports.",
        )
    return _SOURCE.validate_python(extension)


def counted(files: Iterable[ImportFile], run: int) -> Counts:
    """How many files had which outcome; what the import's run of this number has still to do counts as waiting."""
    found: dict[str, int] = {}
    for file in files:
        name: Outcome = "waiting" if file.open_in(run) else file.outcome
        found[name] = found.get(name, 0) + 1
    return Counts.model_validate({"files": sum(found.values()), **found})


def verdict_of(counts: Counts) -> Verdict:
    """'imported' where nothing failed or waits for a person, 'nothing' where nobody came in or was known."""
    came_in = counts.imported + counts.known
    if came_in == 0:
        return "nothing"
    return "in_part" if counts.failed or counts.held or counts.waiting else "imported"

"""Importing resumes by the thousand: announced, sent, started, watched."""

from typing import Annotated, Self

from cloud import auditing, import_requests
from cloud.import_requests import People
from cloud.import_summaries import held_address, summary_address
from cloud.imports import counts_of, get_import, page_of_files, page_of_imports
from cloud.openings import get_opening
from cloud.paging import MOST, Cursor, Limit
from cloud.uploads import ResumeForm
from pydantic import Field, model_validator
from talent.access import Action, Target, allows
from talent.intake.columns import Column
from talent.intake.file import ImportFile, Outcome, Reason
from talent.intake.job import Counts, Import
from talent.kernel import Fact
from talent.people import Staff

from chalicelib import targets
from chalicelib.careers import FileAnnounced
from chalicelib.doors import Asked, StaffMay
from chalicelib.routing import Id, Routes

routes = Routes("imports")

FileNumber = Annotated[int, Field(ge=1, le=999_999)]
"""One file's number, in a path."""


class ArchiveAnnounced(FileAnnounced):
    """A file of resumes that is about to be sent: a zip, or a CSV or JSON export."""

    filename: str = Field(min_length=1, max_length=200)


class ImportRequest(People):
    """An import to prepare: into which opening, and from one file or from a folder that lies in the bucket."""

    opening_id: Id
    file: ArchiveAnnounced | None = None
    folder: str = Field(
        default="",
        max_length=300,
        pattern=r"^([\w -]+/)*[\w -]*$",
        description="a folder under inbox/ of the opening's department in the bucket of uploads",
    )

    @model_validator(mode="after")
    def one_source(self) -> Self:
        """Exactly one of `file` and `folder`."""
        if bool(self.file) == bool(self.folder):
            raise ValueError("Give either a file or a folder.")
        return self


class ImportShown(Fact):
    """An import as HR sees it."""

    import_id: str
    opening_id: str
    source: str
    filename: str
    status: str
    run: int
    dry_run: bool
    counts: Counts
    verdict: str | None
    refused: Reason | None
    layout: str
    columns: tuple[Column, ...]
    left_out: tuple[str, ...] = Field(description="a workbook's worksheets that list no people")
    summary: str = Field(description="where the summary can be downloaded once it has finished; else empty")

    @classmethod
    def of(cls, job: Import) -> Self:
        """What is shown of `job`, with its counts as they are now."""
        same = {name: getattr(job, name) for name in cls.model_fields if name not in {"counts", "summary"}}
        return cls(**same, counts=counts_of(job), summary=summary_address(job))


class ImportPrepared(Fact):
    """An import to start; `form` takes the file first, where there is one."""

    import_id: str
    form: ResumeForm | None


class StartRequest(Fact):
    """How to run: a dry run keeps nothing. `mapping` says which column is which field, over what is guessed."""

    dry_run: bool = False
    mapping: dict[str, str] = Field(default={}, max_length=200)


class FileShown(Fact):
    """One file and what became of it."""

    number: int
    file: str
    outcome: Outcome
    reason: Reason | None
    sha256: str
    candidate_id: str
    application_id: str
    dry_run: bool

    @classmethod
    def of(cls, file: ImportFile) -> Self:
        """What is shown of `file`."""
        own = file.model_dump(include=set(cls.model_fields) - {"file", "dry_run"})
        return cls(**own, file=file.name, dry_run=file.tried)


class FilesShown(Fact):
    """Some of an import's files, in order."""

    files: tuple[FileShown, ...]
    next_cursor: str | None


class ImportsShown(Fact):
    """Some of the imports, the latest first."""

    imports: tuple[Import, ...]
    next_cursor: str | None


class HeldAddress(Fact):
    """Where the file can be downloaded for fifteen minutes."""

    address: str


def _wanted(asked: Asked) -> Target:
    if not isinstance(asked.body, ImportRequest):
        raise TypeError("this rule reads an import's request")
    return Target(department_id=get_opening(asked.body.opening_id).department_id)


@routes.post("/imports", StaffMay(Action.IMPORT_RESUMES, _wanted), status=201)
def announce_import(caller: Staff, body: ImportRequest) -> ImportPrepared:
    """Prepares an import; a file is then posted by the form, of the type and length that were announced."""
    opening, people = (
        get_opening(body.opening_id),
        People(language=body.language, jurisdiction=body.jurisdiction),
    )
    if body.file is None:
        job = import_requests.announce_folder(opening, caller.staff_id, body.folder, people)
        return ImportPrepared(import_id=job.import_id, form=None)
    file = body.file
    job, form = import_requests.announce_file(
        opening, caller.staff_id, file.filename, file.content_type, file.bytes, people
    )
    return ImportPrepared(import_id=job.import_id, form=form)


@routes.post("/imports/{import_id}/start", StaffMay(Action.IMPORT_RESUMES, targets.intake))
def start_import(import_id: Id, body: StartRequest) -> ImportShown:
    """Starts the import, or starts it again: then only what is not done is done."""
    started = import_requests.start_import(import_id, dry_run=body.dry_run, mapping=body.mapping)
    return ImportShown.of(started)


@routes.get("/imports", StaffMay(Action.READ_IMPORT, None))
def list_imports(caller: Staff, cursor: Cursor = "", limit: Limit = MOST) -> ImportsShown:
    """Some of the imports that the caller may read; those of other departments are left out of the page."""

    def seen(job: Import) -> Import | None:
        return job if allows(caller, Action.READ_IMPORT, Target(department_id=job.department_id)) else None

    page = page_of_imports(cursor, limit)
    return ImportsShown(imports=page.shown(seen), next_cursor=page.next_cursor)


@routes.get("/imports/{import_id}", StaffMay(Action.READ_IMPORT, targets.intake))
def read_import(import_id: Id) -> ImportShown:
    """How far the import is, what its columns become, and at its end what it came to."""
    return ImportShown.of(get_import(import_id))


@routes.get("/imports/{import_id}/files", StaffMay(Action.READ_IMPORT, targets.intake))
def list_import_files(import_id: Id, cursor: Cursor = "", limit: Limit = MOST) -> FilesShown:
    """What became of some of the files, in order."""
    page = page_of_files(import_id, cursor, limit)
    return FilesShown(files=page.shown(FileShown.of), next_cursor=page.next_cursor)


@routes.get("/imports/{import_id}/held/{number}", StaffMay(Action.IMPORT_RESUMES, targets.intake))
def read_held_file(caller: Staff, import_id: Id, number: FileNumber) -> HeldAddress:
    """A file that waits for a person, as it was sent: a resume, with its contacts."""
    address = held_address(import_id, number)
    auditing.record_read(caller.staff_id, Action.READ_CONTACT, import_id=import_id)
    return HeldAddress(address=address)

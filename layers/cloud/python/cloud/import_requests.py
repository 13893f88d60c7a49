"""Asking for an import: announced with the form that takes its file, or for a folder that lies there, then started."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from talent.events import EventName
from talent.intake.job import Import, ImportRunning, NotArrived, check_import
from talent.kernel import Fact, Language, NotFound
from talent.opening import Opening
from talent.policy import Jurisdiction

from cloud import keys
from cloud.applying import OpeningClosed
from cloud.files import s3, uploads
from cloud.imports import stored_import
from cloud.moment import fresh_id, happened, now
from cloud.table import Create, Replace, record, table
from cloud.uploads import ResumeForm

_POST_SECONDS = 6 * 3600
_STUCK = timedelta(days=1)
"""As long as a machine may run: after it an import that never finished may be started anew."""


class People(Fact):
    """What is true of all people in an import: the language to write to them, and whose law holds for them."""

    language: Language = "zh"
    jurisdiction: Jurisdiction = "unknown"


def announce_file(
    opening: Opening, by: str, filename: str, content_type: str, total: int, people: People
) -> tuple[Import, ResumeForm]:
    """A new import of one file, and the signed form that takes it, of this type and length only.

    Raises WrongType, WrongSize, TooLarge or OpeningClosed.
    """
    source = check_import(content_type, total)
    _check_open(opening)
    import_id = fresh_id()
    key = f"imports/{import_id}/{fresh_id()}.{source}"
    job = Import(
        import_id=import_id,
        opening_id=opening.opening_id,
        department_id=opening.department_id,
        requested_by=by,
        requested_at=now(),
        source=source,
        key=key,
        filename=filename,
        bytes=total,
        language=people.language,
        jurisdiction=people.jurisdiction,
    )
    base = content_type.split(";", maxsplit=1)[0].strip().lower()
    conditions: list[object] = [["content-length-range", total, total], {"Content-Type": base}]
    signed = s3().generate_presigned_post(
        uploads().name, key, Fields={"Content-Type": base}, Conditions=conditions, ExpiresIn=_POST_SECONDS
    )
    table().write(Create(keys.intake(import_id), job))
    return job, ResumeForm(url=signed["url"], fields=signed["fields"])


def announce_folder(opening: Opening, by: str, folder: str, people: People) -> Import:
    """A new import of a folder under the department's own inbox in the bucket of uploads. Raises OpeningClosed."""
    _check_open(opening)
    job = Import(
        import_id=fresh_id(),
        opening_id=opening.opening_id,
        department_id=opening.department_id,
        requested_by=by,
        requested_at=now(),
        source="folder",
        key=f"inbox/{opening.department_id}/{folder.strip('/')}/",
        filename=folder,
        language=people.language,
        jurisdiction=people.jurisdiction,
    )
    table().write(Create(keys.intake(job.import_id), job))
    return job


def start_import(import_id: str, *, dry_run: bool, mapping: Mapping[str, str]) -> Import:
    """Starts it or starts it again, in one transaction with the event that opens the machine.

    Raises ImportRunning, NotArrived or Missing.
    """
    stored = stored_import(import_id)
    job, moment = stored.value, now()
    if job.status == "running" and not _stuck(job, moment):
        raise ImportRunning("The import is at work already.")
    if job.source != "folder" and not _arrived(job):
        raise NotArrived("The file of this import has not arrived.")
    started = job.model_copy(
        update={
            "status": "running",
            "run": job.run + 1,
            "dry_run": dry_run,
            "mapping": dict(mapping) or job.mapping,
            "started_at": moment,
            "finished_at": None,
            "refused": None,
            "verdict": None,
        }
    )
    key = keys.intake(import_id)
    event = happened(
        EventName.IMPORT_REQUESTED, job.requested_by, import_id=import_id, opening_id=job.opening_id
    )
    table().write(Replace(key, started, stored.version), record(event, key))
    return started


def _check_open(opening: Opening) -> None:
    if opening.status != "open":
        raise OpeningClosed("This opening is closed.")


def _arrived(job: Import) -> bool:
    try:
        return uploads().size(job.key) > 0
    except NotFound:
        return False


def _stuck(job: Import, moment: datetime) -> bool:
    return job.started_at is not None and moment - job.started_at > _STUCK

"""Resumes in the dossier: the file that arrived, what was read of it, or why it could not be."""

from talent.duplicates import signs_of_resume
from talent.events import EventName
from talent.kernel import BadInput
from talent.matching import profile_of
from talent.moves import MOVES, IllegalMove, MoveName
from talent.recording import TooLarge
from talent.resume import Resume
from talent.resume_file import ReadResume, ResumeFile

from cloud import duplicates, keys
from cloud.applications import get, keep, move, put
from cloud.files import artefact_key, artefacts
from cloud.moment import happened, now
from cloud.table import Create, Replace, Write, record, table
from cloud.terms import company_terms


class TooLate(BadInput):
    """The application's resume is being read or was, so this one changes nothing."""

    next = "To add something to your application, write to the recruiter named in your mail."


def register_resume(key: str, size: int) -> ResumeFile:
    """Notes a file that S3 told of and moves its application to screening, once for each key.

    A file that is too large, or that comes after the screening, is kept as refused.
    """
    application_id = key.split("/")[1]
    known = find_resume_file(application_id)
    if known and known.key == key:
        return known
    file = ResumeFile(application_id=application_id, key=key, bytes=size, arrived_at=now())
    if file.too_large:
        return refuse_resume(file, TooLarge(f"The resume has {size} bytes."))
    try:
        move(application_id, MoveName.RECEIVE_RESUME, "machine", cause=key, beside=[_over(file)])
    except IllegalMove:
        return _late(file)
    return file


def check_awaited(application_id: str) -> None:
    """Raises TooLate unless a resume would be read now."""
    stage = get(application_id).value.stage
    if stage not in MOVES[MoveName.RECEIVE_RESUME].starts:
        raise TooLate(f"The application is {stage} by now.")


def find_resume_file(application_id: str) -> ResumeFile | None:
    """The file that stands; None for an application without a resume."""
    stored = table().find(keys.application(application_id, "FILE"), ResumeFile)
    return stored.value if stored else None


def get_resume_file(application_id: str) -> ResumeFile:
    """The file that stands. Raises Missing."""
    return table().get(keys.application(application_id, "FILE"), ResumeFile).value


def refuse_resume(file: ResumeFile, error: BadInput) -> ResumeFile:
    """Keeps the file as refused with its reason, and the event that tells the candidate; once for each file."""
    if file.status == "refused":
        return file
    refused = file.model_copy(
        update={
            "status": "refused",
            "refused": error.name,
            "reason": error.message,
            "next_step": error.next_step,
        }
    )
    event = happened(EventName.RESUME_REFUSED, "machine", application_id=file.application_id)
    put(
        keys.application(file.application_id, "FILE"),
        refused,
        record(event, keys.application(file.application_id)),
    )
    return refused


def keep_resume(file: ResumeFile, resume: Resume) -> ReadResume:
    """Keeps what was read: the whole beside the files, and in the dossier what the matching and the list need."""
    application_id = file.application_id
    reading_key = artefact_key(application_id, "resume.json")
    artefacts().write_model(reading_key, resume)
    with company_terms():
        profile = profile_of(resume, f"{file.arrived_at:%Y-%m}")
    read = ReadResume(
        application_id=application_id,
        file_key=file.key,
        reading_key=reading_key,
        language=resume.language,
        pages=resume.pages,
        flags=tuple(dict.fromkeys(flag.kind for flag in resume.flags)),
        needs_review=resume.needs_review,
        profile=profile,
    )
    keep(application_id, "RESUME", read)
    duplicates.note_signs(get(application_id).value.candidate_id, signs_of_resume(resume))
    keep(application_id, "FILE", file.model_copy(update={"status": "read"}))
    return read


def get_resume(application_id: str) -> ReadResume:
    """What the dossier keeps of the resume. Raises Missing when none was read."""
    return table().get(keys.application(application_id, "RESUME"), ReadResume).value


def _late(file: ResumeFile) -> ResumeFile:
    """A file after the screening: told to the candidate, while the file that was screened goes on standing."""
    stage = get(file.application_id).value.stage
    error = TooLate(f"The application is {stage} by now.")
    event = happened(EventName.RESUME_REFUSED, "machine", application_id=file.application_id)
    late = file.model_copy(update={"status": "refused", "refused": error.name, "reason": error.message})
    key = keys.application(file.application_id, f"FILE#{file.name}")
    if table().find(key, ResumeFile) is None:
        table().write(Create(key, late), record(event, keys.application(file.application_id)))
    return late


def _over(file: ResumeFile) -> Write:
    key = keys.application(file.application_id, "FILE")
    stored = table().find(key, ResumeFile)
    return Replace(key, file, stored.version) if stored else Create(key, file)

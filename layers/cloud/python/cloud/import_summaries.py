"""The end of an import: every file has its outcome, they are counted, and the summary lies where HR can fetch it."""

from talent.events import EventName
from talent.intake.file import ImportFile, Reason
from talent.intake.job import Import, counted, verdict_of
from talent.intake.summary import as_csv, as_json
from talent.kernel import NotFound, Unavailable

from cloud import keys
from cloud.files import artefacts
from cloud.importing import held_key
from cloud.imports import files_of, stored_import
from cloud.moment import happened, now
from cloud.table import MovedOn, Replace, record, table

_LINK_SECONDS = 900


class ReaderBroke(Unavailable):
    """The function that read the file was ended before it could say what is wrong."""

    next = "Start the import again: it takes up this file anew. If it breaks again, look at the file."


class NotHeld(NotFound):
    """The file is not one that waits for a person."""

    next = "See the import's list of files: a file that came in lies with its application."


def finish_import(import_id: str) -> Import:
    """Counts the outcomes, writes the summary and tells that the import is over; once for each run.

    A file that the run left without an outcome gets its reason now. Raises MovedOn after a lost race.
    """
    stored = stored_import(import_id)
    job = stored.value
    if job.status == "finished":
        return job
    files = [_settled(job, file) for file in files_of(import_id)]
    counts = counted(files, job.run)
    finished = job.model_copy(
        update={
            "status": "finished",
            "finished_at": now(),
            "counts": counts,
            "verdict": verdict_of(counts),
        }
    )
    artefacts().write(summary_key(job, "csv"), as_csv(files).encode(), "text/csv")
    artefacts().write(summary_key(job, "json"), as_json(finished, files).encode(), "application/json")
    key = keys.intake(import_id)
    event = happened(EventName.IMPORT_FINISHED, "machine", import_id=import_id, opening_id=job.opening_id)
    table().write(Replace(key, finished, stored.version), record(event, key))
    return finished


def summary_key(job: Import, ending: str) -> str:
    """Where a run's summary lies, in the artefacts."""
    return f"imports/{job.import_id}/run-{job.run}/summary.{ending}"


def summary_address(job: Import) -> str:
    """Where the summary of a finished import can be downloaded for fifteen minutes; empty before."""
    if job.status != "finished":
        return ""
    return artefacts().link(summary_key(job, "csv"), _LINK_SECONDS, f"import-{job.import_id}.csv")


def held_address(import_id: str, number: int) -> str:
    """Where the file that was held under this number can be downloaded for fifteen minutes. Raises NotHeld or Missing."""
    file = table().get(keys.intake_file(import_id, number), ImportFile).value
    if file.outcome != "held" or file.tried:
        raise NotHeld("This file does not wait for a person.")
    return artefacts().link(held_key(file), _LINK_SECONDS, f"{number:06}.{file.extension}")


def _settled(job: Import, file: ImportFile) -> ImportFile:
    """The file with an outcome: one that is waiting still was let down by its reader."""
    if not file.open_in(job.run):
        return file
    reason = Reason.of(ReaderBroke("The file was not read to its end."))
    failed = file.model_copy(
        update={"outcome": "failed", "reason": reason, "run": job.run, "tried": job.dry_run}
    )
    key = keys.intake_file(file.import_id, file.number)
    stored = table().get(key, ImportFile)
    if stored.value != file:
        raise MovedOn("The file got its outcome just now.")
    table().write(Replace(key, failed, stored.version))
    return failed

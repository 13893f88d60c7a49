"""What recruiters do to import, and what came of it, for the tests of intake."""

import csv
import json
import zipfile
from collections.abc import Mapping
from io import BytesIO, StringIO
from pathlib import Path

from cloud import files, import_requests, keys
from cloud.import_requests import People
from cloud.import_summaries import summary_key
from cloud.imports import files_of, get_import
from cloud.table import Replace, table
from talent.intake.file import ImportFile
from talent.intake.job import Import
from talent.opening import Opening

from infra.local.journey.visitor import post_form
from infra.local.shapes import Execution
from tests.workflows.papers import STRONG_RESUME
from tests.workflows.scene import Scene

PEOPLE = People(jurisdiction="CN")


def resume(name: str, email: str) -> bytes:
    """A resume of somebody."""
    return STRONG_RESUME.replace("林晓", name).replace("lin.xiao@example.com", email).encode()


def packed(entries: Mapping[str, bytes]) -> bytes:
    """A zip archive of these files."""
    page = BytesIO()
    with zipfile.ZipFile(page, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return page.getvalue()


def sent(opening: Opening, folder: Path, name: str, content_type: str, data: bytes) -> Import:
    """An import whose file was sent by the signed form."""
    job, form = import_requests.announce_file(opening, "recruiter", name, content_type, len(data), PEOPLE)
    path = folder / name
    path.write_bytes(data)
    post_form(form.url, form.fields, path)
    return job


def zipped(opening: Opening, folder: Path, entries: Mapping[str, bytes]) -> Import:
    """An import of an archive."""
    return sent(opening, folder, "resumes.zip", "application/zip", packed(entries))


def runs(scene: Scene, job: Import) -> list[Execution]:
    """The executions of intake for one import, oldest first."""
    return [run for run in scene.cloud.executions("intake") if run.input.get("import_id") == job.import_id]


def run(
    scene: Scene, job: Import, *, dry_run: bool = False, mapping: Mapping[str, str] | None = None
) -> list[str]:
    """Starts the import and gives the states that its machine went through."""
    number = import_requests.start_import(job.import_id, dry_run=dry_run, mapping=mapping or {}).run
    scene.until(lambda: get_import(job.import_id).status == "finished")
    scene.until(lambda: len(runs(scene, job)) == number and runs(scene, job)[-1].status != "RUNNING")
    last = runs(scene, job)[-1]
    assert last.status == "SUCCEEDED", f"{last.error}: {last.cause}"
    return list(last.states)


def outcomes(job: Import) -> dict[str, tuple[str, str]]:
    """Each file's outcome and the name of its reason."""
    return {
        file.name: (file.outcome, file.reason.name if file.reason else "") for file in files_of(job.import_id)
    }


def by_name(job: Import, name: str) -> ImportFile:
    """The file of this name."""
    return next(file for file in files_of(job.import_id) if file.name == name)


def told_of(job: Import, **counts: int) -> None:
    """The summary, for people and for programs, says what the counts say."""
    finished = get_import(job.import_id)
    files_in_all = sum(counts.values())
    assert finished.counts.model_dump() == {"files": files_in_all, "waiting": 0} | counts
    summary = files.artefacts().read(summary_key(finished, "csv")).decode("utf-8-sig")
    assert len(list(csv.reader(StringIO(summary)))) == files_in_all + 1
    told = json.loads(files.artefacts().read(summary_key(finished, "json")))
    assert [row["number"] for row in told["files"]] == list(range(1, files_in_all + 1))


def interrupt(file: ImportFile) -> None:
    """The file as it stood when its reader was ended between the application and the upload of its resume."""
    key = keys.intake_file(file.import_id, file.number)
    stored = table().get(key, ImportFile)
    half = file.model_copy(update={"outcome": "opened"})
    table().write(Replace(key, half, stored.version))

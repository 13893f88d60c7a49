"""Many resumes at once: every file gets an outcome with its reason, nothing comes in twice, and every end is reached."""

import csv
import json
import time
import zipfile
from collections.abc import Mapping
from io import BytesIO, StringIO

from cloud import applications, files, import_requests, people
from cloud.import_requests import People
from cloud.import_summaries import summary_key
from cloud.imports import files_of, get_import
from talent.application import Stage
from talent.intake.file import ImportFile
from talent.intake.job import Import
from talent.opening import Opening

from infra.local.journey.visitor import post_form
from tests.workflows.scene import LOOK_EVERY_S, PATIENCE_S, STRONG_RESUME, Scene

PEOPLE = People(jurisdiction="CN")
CSV = "姓名,手机,邮箱,应聘职位,最高学历,毕业院校,专业,当前公司\n{rows}"


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


def announced(opening: Opening, data: bytes, filename: str, content_type: str, tmp_path) -> Import:  # type: ignore[no-untyped-def]
    """An import whose file was sent by the signed form."""
    job, form = import_requests.announce_file(opening, "recruiter", filename, content_type, len(data), PEOPLE)
    path = tmp_path / filename
    path.write_bytes(data)
    post_form(form.url, form.fields, path)
    return job


def run(
    scene: Scene, job: Import, *, dry_run: bool = False, mapping: Mapping[str, str] | None = None
) -> list[str]:
    """Starts the import and gives the states that its machine went through."""
    started = import_requests.start_import(job.import_id, dry_run=dry_run, mapping=mapping or {})
    end = time.monotonic() + PATIENCE_S
    while True:
        mine = [
            each
            for each in scene.cloud.executions("intake")
            if each.input["import_id"] == job.import_id and each.status != "RUNNING"
        ]
        if len(mine) == started.run:
            assert mine[-1].status == "SUCCEEDED", f"{mine[-1].error}: {mine[-1].cause}"
            return list(mine[-1].states)
        assert time.monotonic() < end, scene.cloud.dead_letters()
        time.sleep(LOOK_EVERY_S)


def by_name(job: Import) -> dict[str, ImportFile]:
    return {file.name: file for file in files_of(job.import_id)}


def test_a_zip_comes_in_file_by_file_and_every_refusal_has_its_reason(scene: Scene, tmp_path) -> None:  # type: ignore[no-untyped-def]
    """Good files go on to the screening by themselves; bad ones say what is wrong and what to do."""
    opening = scene.opening()
    entries = {
        "林晓.txt": resume("林晓", "zip.lin@example.com"),
        "folder/copy of 林晓.txt": resume("林晓", "zip.lin@example.com"),
        "王芳.html": b"<html><body>"
        + resume("王芳", "zip.wang@example.com").replace(b"\n", b"<br>")
        + b"</body></html>",
        "no mail.txt": resume("陈静", ""),
        "../../outside.txt": resume("外人", "outside@example.com"),
        "inner.zip": b"PK",
        "photo.exe": b"MZ",
        "broken.pdf": b"%PDF-1.7 and no more",
        "__MACOSX/._resume.pdf": b"x",
        "bomb.txt": b"0" * 9_000_000,
    }
    job = announced(opening, packed(entries), "resumes.zip", "application/zip", tmp_path)
    states = run(scene, job)
    assert states[-1] == "Imported in part"
    found = by_name(job)
    assert len(found) == len(entries)
    outcomes = {name: (file.outcome, file.reason.name if file.reason else "") for name, file in found.items()}
    lin, copy = outcomes.pop("林晓.txt"), outcomes.pop("folder/copy of 林晓.txt")
    assert {lin[0], copy[0]} == {"imported", "known"}, "the same file twice is one candidate"
    broken = outcomes.pop("broken.pdf")
    assert broken[0] == "failed"
    assert broken[1]
    assert outcomes == {
        "王芳.html": ("imported", ""),
        "no mail.txt": ("held", "MailMissing"),
        "../../outside.txt": ("failed", "UnsafeName"),
        "inner.zip": ("failed", "NestedArchive"),
        "photo.exe": ("failed", "NotAResume"),
        "__MACOSX/._resume.pdf": ("ignored", "SystemFile"),
        "bomb.txt": ("failed", "UnpacksTooLarge"),
    }
    assert all(file.reason and file.reason.next for file in found.values() if file.outcome != "imported")
    wang = found["王芳.html"]
    assert people.get_candidate(wang.candidate_id).name == "王芳"
    application = applications.get(wang.application_id).value
    assert application.source == "import"
    scene.at(wang.application_id, Stage.INVITED)
    finished = get_import(job.import_id)
    assert finished.counts.model_dump() == {
        "files": 10,
        "waiting": 0,
        "imported": 2,
        "known": 1,
        "held": 1,
        "failed": 5,
        "ignored": 1,
    }
    summary = files.artefacts().read(summary_key(finished, "csv")).decode("utf-8-sig")
    assert len(list(csv.reader(StringIO(summary)))) == 11
    told = json.loads(files.artefacts().read(summary_key(finished, "json")))
    assert [row["number"] for row in told["files"]] == list(range(1, 11))

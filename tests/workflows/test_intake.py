"""Many resumes at once: every file gets an outcome with its reason, nothing comes in twice, and every end is reached."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from cloud import applications, files, import_requests, keys, people
from cloud.import_summaries import finish_import
from cloud.imports import counts_of, files_of, get_import
from cloud.table import Replace, table
from jsonschema import Draft202012Validator
from talent.application import Stage
from talent.intake.file import ImportFile, Place
from talent.intake.job import ImportRunning, NotArrived
from talent.people import Role, Staff

from infra.local.commands.import_ import command
from infra.local.schemas import FOLDER
from tests.workflows.imports import (
    PEOPLE,
    by_name,
    interrupt,
    outcomes,
    resume,
    run,
    sent,
    told_of,
    zipped,
)
from tests.workflows.scene import Scene

HEADER = "姓名,手机,邮箱,应聘职位,最高学历,毕业院校,专业,当前公司\n"


def test_a_zip_comes_in_file_by_file_and_every_refusal_has_its_reason(scene: Scene, tmp_path: Path) -> None:
    """Good files go on to the screening by themselves; bad ones say what is wrong and what to do."""
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
    job = zipped(scene.opening(), tmp_path, entries)
    assert run(scene, job)[-1] == "Imported in part"
    found = outcomes(job)
    assert len(found) == len(entries)
    pair = {found.pop("林晓.txt"), found.pop("folder/copy of 林晓.txt")}
    assert pair == {("imported", ""), ("known", "SentBefore")}, "the same file twice is one candidate"
    broken = found.pop("broken.pdf")
    assert broken[0] == "failed"
    assert broken[1]
    assert found == {
        "王芳.html": ("imported", ""),
        "no mail.txt": ("held", "MailMissing"),
        "../../outside.txt": ("failed", "UnsafeName"),
        "inner.zip": ("failed", "NestedArchive"),
        "photo.exe": ("failed", "NotAResume"),
        "__MACOSX/._resume.pdf": ("ignored", "SystemFile"),
        "bomb.txt": ("failed", "UnpacksTooLarge"),
    }
    every = files_of(job.import_id)
    assert all(file.reason and file.reason.next for file in every if file.outcome != "imported")
    wang = by_name(job, "王芳.html")
    assert people.get_candidate(wang.candidate_id).name == "王芳"
    assert applications.get(wang.application_id).value.source == "import"
    scene.at(wang.application_id, Stage.INVITED)
    told_of(job, imported=2, known=1, held=1, failed=5, ignored=1)


def test_run_again_it_does_only_what_is_not_done(scene: Scene, tmp_path: Path) -> None:
    """Nobody comes in twice, a file that was left without an outcome is taken up, one that failed is tried again."""
    entries = {f"{n}.txt": resume("赵敏", f"again{n}@example.com") for n in (1, 2)}
    job = zipped(scene.opening(), tmp_path, entries | {"3.txt": b"\x00\x01" * 50})
    assert run(scene, job)[-1] == "Imported in part"
    first = {file.number: file for file in files_of(job.import_id)}
    interrupt(first[2])
    assert run(scene, job)[-1] == "Imported in part"
    second = {file.number: file for file in files_of(job.import_id)}
    assert second[1] == first[1]
    assert (second[2].outcome, second[2].application_id) == ("imported", first[2].application_id)
    assert second[3].outcome == "failed"
    known = zipped(scene.opening(), tmp_path, {"1.txt": entries["1.txt"]})
    assert run(scene, known)[-1] == "Imported", "another opening is another application of the same candidate"
    assert by_name(known, "1.txt").candidate_id == first[1].candidate_id
    assert by_name(known, "1.txt").application_id != first[1].application_id


def test_a_person_comes_in_once_by_whatever_file(scene: Scene, tmp_path: Path) -> None:
    """Another resume with the same address is known, and names the application that is there."""
    opening = scene.opening()
    job = zipped(opening, tmp_path, {"old.txt": resume("孙悦", "sun.yue@example.com")})
    run(scene, job)
    newer = resume("孙悦", "sun.yue@example.com") + "\n熟练使用SAP。".encode()
    later = zipped(opening, tmp_path, {"new.txt": newer})
    assert run(scene, later)[-1] == "Imported"
    assert outcomes(later) == {"new.txt": ("known", "AppliedBefore")}
    assert by_name(later, "new.txt").application_id == by_name(job, "old.txt").application_id


def test_an_export_is_tried_mapped_and_imported(scene: Scene, tmp_path: Path) -> None:
    """A dry run keeps nothing and shows each column; what HR says of a column counts; then people come in."""
    rows = "钱伟,13900001111,qian.wei@example.com,国际贸易专员,本科,厦门大学,国际贸易,远航进出口\n"
    job = sent(scene.opening(), tmp_path, "moka.csv", "text/csv", f"{HEADER}{rows}".encode("gb18030"))
    assert run(scene, job, dry_run=True)[-1] == "Imported"
    tried = get_import(job.import_id)
    assert tried.layout == "Moka"
    assert {column.header: column.field for column in tried.columns}["应聘职位"] is None
    assert people.find_candidate("qian.wei@example.com") is None
    assert run(scene, job, mapping={"应聘职位": "title"})[-1] == "Imported"
    assert {column.header: column.field for column in get_import(job.import_id).columns}[
        "应聘职位"
    ] == "title"
    (row,) = files_of(job.import_id)
    assert (row.name, row.outcome, row.tried) == ("moka.csv#00001", "imported", False)
    assert people.get_candidate(row.candidate_id).phone == "13900001111"
    scene.until(lambda: scene.stage(row.application_id) is not Stage.APPLIED)


def test_a_folder_in_the_bucket_is_a_source(scene: Scene) -> None:
    """What lies under the department's inbox comes in; what is added later comes in with the next run."""
    opening = scene.opening()
    place = f"inbox/{opening.department_id}/spring fair/"
    files.uploads().write(f"{place}a.txt", resume("吴昊", "wu.hao@example.com"), "text/plain")
    job = import_requests.announce_folder(opening, "recruiter", "spring fair", PEOPLE)
    assert run(scene, job)[-1] == "Imported"
    files.uploads().write(f"{place}B/b.txt", resume("郑爽", "zheng.s@example.com"), "text/plain")
    assert run(scene, job)[-1] == "Imported"
    assert outcomes(job) == {"a.txt": ("imported", ""), "B/b.txt": ("imported", "")}
    assert by_name(job, "a.txt").number == 1


@pytest.mark.parametrize(
    ("name", "content_type", "data", "reason"),
    [
        ("broken.zip", "application/zip", b"no archive", "NotAnArchive"),
        ("nobody.csv", "text/csv", b"colour,size\nred,3\n", "NobodyInTable"),
        ("words.json", "application/json", b"[1, 2]", "TableUnreadable"),
    ],
)
def test_a_source_that_cannot_be_read_says_why(
    scene: Scene, tmp_path: Path, name: str, content_type: str, data: bytes, reason: str
) -> None:
    """Nothing is imported, and the import names what is wrong and what to do."""
    job = sent(scene.opening(), tmp_path, name, content_type, data)
    assert run(scene, job) == [
        "Read manifest",
        "Anything to import?",
        "Summarise import",
        "How much came in?",
        "Nothing imported",
    ]
    refused = get_import(job.import_id).refused
    assert refused is not None
    assert refused.name == reason
    assert refused.next


def test_a_file_that_breaks_its_reader_holds_up_nobody(scene: Scene, tmp_path: Path) -> None:
    """Its task fails for good and is set aside; the others come in, and the summary names it."""
    job = zipped(
        scene.opening(),
        tmp_path,
        {"good.txt": resume("何欢", "he.huan@example.com"), "bad.txt": resume("杜鹃", "du.juan@example.com")},
    )
    run(scene, job, dry_run=True)
    bad = by_name(job, "bad.txt")
    stored = table().get(keys.intake_file(job.import_id, bad.number), ImportFile)
    gone = bad.model_copy(update={"place": Place(packing="object", key="imports/gone.txt")})
    table().write(Replace(keys.intake_file(job.import_id, bad.number), gone, stored.version))
    assert run(scene, job)[-1] == "Imported in part"
    assert outcomes(job) == {"good.txt": ("imported", ""), "bad.txt": ("failed", "ReaderBroke")}


def test_an_import_runs_once_at_a_time(scene: Scene, tmp_path: Path) -> None:
    """A second start while it runs is refused; an end told twice counts once; nothing runs before its file is there."""
    opening = scene.opening()
    job, _ = import_requests.announce_file(opening, "recruiter", "a.zip", "application/zip", 10, PEOPLE)
    with pytest.raises(NotArrived):
        import_requests.start_import(job.import_id, dry_run=False, mapping={})
    job = zipped(opening, tmp_path, {"a.txt": resume("马丽", "ma.li@example.com")})
    import_requests.start_import(job.import_id, dry_run=False, mapping={})
    with pytest.raises(ImportRunning):
        import_requests.start_import(job.import_id, dry_run=False, mapping={})
    scene.until(lambda: get_import(job.import_id).status == "finished")
    finished = get_import(job.import_id)
    assert finish_import(job.import_id) == finished
    assert counts_of(finished).imported == 1


def test_the_command_imports_over_the_api(scene: Scene, tmp_path: Path) -> None:
    """A recruiter with a token: one object a file in order, and the status says that one failed."""
    login = scene.cloud.staff_login("importer@bole.example", groups=("recruiter",))
    people.save_staff(
        Staff(
            staff_id=login.sub,
            name="Importer",
            email="importer@bole.example",
            language="zh",
            roles=frozenset({Role.RECRUITER}),
            departments=frozenset({"*"}),
        )
    )
    (tmp_path / "in").mkdir()
    (tmp_path / "in/1.txt").write_bytes(resume("唐宁", "tang.ning@example.com"))
    (tmp_path / "in/2.pdf").write_bytes(b"%PDF-1.4 broken")
    token = scene.cloud.token(login.username, login.password)
    words = [str(tmp_path / "in"), "--json", "--api", scene.cloud.api_url, "--token", token]
    done = CliRunner().invoke(command, [*words, "--opening", scene.opening().opening_id])
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["file"] for line in lines] == ["1.txt", "2.pdf"]
    assert lines[0]["outcome"] == "imported"
    assert set(lines[1]["error"]) == {"name", "message", "next"}
    assert done.exit_code == 1
    contract = Draft202012Validator(json.loads((FOLDER / "import.schema.json").read_text("utf-8")))
    for line in lines:
        contract.validate(line)

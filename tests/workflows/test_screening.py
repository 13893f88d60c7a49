"""A resume is read, matched and sorted; what a machine can't decide waits for a person, and a person can reverse it."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from cloud import applications, deciding, files, interviews, resumes
from talent.application import Stage
from talent.events import EventName
from talent.moves import MoveName

from tests.workflows.papers import STRONG_RESUME, WEAK_RESUME
from tests.workflows.scene import Scene


def test_a_strong_resume_is_shortlisted(scene: Scene) -> None:
    """Read, matched, and invited by the event that its end wrote."""
    application_id = scene.apply(scene.opening())
    scene.send_resume(application_id, STRONG_RESUME)
    assert scene.ended("screening", application_id) == [
        "Parse resume",
        "Readable?",
        "Match opening",
        "Strong enough?",
        "Shortlist",
        "Shortlisted",
    ]
    scene.at(application_id, Stage.INVITED)


def test_a_weak_resume_waits_below_the_line_and_is_turned_away_by_nobody(scene: Scene) -> None:
    """No mail says no; a person may still invite, and the same event opens the invitation."""
    application_id = scene.apply(scene.opening())
    scene.send_resume(application_id, WEAK_RESUME)
    assert scene.ended("screening", application_id)[-3:] == [
        "Strong enough?",
        "Hold below the line",
        "Below the line",
    ]
    scene.cloud.quiet()
    assert len(scene.candidate_mails(application_id)) == 1, "the receipt, and nothing else"
    deciding.decide(application_id, MoveName.INVITE_ANYWAY, "recruiter", "Worked with us as a temp.")
    scene.waited_for(application_id, "recordings")
    assert len(scene.mailed(scene.address(application_id), 2)) == 2, "the receipt and the invitation"


def test_an_unreadable_file_goes_to_a_person_and_another_is_read(scene: Scene) -> None:
    """The file and its reason are kept, the candidate and HR are told, and a better file starts anew."""
    application_id = scene.apply(scene.opening())
    scene.send_resume(application_id, zipped(), "pdf")
    assert scene.ended("screening", application_id) == [
        "Parse resume",
        "Readable?",
        "Ask a person",
        "Needs a person",
    ]
    file = resumes.get_resume_file(application_id)
    assert file.status == "refused"
    assert file.refused
    assert file.reason
    assert files.uploads().size(file.key) > 0
    scene.cloud.quiet()
    assert len(scene.candidate_mails(application_id)) == 2, "the receipt, and what is wrong with the file"
    scene.send_resume(application_id, STRONG_RESUME)
    assert scene.ended("screening", application_id, 2)[-1] == "Shortlisted"


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 and no more"], ids=["empty", "cut"])
def test_a_broken_file_is_no_dead_end(scene: Scene, content: bytes) -> None:
    """Whatever is sent, a person gets it."""
    application_id = scene.apply(scene.opening())
    scene.send_resume(application_id, content, "pdf")
    assert scene.ended("screening", application_id)[-1] == "Needs a person"
    assert scene.stage(application_id) is Stage.NEEDS_PERSON


def test_a_file_over_the_limit_is_refused_before_it_is_read(scene: Scene) -> None:
    """S3's event tells the size; what is too large starts no machine."""
    application_id = scene.apply(scene.opening())
    detail = {"object": {"key": f"resumes/{application_id}/R1.pdf", "size": 1_000_000_000}}
    scene.cloud.invoke("register_resume", {"detail": detail})
    assert resumes.get_resume_file(application_id).refused == "TooLarge"
    scene.cloud.quiet()
    assert scene.runs("screening", application_id) == []
    assert scene.stage(application_id) is Stage.APPLIED


def test_the_same_upload_told_twice_is_screened_once(scene: Scene) -> None:
    """S3 and the bus bring events at least once."""
    application_id = scene.apply(scene.opening())
    scene.send_resume(application_id, STRONG_RESUME)
    scene.waited_for(application_id, "recordings")
    file = resumes.get_resume_file(application_id)
    again = {"detail": {"object": {"key": file.key, "size": file.bytes}}}
    assert scene.cloud.invoke("register_resume", again) == {"status": "read"}
    opened = next(e for e in applications.events(application_id) if e.name == EventName.RESUME_UPLOADED)
    told = {"detail": opened.model_dump(mode="json")}
    scene.cloud.invoke("start_machine", told)
    scene.cloud.quiet()
    assert len(scene.runs("screening", application_id)) == 1
    assert len(scene.candidate_mails(application_id)) == 2


def test_a_late_resume_changes_nothing(scene: Scene) -> None:
    """After the screening another file is kept as refused, and the one that was screened goes on standing."""
    application_id = scene.apply(scene.opening())
    scene.send_resume(application_id, STRONG_RESUME)
    scene.waited_for(application_id, "recordings")
    late = {"detail": {"object": {"key": f"resumes/{application_id}/LATE.txt", "size": 10}}}
    assert scene.cloud.invoke("register_resume", late) == {"status": "refused"}
    assert resumes.get_resume_file(application_id).status == "read"
    assert scene.stage(application_id) is Stage.INVITED


def test_a_withdrawal_overtakes_the_screening(scene: Scene) -> None:
    """Whoever withdraws while the resume is read stays withdrawn."""
    application_id = scene.apply(scene.opening())
    scene.send_resume(application_id, STRONG_RESUME)
    scene.at(application_id, Stage.INVITED)
    interviews.withdraw(application_id)
    scene.start("screening", application_id, "ResumeUploaded")
    assert scene.ended("screening", application_id, 2)[-2:] == ["Shortlist", "Overtaken"]
    assert scene.stage(application_id) is Stage.WITHDRAWN


def zipped() -> bytes:
    """A zip archive, to be sent as a PDF."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr("resume.txt", "not a PDF")
    return buffer.getvalue()

"""The files that travel with a mail: the meeting for the diary, and what an interviewer reads beforehand."""

from mimetypes import guess_type
from typing import Literal

from cloud.files import artefacts, uploads
from cloud.letters.case import Case
from cloud.mail import Attachment
from cloud.reports import find_report
from cloud.resumes import find_resume_file


def calendar_entry(calendar: str, method: Literal["REQUEST", "CANCEL"] = "REQUEST") -> Attachment:
    """The meeting as an entry that mail programs put into the diary, or take out of it."""
    return Attachment("interview.ics", f"text/calendar; method={method}; charset=utf-8", calendar.encode())


def papers_for_panel(case: Case) -> tuple[Attachment, ...]:
    """The resume as it was sent and the interview report, where there are such."""
    papers: list[Attachment] = []
    file, made = find_resume_file(case.application_id), find_report(case.application_id)
    if file:
        kind = guess_type(file.name)[0] or "application/octet-stream"
        papers.append(Attachment(f"resume.{file.extension}", kind, uploads().read(file.key)))
    if made:
        paper = artefacts().read(made.staff_papers[case.application.language])
        papers.append(Attachment("report.pdf", "application/pdf", paper))
    return tuple(papers)

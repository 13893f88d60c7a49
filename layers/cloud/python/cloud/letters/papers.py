"""The files that travel with an interviewer's mail: what they read beforehand."""

from mimetypes import guess_type

from talent.people import Staff

from cloud.blinding import resume_page, veil_of_case
from cloud.files import artefacts, uploads
from cloud.letters.case import Case, blind_to
from cloud.mail import Attachment
from cloud.reports import find_report
from cloud.resumes import find_resume_file
from cloud.table import Missing


def papers_for(case: Case, staff: Staff) -> tuple[Attachment, ...]:
    """What an interviewer reads beforehand: under blind review the veiled resume, else the papers as they are.

    A blind interviewer reads the veiled report behind the scorecard's link, where it is drawn for them.
    """
    if not blind_to(case, staff.staff_id):
        return _papers(case)
    try:
        page = resume_page(case.application_id, veil_of_case(case.application_id), staff.language)
    except Missing:
        return ()
    return (Attachment("resume.html", "text/html; charset=utf-8", page.encode()),)


def _papers(case: Case) -> tuple[Attachment, ...]:
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

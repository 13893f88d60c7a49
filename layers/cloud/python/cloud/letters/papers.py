"""The files that travel with an interviewer's mail: what they read beforehand."""

from mimetypes import guess_type

from talent.blind import Veil
from talent.people import Staff

from cloud.blinding import reads_contacts, resume_page, veil_of_case
from cloud.files import artefacts, uploads
from cloud.letters.case import Case, blind_to
from cloud.mail import Attachment
from cloud.reports import find_report
from cloud.resumes import find_resume_file
from cloud.table import Missing


def papers_for(case: Case, staff: Staff) -> tuple[Attachment, ...]:
    """What an interviewer reads beforehand: the resume, and unless they review blind the interview report.

    The candidate's own file is only for whom their contacts are; the others get the resume as it was read, without
    contacts. A blind interviewer reads the veiled report behind the scorecard's link, where it is drawn for them.
    """
    if blind_to(case, staff.staff_id):
        return _page(case, staff, veil_of_case(case.application_id))
    resume = _file(case) if reads_contacts(case.application, staff) else _page(case, staff, None)
    return (*resume, *_report(case, staff))


def _page(case: Case, staff: Staff, veil: Veil | None) -> tuple[Attachment, ...]:
    try:
        page = resume_page(case.application_id, veil, staff.language)
    except Missing:
        return ()
    return (Attachment("resume.html", "text/html; charset=utf-8", page.encode()),)


def _file(case: Case) -> tuple[Attachment, ...]:
    file = find_resume_file(case.application_id)
    if file is None:
        return ()
    kind = guess_type(file.name)[0] or "application/octet-stream"
    return (Attachment(f"resume.{file.extension}", kind, uploads().read(file.key)),)


def _report(case: Case, staff: Staff) -> tuple[Attachment, ...]:
    made = find_report(case.application_id)
    if made is None:
        return ()
    paper = artefacts().read(made.staff_papers[staff.language])
    return (Attachment("report.pdf", "application/pdf", paper),)

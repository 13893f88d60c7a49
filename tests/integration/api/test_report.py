"""The report and the resume through the API: the candidate's as soon as it is made, staff's by their roles."""

import pytest
from cloud import reports, resumes
from cloud.files import uploads
from talent.assessment.score import Note
from talent.kernel import Phrase
from talent.people import Role
from talent.report import Report
from talent.report.shape import PositionMatch

from tests.integration.api.conftest import Journey, ask, staff

WORDS = Phrase(zh="简历匹配", en="resume fit")
HINT = Phrase(zh="语速变化大", en="the pace varies much")


@pytest.fixture
def made(journey: Journey) -> Journey:
    """A journey with a report."""
    report = Report(
        application=journey.application_id,
        language="zh",
        position="intl-trade",
        position_name=journey.opening.title,
        summary=WORDS,
        match=PositionMatch(
            percent=70,
            requirement_fit=70,
            competency_fit=None,
            requirement_weight=1,
            competency_weight=0,
            words=WORDS,
        ),
        others=(),
        strengths=(),
        improvements=(),
        competencies=(),
        answers=(),
        channels=(),
        measured=(),
        not_measured=(),
        rights=(),
        notes=(Note(code="pace", words=HINT),),
    )
    reports.keep_report(report, 1, {"zh": "<h1>报告</h1>", "en": "<h1>Report</h1>"})
    return journey


def test_before_it_is_made_the_report_says_so(journey: Journey) -> None:
    link = journey.link("application")
    for path in ("/me/report", "/me/report/page"):
        reply = ask("GET", path, link=link)
        assert (reply.status, reply.json["name"]) == (404, "ReportNotMade")


def test_the_candidate_reads_the_report_without_hrs_notes(made: Journey) -> None:
    link = made.link("application")
    assert ask("GET", "/me/report", link=link).at("match", "percent") == 70
    assert HINT.zh not in ask("GET", "/me/report", link=link).text
    page = ask("GET", "/me/report/page", link=link)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert page.text == "<h1>报告</h1>"


def test_notes_are_for_those_who_decide(made: Journey) -> None:
    department, path = made.opening.department_id, f"/applications/{made.application_id}/report"
    recruiter = staff("rec", Role.RECRUITER, department)
    manager = staff("manager", Role.HIRING_MANAGER, department)
    assert HINT.zh in ask("GET", path, claims=recruiter).text
    assert HINT.zh not in ask("GET", path, claims=manager).text
    assert ask("GET", f"{path}/page", claims=manager).text == "<h1>报告</h1>"


def test_the_resume_is_read_by_a_signed_address(journey: Journey) -> None:
    recruiter = staff("rec", Role.RECRUITER, journey.opening.department_id)
    path = f"/applications/{journey.application_id}/resume"
    assert ask("GET", path, claims=recruiter).json["name"] == "Missing"
    key = f"resumes/{journey.application_id}/01J9ZX7Q3B5V8W2K4M6N8P0R2T.pdf"
    uploads().write(key, b"%PDF-", "application/pdf")
    resumes.register_resume(key, 5)
    address = str(ask("GET", path, claims=recruiter).json["address"])
    assert key in address
    assert "X-Amz-Expires=900" in address
    assert "resume.pdf" in address

"""The report and the resume through the API: the candidate's as soon as it is made, staff's by their roles."""

import re
from urllib.parse import unquote, urlsplit

import pytest
from cloud import erasure, recordings, reports, resumes
from cloud.files import artefacts
from cloud.files import uploads as uploaded
from cloud.moment import happened
from talent.assessment.score import Note
from talent.events import EventName
from talent.kernel import Phrase
from talent.people import Role
from talent.report import Report
from talent.report.shape import Answer, PositionMatch, QuotedSign

from tests.integration.api.conftest import CONSENTS, Journey, ask, staff

WORDS = Phrase(zh="简历匹配", en="resume fit")
HINT = Phrase(zh="语速变化大", en="the pace varies much")

SIGN = QuotedSign(
    sign="own_action",
    name=Phrase(zh="自己采取的行动", en="own action"),
    quote="我当天就打了电话",
    answer=0,
    start=24.2,
    end=26.0,
    effect=0.4,
)
ANSWER = Answer(
    question="trade-pressure",
    words=Phrase(zh="请讲一次延误。", en="Tell us about a delay."),
    transcript="船期晚了，我当天就打了电话。",
    seconds=60.0,
    pauses=(),
    pace=4.0,
    face=(),
    signs=(SIGN,),
)


def fetched(address: str) -> bytes:
    """What lies at a signed address of the artefacts."""
    return artefacts().read(unquote(urlsplit(address).path.removeprefix("/")))


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
        answers=(ANSWER,),
        channels=(),
        measured=(),
        not_measured=(),
        rights=(),
        notes=(Note(code="pace", words=HINT),),
    )
    mine, staffs = {"zh": b"%PDF-zh", "en": b"%PDF-en"}, {"zh": b"%PDF-staff", "en": b"%PDF-staff"}
    reports.keep_report(report, 1, mine, staffs)  # type: ignore[arg-type]
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
    assert WORDS.zh in page.text
    assert HINT.zh not in page.text
    assert f'href="https://bole.example/application#{link}"' in page.text


def test_the_candidate_keeps_the_report_as_a_paper(made: Journey) -> None:
    reply = ask("GET", "/me/report/paper", link=made.link("interview"))
    assert fetched(str(reply.json["address"])) == b"%PDF-zh"


def test_notes_are_for_those_who_decide(made: Journey) -> None:
    department, path = made.opening.department_id, f"/applications/{made.application_id}/report"
    recruiter = staff("rec", Role.RECRUITER, department)
    manager = staff("manager", Role.HIRING_MANAGER, department)
    assert HINT.zh in ask("GET", path, claims=recruiter).text
    assert HINT.zh not in ask("GET", path, claims=manager).text
    assert HINT.zh in ask("GET", f"{path}/page", claims=recruiter).text
    assert HINT.zh not in ask("GET", f"{path}/page", claims=manager).text
    paper = ask("GET", f"{path}/paper", claims=manager)
    assert fetched(str(paper.json["address"])) == b"%PDF-staff"


def test_staff_go_from_a_score_to_its_second_in_the_recording(made: Journey) -> None:
    link = made.invited()
    ask("POST", "/me/consents", CONSENTS, link=link)
    made.record(link, 1)
    path = f"/applications/{made.application_id}/report/page"
    recruiter = staff("rec", Role.RECRUITER, made.opening.department_id)
    page = ask("GET", path, claims=recruiter).text
    key = recordings.get_recording(made.application_id, 1).key
    assert re.search(rf'href="https://[^"]*{key}[^"]*#t=24.2"', page)
    event = happened(EventName.APPLICATION_WITHDRAWN, "candidate", application_id=made.application_id)
    erasure.erase_for(event)
    assert key not in ask("GET", path, claims=recruiter).text, "an erased recording is not offered"


def test_the_resume_is_read_by_a_signed_address(journey: Journey) -> None:
    recruiter = staff("rec", Role.RECRUITER, journey.opening.department_id)
    path = f"/applications/{journey.application_id}/resume"
    assert ask("GET", path, claims=recruiter).json["name"] == "Missing"
    key = f"resumes/{journey.application_id}/01J9ZX7Q3B5V8W2K4M6N8P0R2T.pdf"
    uploaded().write(key, b"%PDF-", "application/pdf")
    resumes.register_resume(key, 5)
    address = str(ask("GET", path, claims=recruiter).json["address"])
    assert key in address
    assert "X-Amz-Expires=900" in address
    assert "resume.pdf" in address

"""Until their own score is in, interviewers see what a candidate can do and not who it is: on pages, papers and mails."""

from collections.abc import Mapping

import pytest
from cloud import keys, meetings, reports, resumes, waits
from cloud.files import uploads
from cloud.letters.asking import letters_of
from cloud.mail import Letter
from cloud.moment import now
from cloud.table import Replace, table
from documents.writing import invite_of
from talent.blind import label
from talent.messages import Kind
from talent.opening import Opening
from talent.people import Role
from talent.report import Report
from talent.resume import Basics, Education, Leaf, Resume, Work
from talent.resume_file import ResumeFile
from talent.waiting import Wait

from tests.integration.api.conftest import Journey, ask, staff
from tests.integration.api.test_audit import reads
from tests.unit.documents.conftest import report

__all__ = ["report"]

WHO = ("林晓", "lin@example.com", "13800000000", "138 0000 0000", "厦门大学", "Xiamen University")
SAID = "去年我负责对账，把回款提前了两周。"
CAN = ("外贸业务员", "远航贸易", "报价", "本科", "国际贸易", "CET-6")


def leaf(value: str) -> Leaf:
    return Leaf(value=value, confidence=1, page=1)


def resume() -> Resume:
    summary = "林晓负责报价与谈判，毕业于厦门大学 (Xiamen University)，联系 138 0000 0000 或 lin@example.com"
    return Resume(
        sha256="0" * 64,
        language="zh",
        pages=1,
        read_by="text",
        basics=Basics(name=leaf("林晓"), email=leaf("lin@example.com"), phone=leaf("13800000000")),
        education=(Education(institution=leaf("厦门大学"), degree=leaf("本科"), major=leaf("国际贸易")),),
        work=(Work(title=leaf("外贸业务员"), organization=leaf("远航贸易"), summary=leaf(summary)),),
        skills=(leaf("报价"), leaf("CET-6")),
    )


@pytest.fixture
def asked(journey: Journey, report: Report) -> Journey:
    """At the panel, with a resume and a report in which the candidate says name and school."""
    key = f"resumes/{journey.application_id}/R1.pdf"
    uploads().write(key, b"%PDF-", "application/pdf")
    resumes.keep_resume(
        ResumeFile(application_id=journey.application_id, key=key, bytes=5, arrived_at=now()), resume()
    )
    said = report.answers[0].model_copy(
        update={"transcript": "您好，我叫林晓，毕业于厦门大学，电话 138 0000 0000。" + SAID}
    )
    answers = (said, *report.answers[1:])
    named = report.model_copy(update={"application": journey.application_id, "answers": answers})
    paper = "林晓".encode()
    reports.keep_report(named, 1, {"zh": paper, "en": paper}, {"zh": paper, "en": paper})
    journey.at_panel()
    return journey


def shown(journey: Journey, claims: Mapping[str, str]) -> dict[str, str]:
    """Everything that the interviewer Ann can read, by its path."""
    home, link = f"/applications/{journey.application_id}", journey.link("scorecard", "ann")
    pages = ("", "/timeline", "/scorecard", "/resume/page", "/report", "/report/page")
    texts = {home + page: ask("GET", home + page, claims=claims) for page in pages}
    by_link = ("/scorecard", "/scorecard/resume/page", "/scorecard/report/page")
    texts |= {path: ask("GET", path, link=link) for path in by_link}
    assert {path: reply.status for path, reply in texts.items() if reply.status != 200} == {}
    return {path: reply.text for path, reply in texts.items()}


def parts(letter: Letter) -> str:
    """All that a mail brings, its attachments as text."""
    papers = "".join(each.data.decode(errors="replace") for each in letter.attachments)
    return "\n".join((letter.subject, letter.text, letter.html, papers.replace("\r\n ", "")))


def panel_letters(journey: Journey, wait: Wait) -> list[Letter]:
    return [*letters_of(wait, invite_of), *letters_of(wait)]


def test_before_the_score_nothing_says_who_it_is(asked: Journey) -> None:
    ann = staff("ann", Role.INTERVIEWER)
    for path, text in shown(asked, ann).items():
        assert [word for word in WHO if word in text] == [], path
    page = ask("GET", "/scorecard/resume/page", link=asked.link("scorecard", "ann")).text
    assert [word for word in CAN if word not in page] == []
    assert label(asked.application_id).zh in page
    assert SAID in ask("GET", f"/applications/{asked.application_id}/report", claims=ann).text


def test_the_file_and_the_composite_wait_for_the_score(asked: Journey) -> None:
    ann, home = staff("ann", Role.INTERVIEWER), f"/applications/{asked.application_id}"
    for path in ("composite", "report/paper"):
        reply = ask("GET", f"{home}/{path}", claims=ann)
        assert (reply.status, reply.json["name"]) == (409, "ScoreFirst"), path
    assert ask("GET", f"{home}/resume", claims=ann).status == 403


def test_after_the_score_names_appear(asked: Journey) -> None:
    ann = staff("ann", Role.INTERVIEWER)
    sent = ask("PUT", "/scorecard", scores(asked), link=asked.link("scorecard", "ann"))
    assert (sent.json["candidate_name"], sent.json["blind"]) == ("林晓", False)
    home = f"/applications/{asked.application_id}"
    assert "厦门大学" in shown(asked, ann)["/scorecard/resume/page"]
    bo = staff("bo", Role.INTERVIEWER)
    assert ask("GET", home, claims=bo).json["blind"] is True


@pytest.mark.parametrize("role", [Role.HIRING_MANAGER, Role.BUSINESS_REVIEWER, Role.AUDITOR])
def test_contacts_are_in_nothing_for_whom_they_are_not(asked: Journey, role: Role) -> None:
    """Who knows the candidate by name and school reads no address and no number: in no field, no text and no file."""
    home, claims = f"/applications/{asked.application_id}", staff("x", role, asked.opening.department_id)
    texts = [ask("GET", home + page, claims=claims) for page in ("", "/resume/page")]
    for reply in texts:
        assert reply.status == 200, reply.text
        assert "厦门大学" in reply.text
        assert [word for word in WHO[1:4] if word in reply.text] == []
    assert texts[0].json["candidate_name"] == "林晓"
    assert ask("GET", f"{home}/resume", claims=claims).status == 403
    ask("PUT", "/scorecard", scores(asked), link=asked.link("scorecard", "ann"))
    after = shown(asked, staff("ann", Role.INTERVIEWER))
    assert [path for path, text in after.items() for word in WHO[1:4] if word in text] == []


def test_the_file_with_its_contacts_leaves_a_row(asked: Journey) -> None:
    recruiter = staff("rec", Role.RECRUITER, asked.opening.department_id)
    assert ask("GET", f"/applications/{asked.application_id}/resume", claims=recruiter).status == 200
    assert ("rec", "read a candidate's contacts") in reads()
    page = ask("GET", f"/applications/{asked.application_id}/resume/page", claims=recruiter)
    assert "138 0000 0000" in page.text


def scores(journey: Journey) -> dict[str, object]:
    return {"levels": dict.fromkeys(journey.opening.model.weights, 4)}


@pytest.mark.parametrize("path", ["/scorecard", "/scorecard/resume/page", "/scorecard/report/page"])
def test_who_handed_the_scorecard_over_sees_nothing_more_by_their_link(asked: Journey, path: str) -> None:
    """Neither veiled nor unveiled: without a scorecard nobody is an interviewer of this candidate."""
    staff("cy", Role.INTERVIEWER)
    link = asked.link("scorecard", "ann")
    assert ask("GET", path, link=link).status == 200
    meetings.hand_over(asked.application_id, "ann", "cy", "hr")
    assert ask("GET", path, link=link).json["name"] == "NotOnThePanel"
    staff("bo", Role.EMPLOYEE)
    lost = ask("GET", path, link=asked.link("scorecard", "bo"))
    assert (lost.status, lost.json["name"]) == (403, "NotAllowed")


def test_a_manager_on_the_panel_is_blind_and_hr_is_not(asked: Journey) -> None:
    home, department = f"/applications/{asked.application_id}", asked.opening.department_id
    manager = staff("bo", Role.HIRING_MANAGER, department)
    assert "林晓" not in ask("GET", home, claims=manager).text
    for role in (Role.RECRUITER, Role.HR_MANAGER):
        seen = ask("GET", home, claims=staff(f"{role}-1", role, department))
        assert (seen.json["candidate_name"], seen.json["blind"]) == ("林晓", False)
        assert ask("GET", f"{home}/resume", claims=staff(f"{role}-1", role, department)).status == 200


def test_mails_and_diaries_of_interviewers_keep_it(asked: Journey) -> None:
    wait = waits.find(asked.application_id, "panel")
    assert wait
    staff("recruiter", Role.RECRUITER, asked.opening.department_id)
    letters = panel_letters(asked, wait)
    to_panel = [each for each in letters if each.kind.startswith("panel")]
    assert len(to_panel) == 4, "an invitation and a reminder for each of two"
    for letter in to_panel:
        assert [word for word in WHO if word in parts(letter)] == [], letter.kind
        assert label(asked.application_id).zh in letter.subject
    invited = next(each for each in letters if each.kind == Kind.MEETING_INVITED)
    assert "林晓" in parts(invited)
    names = {part.filename for part in to_panel[0].attachments}
    assert names == {"interview.ics", "resume.html"}


def test_where_the_opening_does_not_want_it_names_are_shown(asked: Journey) -> None:
    stored = table().get(keys.opening(asked.opening.opening_id), Opening)
    policy = stored.value.policy.model_copy(update={"blind_review": False})
    open_names = stored.value.model_copy(update={"policy": policy})
    table().write(Replace(keys.opening(asked.opening.opening_id), open_names, stored.version))
    seen = ask("GET", "/scorecard", link=asked.link("scorecard", "ann"))
    assert (seen.json["candidate_name"], seen.json["blind"]) == ("林晓", False)

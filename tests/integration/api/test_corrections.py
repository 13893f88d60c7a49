"""A person corrects what was read: beside the machine's value, with a new match that is kept as a version."""

from collections.abc import Mapping
from datetime import date

import pytest
from cloud import applications, resumes
from talent.matching import match
from talent.moves import MoveName
from talent.people import Role
from talent.reading import read_resume
from talent.reading.text import plain
from talent.resume_file import ResumeFile

from tests.integration.api.conftest import Journey, ask, staff

TEXT = """林晓
电话：138-0013-8000 | 邮箱：lin@example.com
教育背景
2013.09-2017.06  集美大学  国际贸易（大专）
工作经历
2019.07–至今  厦门蓝港进出口有限公司  外贸专员
• 负责信用证审单，按 FOB 报价
技能
Excel
证书
大学英语六级
"""


@pytest.fixture
def recruiter(journey: Journey) -> Mapping[str, str]:
    """A recruiter, with the application's resume read and matched."""
    application_id = journey.application_id
    resumes.register_resume(f"resumes/{application_id}/cv.txt", 500)
    file: ResumeFile = resumes.get_resume_file(application_id)
    read = resumes.keep_resume(file, read_resume(plain(TEXT, "x"), date(2026, 11, 1)))
    found = match(read.profile, journey.opening.requirements, 60)
    applications.keep(application_id, "MATCH", found)
    applications.note(application_id, {"match_score": found.score})
    journey.machine(MoveName.HOLD_BELOW_LINE)
    return staff("recruiter", Role.RECRUITER, journey.opening.department_id)


def correct(journey: Journey, claims: Mapping[str, str], path: str, value: str) -> dict[str, object]:
    """One correction sent."""
    sent = {"path": path, "value": value, "reason": "他发来了学位证"}
    reply = ask("POST", f"/applications/{journey.application_id}/corrections", sent, claims=claims)
    assert reply.status == 201, reply.text
    return reply.json


def test_a_correction_stands_beside_what_was_read_and_is_matched(
    journey: Journey, recruiter: Mapping[str, str]
) -> None:
    where = f"/applications/{journey.application_id}"
    before = applications.get(journey.application_id).value
    correct(journey, recruiter, "education[0].degree", "本科")
    after = applications.get(journey.application_id).value
    assert after.match_score is not None
    assert before.match_score is not None
    assert after.match_score > before.match_score
    assert after.stage == before.stage
    reading = ask("GET", f"{where}/reading", claims=recruiter)
    assert reading.at("machine", "education", 0, "degree", "value") == "大专"
    assert reading.at("standing", "education", 0, "degree", "value") == "本科"
    dossier = ask("GET", where, claims=recruiter)
    kept = dossier.at("dossier", "corrections", 0)
    assert isinstance(kept, dict)
    assert (kept["by"], kept["reason"], kept["machine"]["value"]) == ("recruiter", "他发来了学位证", "大专")
    versions = dossier.at("dossier", "matches")
    assert isinstance(versions, list)
    assert [(one["version"], one["match"]["score"]) for one in versions] == [
        (1, before.match_score),
        (2, after.match_score),
    ]
    assert versions[1]["correction_id"] == kept["correction_id"]


def test_what_was_missed_is_added_and_what_is_wrong_is_taken_away(
    journey: Journey, recruiter: Mapping[str, str]
) -> None:
    correct(journey, recruiter, "skills[0]", "")
    correct(journey, recruiter, "skills[0]", "SAP")
    correct(journey, recruiter, "certificates[1].name", "报关员证")
    reading = ask("GET", f"/applications/{journey.application_id}/reading", claims=recruiter)
    assert [one["value"] for one in reading.json["standing"]["skills"]] == ["SAP"]  # type: ignore[index]
    assert reading.at("standing", "certificates", 1, "name", "value") == "报关员证"
    assert len(reading.json["corrections"]) == 3  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "path", ["work[7].title", "basics.shoe", "education[0].salary", "certificates[0].name"]
)
def test_a_field_that_is_not_there_can_t_be_corrected(
    journey: Journey, recruiter: Mapping[str, str], path: str
) -> None:
    sent = {"path": path, "value": "", "reason": "x"}
    reply = ask("POST", f"/applications/{journey.application_id}/corrections", sent, claims=recruiter)
    assert (reply.status, reply.json["name"]) == (400, "FieldUnknown")


def test_the_reader_s_own_readers_see_no_contacts(journey: Journey, recruiter: Mapping[str, str]) -> None:
    correct(journey, recruiter, "basics.phone", "13900000000")
    manager = staff("manager", Role.HIRING_MANAGER, journey.opening.department_id)
    where = f"/applications/{journey.application_id}"
    assert ask("GET", where, claims=manager).at("dossier", "corrections") == []
    assert ask("GET", f"{where}/reading", claims=manager).status == 403
    assert ask("POST", f"{where}/corrections", {}, claims=manager).status == 403

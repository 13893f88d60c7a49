"""A candidate asks a person about the report: HR is told, a person answers with a reason, and the status says so."""

import pytest
from cloud import appeals, applications
from cloud.letters.noticing import letters_for
from talent.application import Stage
from talent.events import EventName
from talent.moves import MoveName
from talent.people import Role

from tests.integration.api.conftest import Journey, ask, staff
from tests.integration.api.test_report import made

__all__ = ["made"]

WISH = {"wants": "person", "words": "第 2 题的数字我说过，没有被听到。"}


def told(journey: Journey, name: EventName) -> list[str]:
    """The mails that the latest event of a name sends."""
    for person in (journey.opening.recruiter_id, journey.opening.hr_manager_id):
        staff(person, Role.RECRUITER, journey.opening.department_id)
    events = [each for each in applications.events(journey.application_id) if each.name == name]
    return [letter.kind for letter in letters_for(events[-1])]


def test_an_appeal_reaches_hr_and_its_answer_the_candidate(made: Journey) -> None:
    link = made.link("application")
    reply = ask("POST", "/me/appeals", WISH, link=link)
    assert (reply.status, reply.at("outcome")) == (201, None)
    assert told(made, EventName.APPEAL_MADE) == ["appeal_received", "hr_appeal"]
    assert "招聘团队" in str(ask("GET", "/me/application", link=link).at("appeal", "status", "zh"))
    recruiter = staff("rec", Role.RECRUITER, made.opening.department_id)
    dossier = ask("GET", f"/applications/{made.application_id}", claims=recruiter).json["dossier"]
    assert isinstance(dossier, dict)
    assert dossier["appeals"][0]["words"] == WISH["words"]
    answer = {"outcome": "stands", "reason": "我看了录像：第 2 题没有提到数字。"}
    path = f"/applications/{made.application_id}/appeals/1/answer"
    assert ask("POST", path, answer, claims=recruiter).status == 200
    assert told(made, EventName.APPEAL_ANSWERED) == ["appeal_answered"]
    mine = ask("GET", "/me/appeals", link=link).json["appeals"]
    assert isinstance(mine, list)
    assert (mine[0]["outcome"], mine[0]["reason"]) == ("stands", answer["reason"])
    assert "by" not in mine[0], "who answered is not the candidate's to know"
    assert ask("POST", path, answer, claims=recruiter).json["name"] == "AppealAnswered"
    assert ask("POST", "/me/appeals", WISH, link=link).at("number") == 2


def test_people_assess_anew_where_an_appeal_is_granted(made: Journey) -> None:
    made.submitted()
    made.machine(MoveName.ASSESS, MoveName.HOLD_BELOW_BAR)
    ask("POST", "/me/appeals", WISH, link=made.link("application"))
    recruiter = staff("rec", Role.RECRUITER, made.opening.department_id)
    answer = {"outcome": "assessed_anew", "reason": "转写漏了一句，请面试官重新评估。"}
    ask("POST", f"/applications/{made.application_id}/appeals/1/answer", answer, claims=recruiter)
    assert applications.get(made.application_id).value.stage is Stage.ASSESSED
    assert applications.events(made.application_id)[-1].name is EventName.PANEL_REQUESTED


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ({"wants": "person", "words": " "}, "BodyInvalid"),
        ({"wants": "money", "words": "x"}, "BodyInvalid"),
    ],
)
def test_an_appeal_says_what_it_wants(made: Journey, sent: dict[str, str], name: str) -> None:
    assert ask("POST", "/me/appeals", sent, link=made.link("application")).json["name"] == name
    assert appeals.appeals(made.application_id) == ()


def test_one_appeal_at_a_time_and_none_before_the_report(journey: Journey, made: Journey) -> None:
    link = made.link("application")
    ask("POST", "/me/appeals", WISH, link=link)
    assert ask("POST", "/me/appeals", WISH, link=link).json["name"] == "AppealOpen"


def test_before_the_report_there_is_nothing_to_appeal(journey: Journey) -> None:
    reply = ask("POST", "/me/appeals", WISH, link=journey.link("application"))
    assert reply.json["name"] == "ReportNotMade"


def test_an_explanation_is_answered_by_an_explanation(made: Journey) -> None:
    ask("POST", "/me/appeals", {**WISH, "wants": "explanation"}, link=made.link("application"))
    recruiter = staff("rec", Role.RECRUITER, made.opening.department_id)
    path = f"/applications/{made.application_id}/appeals/1/answer"
    wrong = ask("POST", path, {"outcome": "stands", "reason": "x"}, claims=recruiter)
    assert wrong.json["name"] == "WrongOutcome"
    right = ask("POST", path, {"outcome": "explained", "reason": "权重最大的是团队协作。"}, claims=recruiter)
    assert right.status == 200


def test_an_interviewer_does_not_read_appeals(made: Journey) -> None:
    ask("POST", "/me/appeals", WISH, link=made.link("application"))
    manager = staff("manager", Role.HIRING_MANAGER, made.opening.department_id)
    assert WISH["words"] not in ask("GET", f"/applications/{made.application_id}", claims=manager).text

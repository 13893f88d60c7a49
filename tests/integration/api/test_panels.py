"""Interviewers and offers through the API: scorecards by link or signed in, and HR over the draft."""

from cloud import applications, waits
from talent.blind import label
from talent.moves import MoveName
from talent.opening import Opening
from talent.people import Role

from tests.integration.api.conftest import Journey, ask, staff


def levels(opening: Opening, level: float = 4) -> dict[str, float]:
    return dict.fromkeys(opening.model.weights, level)


def test_scorecards_by_link_hide_the_others_until_the_own_is_in(journey: Journey) -> None:
    journey.at_panel()
    ann, bo = journey.link("scorecard", "ann"), journey.link("scorecard", "bo")
    scores = {"levels": levels(journey.opening), "notes": "清晰"}
    assert ask("PUT", "/scorecard", scores, link=ann).status == 200
    before = ask("GET", "/scorecard", link=bo).json
    assert before["others"] == []
    assert before["candidate_name"] == label(journey.application_id).zh
    assert isinstance(before["competencies"], list)
    assert {each["id"] for each in before["competencies"]} == set(journey.opening.model.weights)
    after = ask("PUT", "/scorecard", scores, link=bo)
    assert after.at("others", 0, "staff_id") == "ann"
    assert after.json["candidate_name"] == "林晓"


def test_the_quorum_closes_the_panel(journey: Journey) -> None:
    journey.at_panel()
    scores = {"levels": levels(journey.opening)}
    for person in ("ann", "bo"):
        assert ask("PUT", "/scorecard", scores, link=journey.link("scorecard", person)).status == 200
    again = ask("PUT", "/scorecard", scores, link=journey.link("scorecard", "ann"))
    assert (again.status, again.json["name"]) == (409, "PanelClosed")


def test_hr_reads_how_each_interviewer_scores_beside_the_others(journey: Journey) -> None:
    journey.at_panel()
    hr = staff("hr", Role.HR_MANAGER)
    assert ask("GET", "/interviewers/calibration", claims=hr).json["interviewers"] == []
    for person in ("ann", "bo"):
        scores = {"levels": levels(journey.opening, 3 if person == "ann" else 4)}
        assert ask("PUT", "/scorecard", scores, link=journey.link("scorecard", person)).status == 200
    read = ask("GET", "/interviewers/calibration", claims=hr)
    assert read.json["applications"] == 1
    assert [
        (read.at("interviewers", each, "staff_id"), read.at("interviewers", each, "shared"))
        for each in (0, 1)
    ] == [("ann", 1), ("bo", 1)]


def test_a_scorecard_needs_every_competency_from_one_to_five(journey: Journey) -> None:
    journey.at_panel()
    link = journey.link("scorecard", "ann")
    some = dict(list(levels(journey.opening).items())[1:])
    assert ask("PUT", "/scorecard", {"levels": some}, link=link).json["name"] == "IncompleteScorecard"
    assert ask("PUT", "/scorecard", {"levels": levels(journey.opening, 6)}, link=link).status == 422


def test_a_signed_in_interviewer_has_tasks_and_no_other_application(journey: Journey) -> None:
    journey.at_panel()
    ann, cy = staff("ann", Role.INTERVIEWER), staff("cy", Role.INTERVIEWER)
    tasks = ask("GET", "/tasks", claims=ann)
    assert tasks.at("scorecards", 0, "application_id") == journey.application_id
    path = f"/applications/{journey.application_id}/scorecard"
    assert ask("PUT", path, {"levels": levels(journey.opening)}, claims=ann).status == 200
    assert ask("GET", "/tasks", claims=ann).json == {"scorecards": []}
    assert ask("GET", path, claims=cy).json["name"] == "NotHere"


def test_an_interviewer_reads_no_other_scorecard_before_the_own(journey: Journey) -> None:
    journey.at_panel()
    scores = {"levels": levels(journey.opening), "notes": "讲得很清楚"}
    ask("PUT", "/scorecard", scores, link=journey.link("scorecard", "ann"))
    bo = staff("bo", Role.INTERVIEWER)
    assert "讲得很清楚" not in ask("GET", f"/applications/{journey.application_id}", claims=bo).text


def test_an_interviewer_who_was_asked_late_learns_no_score_beforehand(journey: Journey) -> None:
    """The composite of those who scored before stands on the application, too, and in the opening's list."""
    journey.at_panel()
    applications.note(journey.application_id, {"composite_score": 91.5, "interview_score": 88.5})
    bo = staff("bo", Role.INTERVIEWER, journey.opening.department_id)
    assert "91.5" not in ask("GET", f"/applications/{journey.application_id}", claims=bo).text
    path = f"/openings/{journey.opening.opening_id}/applications"
    mine = ask("GET", path, claims=bo).text
    assert "91.5" not in mine
    assert "88.5" not in mine
    manager = staff("boss", Role.HIRING_MANAGER, journey.opening.department_id)
    assert "91.5" in ask("GET", path, claims=manager).text


def test_only_an_hr_manager_confirms_an_offer(journey: Journey) -> None:
    journey.at_panel()
    journey.machine(MoveName.SELECT, MoveName.RESERVE_HEADCOUNT)
    journey.draft()
    path = f"/applications/{journey.application_id}/offer"
    recruiter = staff("rec", Role.RECRUITER, journey.opening.department_id)
    assert (
        ask("POST", f"{path}/confirmation", {"version": 1, "confirm": True}, claims=recruiter).status == 403
    )
    hr = staff("hr", Role.HR_MANAGER)
    shown = ask("GET", path, claims=hr).json
    assert str(shown["letter"]).startswith("https://")
    confirmed = ask("POST", f"{path}/confirmation", {"version": 1, "confirm": True}, claims=hr)
    assert confirmed.at("offer", "status") == "confirmed"
    assert confirmed.at("offer", "confirmed_by") == "hr"
    again = ask("POST", f"{path}/confirmation", {"version": 1, "confirm": True}, claims=hr)
    assert (again.status, again.json["name"]) == (409, "OfferNotOpen")


def test_hr_refuses_an_offer_with_a_reason_that_is_kept(journey: Journey) -> None:
    journey.at_panel()
    journey.machine(MoveName.SELECT, MoveName.RESERVE_HEADCOUNT)
    journey.draft()
    path = f"/applications/{journey.application_id}/offer"
    hr = staff("hr", Role.HR_MANAGER)
    assert (
        ask("POST", f"{path}/confirmation", {"version": 1, "confirm": False}, claims=hr).json["name"]
        == "ReasonMissing"
    )
    refusal = {"version": 1, "confirm": False, "reason": "预算冻结"}
    assert ask("POST", f"{path}/confirmation", refusal, claims=hr).status == 200
    assert "预算冻结" in ask("GET", path, claims=hr).text
    wait = waits.find(journey.application_id, "offer_confirmation")
    assert wait
    assert wait.verdict == "refused"

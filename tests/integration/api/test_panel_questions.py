"""What the business department wants to know stands on the interviewers' scorecards, and its answers before HR."""

from cloud import applications, panels, people
from talent.application import Stage
from talent.people import Role

from tests.integration.api.conftest import Journey, ask, staff


def at_panel(journey: Journey) -> None:
    """The panel is asked, whatever came before."""
    for person in journey.opening.pool:
        staff(person, Role.INTERVIEWER)
    applications.note(journey.application_id, {"stage": Stage.ASSESSED})
    panels.ask_panel(journey.application_id, "x/ask")
    journey.wait("panel")


def test_a_question_is_asked_on_the_scorecard_and_its_answer_reaches_hr(journey: Journey) -> None:
    at_panel(journey)
    reviewer = staff("reviewer", Role.BUSINESS_REVIEWER, journey.opening.department_id)
    name = people.get_candidate(journey.candidate_id).name
    own = f"/applications/{journey.application_id}/panel-questions"
    general = f"/openings/{journey.opening.opening_id}/panel-questions"
    assert ask("POST", general, {"words": "信用证被拒付怎么办？"}, claims=reviewer).status == 201
    asked = ask("POST", own, {"words": f"{name}的德语够用吗？"}, claims=reviewer)
    assert asked.status == 201, asked.text
    link = journey.link("scorecard", "ann")
    page = ask("GET", "/scorecard", link=link).json
    assert [each["words"].endswith("？") for each in page["questions"]] == [True, True]
    assert name not in str(page["questions"]), "the review is blind until the score is in"
    question_id = str(asked.json["question_id"])
    scores = {"levels": dict.fromkeys(journey.opening.model.weights, 4.0), "answers": {question_id: "够用。"}}
    assert ask("PUT", "/scorecard", {**scores, "answers": {"x": "?"}}, link=link).status == 400
    assert ask("PUT", "/scorecard", scores, link=link).status == 200
    changed = {**scores, "levels": dict.fromkeys(journey.opening.model.weights, 3.0)}
    assert ask("PUT", "/scorecard", changed, link=link).status == 200
    hr = staff("hr", Role.HR_MANAGER)
    dossier = ask("GET", f"/applications/{journey.application_id}", claims=hr).json["dossier"]
    earlier = [set(each["levels"].values()) for each in dossier["earlier_scorecards"]]
    assert earlier == [{4.0}], "a score that was changed is kept as it was"
    assert {question_id: "够用。"} in [each["answers"] for each in dossier["scorecards"]]
    assert len(ask("GET", own, claims=hr).json["questions"]) == 2


def test_who_is_of_another_department_or_asks_the_unlawful_is_refused(journey: Journey) -> None:
    own = f"/applications/{journey.application_id}/panel-questions"
    far = staff("far", Role.BUSINESS_REVIEWER, "elsewhere")
    assert ask("POST", own, {"words": "Why?"}, claims=far).status == 404
    near = staff("near", Role.BUSINESS_REVIEWER, journey.opening.department_id)
    refused = ask("POST", own, {"words": "您结婚了吗？"}, claims=near)
    assert (refused.status, refused.json["name"]) == (400, "UnlawfulQuestion")

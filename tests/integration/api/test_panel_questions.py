"""What the business department wants to know stands on the interviewers' scorecards, and its answers before HR."""

from cloud import applications, deciding, openings, panels, people, scorecards
from cloud.dossiers import get_dossier
from talent.application import Stage
from talent.moves import MoveName
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
    page = ask("GET", "/scorecard", link=link)
    assert page.at("questions", 0, "words") == "信用证被拒付怎么办？"
    veiled = str(page.at("questions", 1, "words"))
    assert veiled.endswith("的德语够用吗？")
    assert name not in veiled, "the review is blind until the score is in"
    question_id = str(asked.json["question_id"])
    scores = {"levels": dict.fromkeys(journey.opening.model.weights, 4.0), "answers": {question_id: "够用。"}}
    assert ask("PUT", "/scorecard", {**scores, "answers": {"x": "?"}}, link=link).status == 400
    assert ask("PUT", "/scorecard", scores, link=link).status == 200
    changed = {**scores, "levels": dict.fromkeys(journey.opening.model.weights, 3.0)}
    assert ask("PUT", "/scorecard", changed, link=link).status == 200
    hr = staff("hr", Role.HR_MANAGER)
    dossier = get_dossier(journey.application_id)
    assert [set(card.levels.values()) for card in dossier.earlier_scorecards] == [{4.0}], "kept as it was"
    read = ask("GET", f"/applications/{journey.application_id}", claims=hr)
    assert "够用。" in read.text
    assert ask("GET", own, claims=hr).at("questions", 1, "question_id") == question_id


def test_a_question_can_be_replaced_and_taken_back_and_an_answer_stays(journey: Journey) -> None:
    """Whoever has answered keeps the question and the answer; whoever has not is asked the new one alone."""
    at_panel(journey)
    reviewer = staff("reviewer", Role.BUSINESS_REVIEWER, journey.opening.department_id)
    own = f"/applications/{journey.application_id}/panel-questions"
    first = str(ask("POST", own, {"words": "德语？"}, claims=reviewer).json["question_id"])
    levels = dict.fromkeys(journey.opening.model.weights, 4.0)
    ann, bo = journey.link("scorecard", "ann"), journey.link("scorecard", "bo")
    scores = {"levels": levels, "answers": {first: "够用。"}}
    assert ask("PUT", "/scorecard", scores, link=ann).status == 200
    new = ask("PUT", f"{own}/{first}", {"words": "德语够谈判吗？"}, claims=reviewer)
    assert new.json["replaces"] == first
    assert ask("PUT", f"{own}/{first}", {"words": "x"}, claims=reviewer).json["name"] == "QuestionTakenBack"
    assert (
        ask("PUT", f"{own}/{new.json['question_id']}", {"words": "您结婚了吗？"}, claims=reviewer).status
        == 400
    )
    assert len(questions(ann)) == 2
    assert questions(bo) == [new.json["question_id"]]
    again = {"levels": dict.fromkeys(levels, 3.0), "answers": {}}
    assert ask("PUT", "/scorecard", again, link=ann).at("mine", "answers") == {first: "够用。"}
    gone = ask("DELETE", f"{own}/{new.json['question_id']}", claims=reviewer)
    assert gone.json["taken_back_by"] == "reviewer"
    assert questions(bo) == []
    general = f"/openings/{journey.opening.opening_id}/panel-questions"
    wide = str(ask("POST", general, {"words": "信用证？"}, claims=reviewer).json["question_id"])
    assert ask("DELETE", f"{general}/{wide}", claims=reviewer).status == 200
    assert ask("DELETE", f"{general}/{first}", claims=reviewer).status == 404


def questions(link: str) -> list[str]:
    """The ids of what stands on a scorecard."""
    page = ask("GET", "/scorecard", link=link).json["questions"]
    assert isinstance(page, list)
    return [str(each["question_id"]) for each in page if isinstance(each, dict)]


def test_who_is_of_another_department_or_asks_the_unlawful_is_refused(journey: Journey) -> None:
    own = f"/applications/{journey.application_id}/panel-questions"
    far = staff("far", Role.BUSINESS_REVIEWER, "elsewhere")
    assert ask("POST", own, {"words": "Why?"}, claims=far).status == 404
    near = staff("near", Role.BUSINESS_REVIEWER, journey.opening.department_id)
    refused = ask("POST", own, {"words": "您结婚了吗？"}, claims=near)
    assert (refused.status, refused.json["name"]) == (400, "UnlawfulQuestion")


def test_a_panel_that_is_asked_anew_begins_anew_and_the_earlier_scores_are_kept(journey: Journey) -> None:
    at_panel(journey)
    application_id, levels = journey.application_id, dict.fromkeys(journey.opening.model.weights, 4.0)
    for staff_id in ("ann", "bo"):
        scorecards.submit_scorecard(application_id, staff_id, levels, "")
    applications.note(application_id, {"stage": Stage.BELOW_BAR})
    deciding.decide(application_id, MoveName.REQUEST_PANEL, "hr", "Once more.")
    openings.set_pool(journey.opening.opening_id, ("bo", "cy"), "hr")
    panels.ask_panel(application_id, "x/again")
    cards = {card.staff_id: card.status for card in scorecards.scorecards(application_id)}
    assert cards == {"bo": "asked", "cy": "asked"}
    assert {card.staff_id for card in get_dossier(application_id).earlier_scorecards} == {"ann", "bo"}

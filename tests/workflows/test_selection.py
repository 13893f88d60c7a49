"""People score the same competencies; their quorum ends the wait, and what is below the bar waits for a person."""

import pytest
from cloud import applications, deciding, interviews, panels, scorecards
from cloud.scorecards import PanelClosed
from talent.application import Stage
from talent.moves import MoveName

from tests.workflows.scene import Scene

ASKED = ["Check the gate", "Above the gate?", "Ask the panel", "Wait for the panel"]
COMBINED = [*ASKED, "Panel complete?", "Combine scores", "Tell HR", "Above the bar?"]


def before_panel(scene: Scene, **opening: object) -> str:
    """An assessed candidate whose panel is asked."""
    application_id = scene.standing(scene.opening(**opening), Stage.ASSESSED, interview_score=70.0)  # type: ignore[arg-type]
    scene.start("selection", application_id, "CandidateAssessed")
    scene.waited_for(application_id, "panel")
    return application_id


def test_the_quorum_selects(scene: Scene) -> None:
    """40 % of the AI's score and 60 % of the people's; HR is told with everything it was made from."""
    application_id = before_panel(scene)
    scene.cloud.quiet()  # HR's mails about other tests' applications are out
    told = len(scene.mails_to("hr@bole.example"))
    scene.score(application_id, 4.0)
    assert scene.ended("selection", application_id) == [*COMBINED, "Select", "Selected"]
    assert applications.get(application_id).value.composite_score == 73.0
    subjects = scene.mailed("hr@bole.example", told + 2)[told:]
    assert len(subjects) == 2, "the result, and the offer to confirm"


def test_interviewers_get_the_meeting_for_their_diary(scene: Scene) -> None:
    """One mail each, with a calendar entry; so does the candidate."""
    before = len(scene.mails_to("cy@bole.example"))
    application_id = before_panel(scene, pool=("cy",), quorum=1)
    scene.cloud.quiet()
    mails = [mail for mail in scene.cloud.mails() if "cy@bole.example" in mail.to][before:]
    assert len(mails) == 1
    entries = [part for part in mails[0].message.walk() if part.get_content_type() == "text/calendar"]
    assert "METHOD:REQUEST" in entries[0].get_content()
    assert len(scene.candidate_mails(application_id)) == 1


def test_scores_below_the_bar_wait_for_a_person_who_may_reverse(scene: Scene) -> None:
    """The machine declines nobody; HR's reversal opens the offer."""
    application_id = before_panel(scene)
    scene.score(application_id, 2.0)
    assert scene.ended("selection", application_id) == [*COMBINED, "Hold below the bar", "Below the bar"]
    deciding.decide(application_id, MoveName.SELECT_ANYWAY, "hr", "The panel saw somebody else's papers.")
    scene.waited_for(application_id, "offer_confirmation")


def test_a_score_below_the_gate_asks_no_panel_until_a_person_does(scene: Scene) -> None:
    """A person's request passes the gate."""
    application_id = scene.standing(scene.opening(), Stage.ASSESSED, interview_score=10.0)
    scene.start("selection", application_id, "CandidateAssessed")
    assert scene.ended("selection", application_id) == [
        "Check the gate",
        "Above the gate?",
        "Hold below the bar",
        "Below the bar",
    ]
    deciding.decide(application_id, MoveName.REQUEST_PANEL, "recruiter", "The recording was poor.")
    scene.waited_for(application_id, "panel")


def test_a_panel_that_does_not_score_is_reminded_and_lapses(scene: Scene) -> None:
    """One of two is not the quorum; afterwards no scorecard is taken, and a person may ask again."""
    application_id = before_panel(scene)
    scene.score(application_id, 4.0, by=("ann",))
    scene.later(3)
    scene.later(6)
    assert scene.ended("selection", application_id) == [
        *ASKED,
        "Panel complete?",
        "Lapse panel",
        "Panel lapsed",
    ]
    with pytest.raises(PanelClosed):
        scene.score(application_id, 4.0, by=("bo",))
    deciding.decide(application_id, MoveName.REQUEST_PANEL, "recruiter", "They were travelling.")
    scene.waited_for(application_id, "panel")
    scene.score(application_id, 4.0)
    assert scene.ended("selection", application_id, 2)[-1] == "Selected"


def test_the_panels_own_timeout_lapses_too(scene: Scene) -> None:
    """If no sweep ever came."""
    application_id = before_panel(scene)
    scene.cloud.expire(scene.runs("selection", application_id)[0].arn)
    assert scene.ended("selection", application_id) == [*ASKED, "Lapse panel", "Panel lapsed"]


def test_an_empty_pool_is_held_for_a_person(scene: Scene) -> None:
    """Nobody to ask is no reason to fail."""
    application_id = scene.standing(scene.opening(pool=()), Stage.ASSESSED, interview_score=70.0)
    scene.start("selection", application_id, "CandidateAssessed")
    assert scene.ended("selection", application_id) == [*ASKED[:3], "Hold below the bar", "Below the bar"]


def test_a_withdrawal_ends_the_panel(scene: Scene) -> None:
    """No more is asked of anybody."""
    application_id = before_panel(scene, pool=("cy",), quorum=1)
    interviews.withdraw(application_id)
    assert scene.ended("selection", application_id) == [*ASKED, "Panel complete?", "Withdrawn"]
    scene.cloud.quiet()
    last = [mail for mail in scene.cloud.mails() if "cy@bole.example" in mail.to][-1]
    entry = next(part for part in last.message.walk() if part.get_content_type() == "text/calendar")
    assert "METHOD:CANCEL" in entry.get_content(), "the meeting leaves the interviewer's diary"
    assert all(card.status == "asked" for card in scorecards.scorecards(application_id))


def test_a_selection_that_comes_too_late_ends_quietly(scene: Scene) -> None:
    """The candidate withdrew meanwhile."""
    application_id = scene.standing(scene.opening(), Stage.WITHDRAWN, interview_score=70.0)
    scene.start("selection", application_id, "CandidateAssessed")
    assert scene.ended("selection", application_id) == [*ASKED[:3], "Overtaken"]


def test_interviewers_who_do_not_agree_leave_it_to_a_person_who_may_ask_one_more(scene: Scene) -> None:
    """Their mean selects nobody and holds nobody back; the first two scorecards stay as they are."""
    opening = scene.opening(pool=("ann", "bo", "cy"))
    application_id = scene.standing(opening, Stage.ASSESSED, interview_score=80.0)
    scene.start("selection", application_id, "CandidateAssessed")
    scene.waited_for(application_id, "panel")
    first, second = (card.staff_id for card in scorecards.scorecards(application_id))
    scene.score(application_id, 5.0, by=(first,))
    scene.score(application_id, 2.0, by=(second,))
    assert scene.ended("selection", application_id)[-2:] == ["Hold for a person", "Unsettled"]
    assert panels.get_composite(application_id).findings == ("panel_disagreement",)
    deciding.decide(application_id, MoveName.EXTEND_PANEL, "hr", "Let a third person look.")
    scene.waited_for(application_id, "panel")
    asked = {card.staff_id: card.status for card in scorecards.scorecards(application_id)}
    (third,) = {"ann", "bo", "cy"} - {first, second}
    assert asked == {first: "in", second: "in", third: "asked"}
    scene.score(application_id, 4.0, by=(third,))
    scene.ended("selection", application_id, 2)
    assert len(panels.get_composite(application_id).cards) == 3
    assert scene.stage(application_id) is Stage.UNSETTLED, "two who differ still do"


def test_what_was_received_counts_where_the_opening_says_so(scene: Scene) -> None:
    """One scorecard of two came in time."""
    rules = {"missing_scorecard": "use_received"}
    opening = scene.opening(composite=rules)
    application_id = scene.standing(opening, Stage.ASSESSED, interview_score=80.0)
    scene.start("selection", application_id, "CandidateAssessed")
    scene.waited_for(application_id, "panel")
    scene.score(application_id, 4.0, by=("ann",))
    scene.later(6)
    assert scene.ended("selection", application_id)[-1] == "Selected"
    assert panels.get_composite(application_id).missing == ("bo",)

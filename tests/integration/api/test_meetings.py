"""When the panel meets: the candidate chooses, HR sets, an interviewer hands over; nobody sits in two rooms."""

from datetime import datetime, timedelta

import pytest
from cloud import deciding, interviews, meetings, panels, scorecards
from cloud.moment import now
from cloud.schedules import meeting_time
from talent.moves import MoveName
from talent.people import Role
from talent.scheduling import TimeTaken

from tests.integration.api.conftest import Journey, ask, staff
from tests.integration.cloud.conftest import apply


def people() -> None:
    for person in ("ann", "bo", "cy"):
        staff(person, Role.INTERVIEWER)
    staff("recruiter", Role.RECRUITER)


def free(journey: Journey) -> list[str]:
    found = ask("GET", "/me/meeting", link=journey.link("application")).json["free"]
    assert isinstance(found, list)
    return [str(each) for each in found]


def second_panel(journey: Journey) -> Journey:
    """Another candidate of the same opening, before a panel of their own."""
    other = apply(journey.opening, "other@example.com")
    second = Journey(journey.opening, other.application_id, other.candidate_id)
    second.submitted()
    second.machine(MoveName.ASSESS)
    panels.ask_panel(second.application_id, "x/ask")
    return second


def test_the_candidate_moves_the_meeting_to_a_free_time(journey: Journey) -> None:
    people()
    journey.at_panel()
    wanted = free(journey)[-1]
    moved = ask("POST", "/me/meeting", {"starts_at": wanted}, link=journey.link("application"))
    assert moved.status == 200, moved.text
    assert datetime.fromisoformat(str(moved.json["starts_at"])) == datetime.fromisoformat(wanted)
    assert wanted not in free(journey)
    meeting = meetings.meeting_of(journey.application_id)
    assert meeting.sequence == 1, "calendars take the change by its count"


def test_a_candidate_reads_that_a_talk_does_not_take_place(journey: Journey) -> None:
    people()
    journey.at_panel()
    wanted = free(journey)[-1]
    for person in ("ann", "bo"):
        scorecards.submit_scorecard(
            journey.application_id, person, dict.fromkeys(journey.opening.model.weights, 4.0), ""
        )
    link = journey.link("application")
    mine = ask("GET", "/me/meeting", link=link)
    assert (mine.status, mine.json["called_off"], mine.json["free"]) == (200, True, [])
    refused = ask("POST", "/me/meeting", {"starts_at": wanted}, link=link)
    assert (refused.status, refused.json["name"]) == (409, "PanelClosed")


def test_a_time_of_ones_own_making_is_refused(journey: Journey) -> None:
    people()
    journey.at_panel()
    midnight = now().replace(hour=16, minute=0, second=0, microsecond=0) + timedelta(days=2)
    refused = ask(
        "POST", "/me/meeting", {"starts_at": midnight.isoformat()}, link=journey.link("application")
    )
    assert (refused.status, refused.json["name"]) == (409, "TimeTaken")


def test_two_panels_never_take_the_same_hour_of_one_person(journey: Journey) -> None:
    people()
    journey.at_panel()
    second = second_panel(journey)
    first, later = meeting_time(journey.application_id), meeting_time(second.application_id)
    assert first is not None
    assert later is not None
    assert first.value.starts_at != later.value.starts_at
    assert first.value.starts_at.isoformat() not in free(second)


def test_hr_sets_time_and_place(journey: Journey) -> None:
    people()
    journey.at_panel()
    path = f"/applications/{journey.application_id}/meeting"
    tomorrow = (now() + timedelta(days=1)).replace(minute=0, second=0, microsecond=0)
    body = {"starts_at": tomorrow.isoformat(), "place": "https://meet.example/42"}
    hr = staff("hr", Role.HR_MANAGER)
    assert ask("PUT", path, body, claims=hr).status == 200
    assert ask("GET", path, claims=hr).json["place"] == "https://meet.example/42"
    past = ask("PUT", path, {"starts_at": (tomorrow - timedelta(days=3)).isoformat()}, claims=hr)
    assert (past.status, past.json["name"]) == (400, "TimeUnusable")


def test_an_hour_over_which_hr_set_a_second_meeting_stays_taken_when_the_first_moves_away(
    journey: Journey,
) -> None:
    people()
    journey.at_panel()
    second, first = second_panel(journey), meeting_time(journey.application_id)
    assert first is not None
    meetings.set_time(second.application_id, first.value.starts_at, "3-01", "hr")
    meetings.choose_time(journey.application_id, meetings.choices(journey.application_id)[-1])
    assert first.value.starts_at not in meetings.choices(journey.application_id)


def test_a_scorecard_is_not_handed_to_who_sits_in_another_panel_at_that_time(journey: Journey) -> None:
    people()
    journey.at_panel()
    second, first = second_panel(journey), meeting_time(journey.application_id)
    assert first is not None
    meetings.hand_over(second.application_id, "ann", "cy", "hr")
    meetings.set_time(second.application_id, first.value.starts_at, "3-01", "hr")
    with pytest.raises(TimeTaken):
        meetings.hand_over(journey.application_id, "ann", "cy", "hr")


def test_who_steps_back_gives_the_panel_its_hour_back(journey: Journey) -> None:
    people()
    journey.at_panel()
    first = meeting_time(journey.application_id)
    assert first is not None
    interviews.withdraw(journey.application_id)
    second = meeting_time(second_panel(journey).application_id)
    assert second is not None
    assert second.value.starts_at == first.value.starts_at


def test_one_more_interviewer_is_asked_once_however_often_the_task_is_repeated(journey: Journey) -> None:
    people()
    journey.at_panel()
    before = [card.staff_id for card in scorecards.scorecards(journey.application_id)]
    journey.machine(MoveName.HOLD_UNSETTLED)
    deciding.decide(journey.application_id, MoveName.EXTEND_PANEL, "hr", "They don't agree.")
    for _ in range(2):
        cards = panels.ask_panel(journey.application_id, "x/extend", extend=True)
        assert len(cards) == len(before) + 1, "the pool has nobody left, and still the task is done"


def test_one_more_interviewer_brings_those_who_have_not_scored_into_no_other_room(journey: Journey) -> None:
    """Their panel met later; another panel of the same two has the usual hour, at which the third is free."""
    people()
    journey.at_panel()
    wanted = free(journey)[-1]
    ask("POST", "/me/meeting", {"starts_at": wanted}, link=journey.link("application"))
    second = second_panel(journey)
    journey.machine(MoveName.HOLD_UNSETTLED)
    deciding.decide(journey.application_id, MoveName.EXTEND_PANEL, "hr", "They don't agree.")
    panels.ask_panel(journey.application_id, "x/extend", extend=True)
    first, other = meeting_time(journey.application_id), meeting_time(second.application_id)
    assert first is not None
    assert other is not None
    assert first.value.starts_at != other.value.starts_at


def test_a_scorecard_is_handed_over_within_the_pool(journey: Journey) -> None:
    people()
    journey.at_panel()
    path = f"/applications/{journey.application_id}/handover"
    ann = {"sub": "ann", "cognito:groups": "interviewer"}
    assert ask("POST", path, {"from_id": "bo", "to_id": "cy"}, claims=ann).status == 403
    assert ask("POST", path, {"from_id": "ann", "to_id": "bo"}, claims=ann).json["name"] == "NotInThePool"
    assert ask("POST", path, {"from_id": "ann", "to_id": "cy"}, claims=ann).json["staff_id"] == "cy"
    assert {card.staff_id for card in scorecards.scorecards(journey.application_id)} == {"bo", "cy"}
    again = ask("POST", path, {"from_id": "ann", "to_id": "cy"}, claims=staff("hr", Role.HR_MANAGER))
    assert again.status == 409

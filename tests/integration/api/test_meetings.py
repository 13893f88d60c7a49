"""When the panel meets: the candidate chooses, HR sets, an interviewer hands over; nobody sits in two rooms."""

from datetime import datetime, timedelta

from cloud import meetings, panels
from cloud.moment import now
from cloud.schedules import meeting_time
from talent.application import MoveName
from talent.people import Role

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
    other = apply(journey.opening, "other@example.com")
    second = Journey(journey.opening, other.application_id, other.candidate_id)
    second.submitted()
    second.machine(MoveName.ASSESS)
    panels.ask_panel(second.application_id, "x/ask")
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


def test_a_scorecard_is_handed_over_within_the_pool(journey: Journey) -> None:
    people()
    journey.at_panel()
    path = f"/applications/{journey.application_id}/handover"
    ann = {"sub": "ann", "cognito:groups": "interviewer"}
    assert ask("POST", path, {"from_id": "bo", "to_id": "cy"}, claims=ann).status == 403
    assert ask("POST", path, {"from_id": "ann", "to_id": "bo"}, claims=ann).json["name"] == "NotInThePool"
    assert ask("POST", path, {"from_id": "ann", "to_id": "cy"}, claims=ann).json["staff_id"] == "cy"
    assert {card.staff_id for card in panels.scorecards(journey.application_id)} == {"bo", "cy"}
    again = ask("POST", path, {"from_id": "ann", "to_id": "cy"}, claims=staff("hr", Role.HR_MANAGER))
    assert again.status == 409

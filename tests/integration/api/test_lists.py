"""Long lists and the feed through the API: a page at a time by cursor, and a poll that costs next to nothing."""

from collections.abc import Iterable, Iterator, Mapping

import app as api
from chalicelib.doors import StaffMay
from cloud import applications, feeding, keys, scorecards
from cloud.applications import events
from cloud.bus import Batch
from cloud.items import as_item
from cloud.moment import happened
from cloud.webhooks import endpoints
from talent.access import RULES
from talent.events import Event, EventName
from talent.opening import Opening
from talent.people import Role

from tests.integration.api.conftest import Journey, ask, staff
from tests.integration.cloud.conftest import apply
from tests.unit.api.gateway import call


def pages(path: str, what: str, claims: Mapping[str, str], limit: int) -> Iterator[list[object]]:
    """Every page of a list."""
    cursor: object = ""
    joint = "&" if "?" in path else "?"
    while cursor is not None:
        reply = ask("GET", f"{path}{joint}limit={limit}&cursor={cursor}", claims=claims)
        assert reply.status == 200, reply.text
        cursor, rows = reply.json["next_cursor"], reply.json[what]
        assert isinstance(rows, list)
        assert len(rows) <= limit
        yield rows


def test_a_list_is_read_page_by_page_to_its_end(opening: Opening) -> None:
    made = {apply(opening, f"c{number}@example.com").application_id for number in range(5)}
    hr = staff("hr", Role.HR_MANAGER)
    path = f"/openings/{opening.opening_id}/applications"
    read = [row for rows in pages(path, "applications", hr, 2) for row in rows]
    assert [row["application_id"] for row in read if isinstance(row, dict)] == [
        row["application_id"]
        for rows in pages(path, "applications", hr, 100)
        for row in rows
        if isinstance(row, dict)
    ]
    assert {row["application_id"] for row in read if isinstance(row, dict)} == made
    assert len(read) == 5
    assert list(pages(f"{path}?stage=panel", "applications", hr, 2)) == [[]]
    people = [row for rows in pages("/candidates", "candidates", hr, 2) for row in rows]
    assert len(people) == 5
    colleagues = staff("boss", Role.ADMINISTRATOR)
    assert len([row for rows in pages("/staff", "staff", colleagues, 1) for row in rows]) == 2


def test_every_list_takes_a_cursor_and_refuses_a_strange_one(journey: Journey) -> None:
    """One mechanism: whatever has a cursor answers a broken one in one way, and never with a failure of our own."""
    lists = [
        route
        for resource in api.RESOURCES
        for route in resource.routes.routes
        if "cursor" in route.queries and isinstance(route.door, StaffMay) and "{import_id}" not in route.path
    ]
    assert {route.path for route in lists} >= {
        "/openings",
        "/candidates",
        "/staff",
        "/imports",
        "/duplicates",
        "/changes",
    }
    hook, _ = endpoints.register_webhook(
        "https://93.184.216.34/bole", (EventName.EMPLOYEE_HIRED,), "ERP", "admin"
    )
    for route in lists:
        assert isinstance(route.door, StaffMay)
        role = min(RULES[route.door.action])
        claims = staff(f"the-{role}", role, journey.opening.department_id)
        path = route.path.format(opening_id=journey.opening.opening_id, webhook_id=hook.webhook_id)
        for strange in ("!", "WyJhIl0", "W10", "é", "bnVsbA", "eyJhIjoxfQ", "WyIiLCIiLCIiXQ", "x" * 2000):
            reply = ask("GET", f"{path}?cursor={strange}", claims=claims)
            assert (reply.status, reply.json["name"]) in ((400, "CursorUnknown"), (400, "QueryInvalid")), (
                path,
                strange,
            )
        for limit in ("0", "1001", "many", "-1"):
            assert ask("GET", f"{path}?limit={limit}", claims=claims).json["name"] == "QueryInvalid"


def test_another_lists_cursor_opens_nothing(opening: Opening) -> None:
    """A cursor names keys, but never which partition is read."""
    for number in range(3):
        apply(opening, f"c{number}@example.com")
    hr = staff("hr", Role.HR_MANAGER)
    cursor = ask("GET", "/candidates?limit=1", claims=hr).json["next_cursor"]
    reply = ask("GET", f"/openings/{opening.opening_id}/applications?cursor={cursor}", claims=hr)
    rows = reply.json.get("applications", [])
    assert isinstance(rows, list)
    assert all(row["opening_id"] == opening.opening_id for row in rows)


def feed(journey: Journey) -> None:
    """What the table's stream does."""
    brought(events(journey.application_id))


def brought(told: Iterable[Event]) -> None:
    """The stream brings events."""
    records = [
        {"dynamodb": {"SequenceNumber": str(n), "NewImage": as_item(keys.event("X", e.event_id), e, 1, None)}}
        for n, e in enumerate(told)
    ]
    feeding.append_changes(Batch.model_validate({"Records": records}))


def test_a_front_end_polls_the_feed_from_where_it_was(journey: Journey) -> None:
    hr = staff("hr", Role.HR_MANAGER)
    start = ask("GET", "/changes", claims=hr).json["cursor"]
    journey.invited()
    feed(journey)
    reply = ask("GET", f"/changes?cursor={start}", claims=hr)
    rows = reply.json["changes"]
    assert isinstance(rows, list)
    assert [row["name"] for row in rows] == [
        "ApplicationOpened",
        "ResumeUploaded",
        "CandidateShortlisted",
        "CandidateInvited",
    ]
    assert {row["application_id"] for row in rows} == {journey.application_id}
    assert rows[-1]["words"]["zh"] == "发出 AI 面试邀请"
    assert "林晓" not in reply.text
    path = f"/changes?cursor={reply.json['cursor']}"
    idle = ask("GET", path, claims=hr)
    assert (idle.json["changes"], idle.json["more"]) == ([], False)
    again = call(api.app, "GET", path, headers={"If-None-Match": idle.headers["ETag"]}, claims=hr)
    assert (again.status, again.text) == (304, "")


def test_an_employee_has_no_feed(opening: Opening) -> None:
    assert ask("GET", "/changes", claims=staff("one", Role.EMPLOYEE)).status == 403


def test_an_administrator_polls_what_is_theirs_and_nobodys_application(journey: Journey) -> None:
    admin = staff("admin", Role.ADMINISTRATOR)
    start = ask("GET", "/changes", claims=admin).json["cursor"]
    one = journey.application_id
    changes = (
        happened(EventName.CANDIDATE_INVITED, "machine", application_id=one),
        happened(EventName.STAFF_CHANGED, "boss", staff_id="ann"),
        happened(EventName.WEBHOOK_PAUSED, "machine", webhook_id="W1"),
        happened(EventName.MACHINE_STOPPED, "machine", application_id=one),
        happened(EventName.SCORECARD_SUBMITTED, "ann", application_id=one),
    )
    brought(changes)
    told = ask("GET", f"/changes?cursor={start}", claims=admin).json["changes"]
    assert isinstance(told, list)
    assert [(row["name"], row["staff_id"], row["webhook_id"]) for row in told] == [
        ("StaffChanged", "ann", ""),
        ("WebhookPaused", "", "W1"),
        ("MachineStopped", "", ""),
    ]


def test_an_interviewer_sees_their_own_candidates_and_no_score_before_their_own(journey: Journey) -> None:
    """The list is no way round the blind review; nor is the dossier, once others have made the quorum."""
    apply(journey.opening, "other@example.com")
    journey.at_panel()
    one, path = journey.application_id, f"/openings/{journey.opening.opening_id}/applications"
    applications.note(one, {"match_score": 71.0, "interview_score": 72.0, "composite_score": 73.0})
    ann = {"sub": "ann", "cognito:groups": "interviewer"}
    dee = staff("dee", Role.INTERVIEWER, journey.opening.department_id)
    asked = scorecards.scorecards(one)
    assert "ann" in {card.staff_id for card in asked}
    staff("ann", Role.INTERVIEWER, journey.opening.department_id)
    (row,) = [row for rows in pages(path, "applications", ann, 10) for row in rows]
    assert isinstance(row, dict)
    assert row["application_id"] == one
    assert {row[name] for name in ("match_score", "interview_score", "composite_score")} == {None}
    dossier = ask("GET", f"/applications/{one}", claims=ann)
    assert dossier.at("dossier", "application", "composite_score") is None
    assert [row for rows in pages(path, "applications", dee, 10) for row in rows] == []
    scorecards.submit_scorecard(one, "ann", dict.fromkeys(journey.opening.model.weights, 3.0), "")
    (row,) = [row for rows in pages(path, "applications", ann, 10) for row in rows]
    assert isinstance(row, dict)
    assert (row["match_score"], row["composite_score"]) == (71.0, 73.0)

"""The feed of changes: one order in which nothing is left out or told twice, whatever commits late or comes again."""

from collections.abc import Iterable
from datetime import timedelta

import pytest
from cloud import feeding, keys, logkeys, people
from cloud.bus import Batch
from cloud.feeding import CursorTooOld, append_changes, read_changes
from cloud.items import as_item
from cloud.moment import happened, now
from cloud.paging import CursorUnknown
from cloud.table import Create, Remove, table
from talent.application import Application
from talent.events import Event, EventName, event_at
from talent.opening import Opening
from talent.panel import Scorecard
from talent.people import Role, Staff

from tests.integration.cloud.conftest import apply


def batch(events: Iterable[Event]) -> Batch:
    """Events as the table's stream brings them."""
    records = [
        {
            "dynamodb": {
                "SequenceNumber": str(number),
                "NewImage": as_item(keys.event("X", event.event_id), event, 1, None),
            }
        }
        for number, event in enumerate(events)
    ]
    return Batch.model_validate({"Records": records})


def a_move(application: Application, name: EventName = EventName.CANDIDATE_INVITED) -> Event:
    return happened(name, "machine", application_id=application.application_id)


def reader(role: Role, *departments: str) -> Staff:
    person = Staff(
        staff_id=f"the-{role}",
        name="Ann",
        email="ann@bole.example",
        language="en",
        roles=frozenset({role}),
        departments=frozenset(departments),
    )
    people.save_staff(person)
    return person


def told(staff: Staff, cursor: str, limit: int = 100) -> tuple[list[str], str]:
    """The ids of what the reader is shown from a place on, and where the feed ends then."""
    found: list[str] = []
    while True:
        read = read_changes(staff, cursor, limit)
        found += [each.event.event_id for each in read.changes]
        cursor = read.cursor
        if not read.more:
            return found, cursor


def test_an_event_that_commits_late_is_told_to_who_has_read_later_ones(application: Application) -> None:
    """Its id sorts before what was read already; its place does not."""
    hr = reader(Role.HR_MANAGER)
    early = event_at(
        now() - timedelta(hours=1),
        b"0" * 10,
        EventName.RESUME_UPLOADED,
        "machine",
        application_id=application.application_id,
    )
    late = a_move(application)
    append_changes(batch([late]))
    first, cursor = told(hr, "0")
    append_changes(batch([early]))
    assert (first, told(hr, cursor)[0]) == ([late.event_id], [early.event_id])


def test_what_is_brought_again_is_not_told_again(application: Application) -> None:
    hr = reader(Role.HR_MANAGER)
    events = [a_move(application) for _ in range(50)]
    for some in (events[:30], events[10:], events + events):
        assert append_changes(batch(some)).batchItemFailures == ()
    assert told(hr, "0", limit=7)[0] == [event.event_id for event in events]


def test_two_who_append_at_once_lose_and_double_nothing(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other shard's batch goes between this one's look at the head and its writing."""
    hr = reader(Role.HR_MANAGER)
    mine, others = a_move(application), a_move(application)
    department = feeding._department

    def meanwhile(event: Event) -> str:
        monkeypatch.setattr(feeding, "_department", department)
        append_changes(batch([others]))
        return department(event)

    monkeypatch.setattr(feeding, "_department", meanwhile)
    append_changes(batch([mine]))
    assert told(hr, "0")[0] == [others.event_id, mine.event_id]


def test_nothing_new_is_one_read_and_no_words(application: Application) -> None:
    hr = reader(Role.HR_MANAGER)
    append_changes(batch([a_move(application)]))
    read = read_changes(hr, "", 100)
    assert (read.changes, read.cursor, read.more) == ((), "1", False)
    assert read_changes(hr, "1", 100) == read


def test_one_sees_what_one_may_and_goes_on_past_the_rest(opening: Opening, application: Application) -> None:
    other = apply(opening, "other@example.com")
    events = [
        a_move(application),
        happened(EventName.APPEAL_MADE, "candidate", application_id=application.application_id),
        happened(EventName.HEADCOUNT_RELEASED, "machine", headcount_id=opening.headcount_id),
        happened(EventName.DUPLICATE_FOUND, "machine", candidate_id="A", other_candidate_id="B"),
        a_move(other),
    ]
    append_changes(batch(events))
    ids = [event.event_id for event in events]
    near, far = opening.department_id, "elsewhere"
    assert told(reader(Role.HR_MANAGER), "0") == (ids, "5")
    assert told(reader(Role.RECRUITER, near), "0") == ([*ids[:3], ids[4]], "5")
    assert told(reader(Role.HIRING_MANAGER, near), "0") == ([ids[0], ids[2], ids[4]], "5")
    assert told(reader(Role.HIRING_MANAGER, far), "0") == ([], "5")
    assert told(reader(Role.BUSINESS_REVIEWER, near), "0") == ([ids[0], ids[4]], "5")
    interviewer = reader(Role.INTERVIEWER, near)
    assert told(interviewer, "0") == ([], "5")
    seat(application, interviewer)
    assert told(interviewer, "0") == ([ids[0]], "5")


def seat(application: Application, interviewer: Staff) -> None:
    """Puts the interviewer on the application's panel."""
    card = Scorecard(
        application_id=application.application_id,
        staff_id=interviewer.staff_id,
        round=1,
        asked_at=now(),
        due_at=now(),
    )
    table().write(Create(keys.scorecard(application.application_id, interviewer.staff_id), card))


def test_a_place_that_is_no_longer_kept_is_said_so(application: Application) -> None:
    hr = reader(Role.HR_MANAGER)
    append_changes(batch([a_move(application) for _ in range(3)]))
    table().write(Remove(logkeys.change(1), 1))
    with pytest.raises(CursorTooOld):
        read_changes(hr, "0", 100)
    assert len(read_changes(hr, "1", 100).changes) == 2
    for strange in ("9", "99999"):
        with pytest.raises(CursorTooOld):
            read_changes(hr, strange, 100)
    for strange in ("x", "-1", "²", "1" * 13):
        with pytest.raises(CursorUnknown):
            read_changes(hr, strange, 100)


def test_what_can_not_be_read_is_brought_again_and_nothing_else(application: Application) -> None:
    events = [a_move(application) for _ in range(3)]
    good = batch(events)
    image = {**good.Records[1].dynamodb.NewImage, "body": {"M": {}}}
    broken = good.model_dump()
    broken["Records"][1]["dynamodb"]["NewImage"] = image
    answer = append_changes(Batch.model_validate(broken))
    assert [each.itemIdentifier for each in answer.batchItemFailures] == ["1"]
    assert told(reader(Role.HR_MANAGER), "0")[0] == [events[0].event_id, events[2].event_id]

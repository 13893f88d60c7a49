"""The interview lands in the diary at the right hour, can be changed, and leaves it when cancelled."""

from datetime import UTC, datetime, timedelta

import pytest
from documents.writing import InterviewMeeting, Person, UnknownTimeZone, interview_invite, method
from icalendar import Calendar, Event
from pydantic import ValidationError


def meeting(**changes: object) -> InterviewMeeting:
    known: dict[str, object] = {
        "uid": "01J9ZK-1@bole",
        "stamped": datetime(2026, 11, 23, 8, 0, tzinfo=UTC),
        "start": datetime(2026, 11, 25, 6, 30, tzinfo=UTC),
        "minutes": 45,
        "zone": "Asia/Shanghai",
        "summary": "面试：国际贸易专员 · 陈思远，标题长得必须折行才放得下，而且不能把汉字从中间切开",
        "description": "简历：https://bole.example/r\n报告：https://bole.example/p",
        "place": "湖里区环岛东路 1699 号, 12 层; 3 会议室",
        "link": "https://bole.example/s?t=1",
        "organizer": Person(name="林佳", email="hr@yuanfan.example"),
        "attendees": (
            Person(name='周 "岚"; 主管', email="zhou@yuanfan.example"),
            Person(name="陈思远", email="chen@mail.example"),
        ),
    }
    return InterviewMeeting.model_validate(known | changes)


def event_of(text: str) -> Event:
    (event,) = Calendar.from_ical(text).events
    return event


def test_the_entry_reads_back_as_it_was_meant() -> None:
    told = meeting()
    text = interview_invite(told)
    event = event_of(text)
    assert event.start == told.start
    assert event.end == told.start + timedelta(minutes=45)
    assert isinstance(event.start, datetime)
    assert event.start.utcoffset() == timedelta(hours=8)
    assert (str(event["UID"]), event["SEQUENCE"], str(event["STATUS"])) == (told.uid, 0, "CONFIRMED")
    assert str(event["SUMMARY"]) == told.summary
    assert str(event["LOCATION"]) == told.place
    assert str(event["DESCRIPTION"]) == told.description
    assert str(event["ORGANIZER"]) == "mailto:hr@yuanfan.example"
    assert [str(who) for who in event.attendees] == [
        "mailto:zhou@yuanfan.example",
        "mailto:chen@mail.example",
    ]
    assert [who.params["CN"] for who in event.attendees] == ['周 "岚"; 主管', "陈思远"]
    assert {who.params["RSVP"] for who in event.attendees} == {"TRUE"}
    assert "METHOD:REQUEST" in text


def test_the_zone_is_written_with_its_rules() -> None:
    text = interview_invite(meeting(zone="America/New_York"))
    assert "DTSTART;TZID=America/New_York:20261125T013000" in text
    (zone,) = Calendar.from_ical(text).timezones
    offsets = {str(part["TZOFFSETTO"].to_ical()) for part in zone.subcomponents}
    assert len(offsets) == 2, "summer and winter time"


ZONES = (
    "Asia/Shanghai",
    "Asia/Kolkata",
    "Asia/Tokyo",
    "Europe/London",
    "Europe/Berlin",
    "America/New_York",
    "America/Los_Angeles",
    "America/Sao_Paulo",
    "Australia/Sydney",
    "Pacific/Auckland",
)
CHANGES = (
    datetime(2027, 3, 14, 6, 30, tzinfo=UTC),  # the night on which New York's clocks go forward
    datetime(2027, 3, 28, 0, 30, tzinfo=UTC),  # Europe's forward
    datetime(2027, 4, 3, 15, 30, tzinfo=UTC),  # Sydney's and Auckland's back
    datetime(2027, 10, 31, 0, 30, tzinfo=UTC),  # Europe's back: this half hour comes twice
    datetime(2027, 11, 7, 5, 30, tzinfo=UTC),  # New York's back
)


@pytest.mark.parametrize("zone", ZONES)
def test_an_entry_its_change_and_its_end_mean_the_same_moment_around_every_change_of_clocks(
    zone: str,
) -> None:
    """What is read back in the nights on which clocks change is the moment that was meant, told, moved and cancelled."""
    for night in CHANGES:
        told = meeting(zone=zone, start=night)
        moved = told.model_copy(update={"sequence": 1, "start": night + timedelta(hours=1)})
        gone = moved.model_copy(update={"sequence": 2, "status": "cancelled"})
        for version, each in enumerate((told, moved, gone)):
            event = event_of(interview_invite(each))
            assert isinstance(event.start, datetime)
            assert isinstance(event.end, datetime)
            assert event.start.astimezone(UTC) == each.start
            assert event.end.astimezone(UTC) == each.start + timedelta(minutes=45)
            assert (str(event["UID"]), event["SEQUENCE"]) == (told.uid, version)


def test_lines_are_folded_at_75_bytes_without_cutting_a_character() -> None:
    raw = interview_invite(meeting()).encode()
    lines = raw.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in b"".join(lines)
    for line in lines:
        line.decode()


def test_a_cancellation_keeps_the_entry_and_takes_it_out() -> None:
    gone = meeting(status="cancelled", sequence=2)
    text = interview_invite(gone)
    event = event_of(text)
    assert method(gone) == "CANCEL"
    assert "METHOD:CANCEL" in text
    assert (str(event["UID"]), event["SEQUENCE"], str(event["STATUS"])) == (gone.uid, 2, "CANCELLED")
    assert "VALARM" not in text


def test_the_same_meeting_gives_the_same_text() -> None:
    assert interview_invite(meeting()) == interview_invite(meeting())


def test_an_unknown_zone_is_refused() -> None:
    with pytest.raises(UnknownTimeZone):
        interview_invite(meeting(zone="Xiamen"))


@pytest.mark.parametrize("email", ["", "nobody", "a@b\r\nATTENDEE:x@y", "a b@c"])
def test_an_address_that_is_none_is_refused(email: str) -> None:
    with pytest.raises(ValidationError):
        Person(name="x", email=email)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValidationError):
        meeting(start=datetime(2026, 11, 25, 6, 30))  # noqa: DTZ001

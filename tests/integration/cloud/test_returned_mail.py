"""Mail that comes back: the address is left alone, HR hears once, nothing is lost, and a person sends again."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import boto3
import pytest
from cloud import applications, keys, links, people, returned_mail
from cloud.addresses import correct_address, mail_state, resume_mail
from cloud.letters.noticing import letters_for
from cloud.mail import Letter, send_once, stopped
from cloud.openings import get_opening
from cloud.people import get_candidate
from cloud.returned_mail import Returned, note_returned
from talent.application import Application
from talent.events import EventName
from talent.moves import MoveName
from talent.people import Role, Staff
from talent.returned_mail import AddressTaken, AddressUnchanged, NothingStopped

from tests.integration.cloud.conftest import apply

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
OLD, NEW = "lin@example.com", "lin.xiao@example.com"


@pytest.fixture(autouse=True)
def recruiter(aws: None) -> None:
    """The opening's recruiter."""
    people.save_staff(
        Staff(
            staff_id="recruiter",
            name="Rec",
            email="recruiter@bole.example",
            language="en",
            roles=frozenset({Role.RECRUITER}),
        )
    )


def bounce(address: str, kind: str = "Permanent") -> Returned:
    detail = {"bounce": {"bounceType": kind, "bouncedRecipients": [{"emailAddress": address}]}}
    return Returned.model_validate({"source": "aws.ses", "detail": {"eventType": "Bounce", **detail}})


def complaint(address: str) -> Returned:
    detail = {"complaint": {"complainedRecipients": [{"emailAddress": address}]}}
    return Returned.model_validate({"source": "aws.ses", "detail": {"eventType": "Complaint", **detail}})


def told(application: Application) -> list[EventName]:
    return [event.name for event in applications.events(application.application_id)][1:]


def write_to(application: Application, cause: str) -> bool:
    """A mail of the kind that the candidate gets at the beginning."""
    [opened] = [
        e for e in applications.events(application.application_id) if e.name is EventName.APPLICATION_OPENED
    ]
    return send_once(cause, letters_for(opened)[0])


def test_an_address_that_bounced_is_left_alone_and_hr_hears_once(application: Application) -> None:
    assert note_returned(bounce(OLD)) == 1
    assert note_returned(bounce(OLD)) == 0
    assert told(application) == [EventName.MAIL_BOUNCED]
    event = applications.events(application.application_id)[-1]
    [letter] = letters_for(event)
    assert (letter.kind, letter.recipient_id) == ("hr_mail_returned", "recruiter")
    assert OLD not in letter.text + letter.subject
    assert not write_to(application, "later")
    state = mail_state(get_candidate(application.candidate_id))
    assert state.stopped
    assert state.stopped.fate == "bounced"
    assert [(each.kind, each.cause) for each in state.unsent] == [("application_received", "later")]


@pytest.mark.parametrize("kind", ["Transient", "Undetermined"])
def test_a_full_mailbox_stops_nothing(application: Application, kind: str) -> None:
    assert note_returned(bounce(OLD, kind)) == 0
    assert write_to(application, "later")


def test_a_mailbox_that_is_full_for_days_is_told_of_once_and_a_person_sends_anew(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three different days within two weeks; many mails of one day are one day, and nothing is stopped meanwhile."""
    days = [NOON + timedelta(days=each) for each in (0, 0, 20, 21, 21, 23, 24)]
    noted = []
    for day in days:
        monkeypatch.setattr(returned_mail, "now", lambda day=day: day)
        noted.append(note_returned(bounce(OLD, "Transient")))
    assert noted == [0, 0, 0, 0, 0, 1, 0]
    [letter] = letters_for(applications.events(application.application_id)[-1])
    assert "full mailbox" in letter.text
    state = mail_state(get_candidate(application.candidate_id))
    assert (state.stopped, state.delayed is not None) == (None, True)
    assert write_to(application, "meanwhile")
    resume_mail(application.application_id, "recruiter", "He has tidied up.")
    assert told(application)[-3:] == [
        EventName.MAIL_DELAYED,
        EventName.MAIL_RESUMED,
        EventName.LINKS_RENEWED,
    ]
    assert mail_state(get_candidate(application.candidate_id)).delayed is None


def test_a_corrected_address_gets_what_the_old_one_waited_for(application: Application) -> None:
    note_returned(bounce(f"Lin Xiao <{OLD}>"))
    state = correct_address(application.application_id, NEW, "recruiter", "She told me on the phone.")
    assert state.stopped is None
    assert [each.reason for each in state.changes] == ["She told me on the phone."]
    assert told(application)[-2:] == [EventName.ADDRESS_CORRECTED, EventName.LINKS_RENEWED]
    for letter in letters_for(applications.events(application.application_id)[-1]):
        assert letter.to == NEW
        assert send_once("renewed", letter)
    assert people.find_candidate(NEW) == get_candidate(application.candidate_id)
    assert people.find_candidate(OLD) is None


def test_the_old_address_is_told_that_it_was_replaced_and_nothing_more(application: Application) -> None:
    """Whoever reads there now learns neither a name, nor the new address, nor a way in."""
    correct_address(application.application_id, NEW, "recruiter", "She told me on the phone.")
    [event] = [
        e for e in applications.events(application.application_id) if e.name is EventName.ADDRESS_CORRECTED
    ]
    person = get_candidate(application.candidate_id)
    [letter] = letters_for(event)
    assert (letter.kind, letter.to) == ("address_replaced", OLD)
    words = letter.subject + letter.text + letter.html
    title = get_opening(application.opening_id).title
    secrets = (person.name, NEW, application.application_id, title.zh, title.en)
    assert not [each for each in secrets if each in words]
    assert "#" not in letter.text, "a link's token"
    assert send_once(event.event_id, letter)
    assert OLD not in mail_state(person).model_dump_json()


@pytest.mark.parametrize("back", [bounce, complaint])
def test_an_address_that_mail_came_back_from_is_not_told(
    application: Application, back: Callable[[str], Returned]
) -> None:
    note_returned(back(OLD))
    correct_address(application.application_id, NEW, "recruiter", "x")
    events = applications.events(application.application_id)
    assert [letters_for(e) for e in events if e.name is EventName.ADDRESS_CORRECTED] == [[]]


def test_an_address_of_somebody_else_is_refused(application: Application) -> None:
    apply(get_opening(application.opening_id), NEW)
    with pytest.raises(AddressTaken):
        correct_address(application.application_id, NEW, "recruiter", "x")
    with pytest.raises(AddressUnchanged):
        correct_address(application.application_id, OLD.upper(), "recruiter", "x")
    assert get_candidate(application.candidate_id).email == OLD


def test_a_complaint_counts_though_a_bounce_is_noted_at_the_same_time(application: Application) -> None:
    between = f"get {keys.email(OLD).pk} {keys.email(OLD).sk}"
    boto3.client("dynamodb").before(between, lambda: note_returned(bounce(OLD)))  # type: ignore[attr-defined]
    assert note_returned(complaint(OLD)) == 1
    assert told(application) == [EventName.MAIL_BOUNCED, EventName.MAIL_COMPLAINED]


def test_who_complained_gets_mail_by_a_persons_act_alone(application: Application) -> None:
    note_returned(bounce(OLD))
    assert note_returned(complaint(OLD)) == 1
    assert note_returned(bounce(OLD)) == 0, "a complaint is not forgotten for a bounce"
    links.revoke_links(application.application_id, "recruiter", renew=True)
    renewed = applications.events(application.application_id)[-1]
    assert [send_once(renewed.event_id, letter) for letter in letters_for(renewed)] == [False]
    resume_mail(application.application_id, "recruiter", "He wants to hear by mail after all.")
    assert told(application)[-2:] == [EventName.MAIL_RESUMED, EventName.LINKS_RENEWED]
    again = applications.events(application.application_id)[-1]
    assert [send_once(again.event_id, letter) for letter in letters_for(again)] == [True]
    with pytest.raises(NothingStopped):
        resume_mail(application.application_id, "recruiter", "x")


def test_each_application_under_way_is_told_of_and_an_ended_one_is_not(application: Application) -> None:
    other = apply(get_opening(application.opening_id), OLD)
    applications.move(application.application_id, MoveName.WITHDRAW, "candidate")
    note_returned(bounce(OLD))
    assert EventName.MAIL_BOUNCED not in told(application)
    assert told(other) == [EventName.MAIL_BOUNCED]


def test_an_address_that_is_nobodys_is_left_alone_too(aws: None) -> None:
    assert note_returned(bounce("gone@bole.example")) == 1
    assert stopped("gone@bole.example")
    assert not send_once("x", Letter("hr_digest", "staff", "GONE@bole.example", "s", "t"))

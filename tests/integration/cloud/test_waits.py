"""Human waits: one that goes wrong holds up nobody else's, and a wait that was answered doesn't lapse."""

import json
from collections.abc import Mapping
from datetime import timedelta

import boto3
import pytest
from cloud import applications, asking, deciding, keys, waits
from cloud.moment import now
from cloud.table import MovedOn, Replace, Write, table
from talent.application import Application, Stage
from talent.events import EventName, WaitKind, WaitVerdict
from talent.kernel import new_id
from talent.moves import MoveName
from talent.opening import Opening
from talent.people import Candidate
from talent.waiting import new_wait

from tests.integration.cloud.conftest import apply

BEFORE_ASKED = (MoveName.RECEIVE_RESUME, MoveName.SHORTLIST, MoveName.INVITE)


def invited(opening: Opening, email: str) -> Application:
    """A candidate who was asked for recordings."""
    application = apply(opening, email)
    for name in BEFORE_ASKED:
        application = applications.move(application.application_id, name, "machine")
    waits.keep(new_wait(application.application_id, "recordings", "token", now(), days=6))
    return application


def answers() -> list[tuple[str, str]]:
    """What machines are told from now on: token and verdict, in order."""
    told: list[tuple[str, str]] = []

    def hear(params: Mapping[str, object], **_: object) -> None:
        sent = json.loads(
            str(params["body"], "utf-8") if isinstance(params["body"], bytes) else str(params["body"])
        )
        told.append((sent["taskToken"], json.loads(sent["output"])["verdict"]))

    waits._machines().meta.events.register("before-call.sfn.SendTaskSuccess", hear)
    return told


def lapses(application: Application) -> int:
    """How often its wait lapsed."""
    names = [event.name for event in applications.events(application.application_id)]
    return names.count(EventName.WAIT_LAPSED)


def test_a_mail_that_is_refused_holds_up_nobody_elses_wait(opening: Opening) -> None:
    """A bad address is for its own candidate's wait to suffer."""
    reminded = invited(opening, "a@example.com")
    overdue = new_wait(invited(opening, "b@example.com").application_id, "recordings", "token", now(), days=2)
    waits.keep(overdue)
    boto3.client("sesv2").delete_email_identity(EmailIdentity="careers@bole.example")
    swept = asking.sweep(now() + timedelta(days=4))
    assert (swept.failed, swept.lapsed) == (1, 1)
    assert waits.find(reminded.application_id, "recordings") is not None
    ended = waits.find(overdue.application_id, "recordings")
    assert ended is not None
    assert ended.verdict == "lapsed"


def test_a_mail_that_cannot_be_written_holds_up_nobody_elses_wait(opening: Opening) -> None:
    """A record that no mail can be made of is for its own wait to suffer, too."""
    broken = invited(opening, "a@example.com")
    overdue = new_wait(invited(opening, "b@example.com").application_id, "recordings", "token", now(), days=2)
    waits.keep(overdue)
    stored = table().get(keys.candidate(broken.candidate_id), Candidate)
    unread = stored.value.model_copy(update={"language": "xx"})
    table().write(Replace(keys.candidate(broken.candidate_id), unread, stored.version))
    swept = asking.sweep(now() + timedelta(days=4))
    assert (swept.failed, swept.lapsed) == (1, 1)


@pytest.mark.parametrize("stage", [Stage.WITHDRAWN, Stage.OFFER_CLOSED])
def test_a_wait_left_open_by_a_task_that_broke_off_is_ended_and_reminds_nobody(
    opening: Opening, stage: Stage
) -> None:
    """Who withdrew in the same moment is decided; the offer's terms may have been erased by then."""
    application_id = invited(opening, "a@example.com").application_id
    waits.keep(new_wait(application_id, "offer_confirmation", "late", now(), days=6))
    table().write(waits.ending(application_id, "recordings", "submitted"))
    applications.note(application_id, {"stage": stage})
    told = answers()
    swept = asking.sweep(now() + timedelta(days=4))
    assert (swept.decided, swept.reminded, swept.failed) == (1, 0, 0)
    assert told == [("late", "withdrawn")]
    assert asking.sweep(now() + timedelta(days=4)).decided == 0


def test_a_wait_that_was_answered_since_it_was_listed_does_not_lapse(opening: Opening) -> None:
    """The list of waits comes a moment late: the answer stands, and no event says otherwise."""
    application = invited(opening, "a@example.com")
    (listed,) = waits.due(now() + timedelta(days=9))
    table().write(waits.ending(application.application_id, "recordings", "submitted"))
    with pytest.raises(MovedOn):
        waits.lapse(listed)
    assert lapses(application) == 0


def test_a_wait_that_was_asked_anew_since_it_was_listed_does_not_lapse(opening: Opening) -> None:
    """A retried task waits with another token and its own time."""
    application = invited(opening, "a@example.com")
    (listed,) = waits.due(now() + timedelta(days=9))
    waits.keep(new_wait(application.application_id, "recordings", "newer", now(), days=6))
    with pytest.raises(MovedOn):
        waits.lapse(listed)
    standing = waits.find(application.application_id, "recordings")
    assert standing is not None
    assert standing.open


def test_a_call_that_comes_later_than_its_own_retry_leaves_the_living_token(opening: Opening) -> None:
    """A task that was given up as lost works on for a while; its token would leave nobody to answer."""
    application = invited(opening, "a@example.com")
    late = asking.Asked(cause="E/Wait for recordings", attempt=0, token="dead")
    retry = late.model_copy(update={"attempt": 1, "token": "living"})
    for by in (late, retry, late):
        wait = asking.ask(application.application_id, "recordings", by)
    assert wait.token == "living"
    standing = waits.find(application.application_id, "recordings")
    assert standing is not None
    assert standing.token == "living"


def test_a_call_of_an_execution_before_leaves_the_wait_of_the_one_that_goes_on(opening: Opening) -> None:
    """Its own execution has ended meanwhile; a person has had the same asked anew."""
    application = invited(opening, "a@example.com")
    first, second = (new_id(now() + timedelta(hours=hour), bytes(10)) for hour in (0, 1))
    late = asking.Asked(cause=f"{first}/Wait for recordings", attempt=1, token="dead")
    anew = asking.Asked(cause=f"{second}/Wait for recordings", attempt=0, token="living")
    told = answers()
    for by in (late, anew, late):
        wait = asking.ask(application.application_id, "recordings", by)
    assert wait.token == "living"
    assert told == [("dead", "withdrawn")], "it would wait for its last timeout"


def test_a_machine_whose_successor_was_opened_is_let_go_though_that_one_has_not_asked_yet(
    opening: Opening,
) -> None:
    """Its task is tried again after a decision that opened another: nobody will answer what it would ask."""
    one = apply(opening, "a@example.com").application_id
    for name in BEFORE_ASKED:
        applications.move(one, name, "machine")
    first = next(e.event_id for e in applications.events(one) if e.name is EventName.CANDIDATE_SHORTLISTED)
    deciding.decide(one, MoveName.DECLINE, "recruiter", "The opening is closed.")
    deciding.decide(one, MoveName.INVITE_ANYWAY, "recruiter", "It is open again.")
    told = answers()
    by = asking.Asked(cause=f"{first}/Wait for recordings", attempt=2, token="late")
    assert asking.ask(one, "recordings", by).verdict == "withdrawn"
    assert told == [("late", "withdrawn")]
    assert waits.find(one, "recordings") is None


def test_who_decided_and_had_it_asked_anew_before_the_machine_heard_of_it_leaves_no_machine_waiting(
    opening: Opening,
) -> None:
    """The decision's event comes when another wait stands in the place of the one that it ended."""
    application = invited(opening, "a@example.com")
    deciding.decide(application.application_id, MoveName.DECLINE, "recruiter", "The opening is closed.")
    told = answers()
    waits.keep(new_wait(application.application_id, "recordings", "newer", now(), days=6))
    assert told == [("token", "withdrawn")]


def test_an_execution_that_an_operator_named_holds_up_none_that_comes_after(opening: Opening) -> None:
    """A console names it by chance, which sorts as it likes."""
    application = invited(opening, "a@example.com")
    by_hand = asking.Asked(cause="fd9a8f-dca7/Wait for recordings", attempt=1, token="by hand")
    cause = f"{new_id(now(), bytes(10))}/Wait for recordings"
    for by in (by_hand, asking.Asked(cause=cause, attempt=0, token="living")):
        wait = asking.ask(application.application_id, "recordings", by)
    assert wait.token == "living"


def test_a_race_lost_to_who_only_touched_the_wait_still_tells_what_was_decided(
    opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the machine waits for its last timeout, as the decision came before the wait and comes no more."""
    application = invited(opening, "a@example.com")
    applications.move(application.application_id, MoveName.WITHDRAW, "candidate")
    ending = waits.ending

    def touched(application_id: str, kind: WaitKind, verdict: WaitVerdict) -> Write:
        monkeypatch.setattr(waits, "ending", ending)
        write = ending(application_id, kind, verdict)
        standing = waits.find(application_id, kind)
        assert standing is not None
        waits.mark_reminded(standing)
        return write

    monkeypatch.setattr(waits, "ending", touched)
    by = asking.Asked(cause="E/Wait for recordings", attempt=0, token="living")
    assert asking.ask(application.application_id, "recordings", by).verdict == "withdrawn"

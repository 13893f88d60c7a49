"""The digest: in the morning of who reads it, once, with what waits for them, and never what anybody is paid."""

from datetime import UTC, datetime, timedelta
from email import message_from_string, policy

import pytest
from cloud import headcounts, keys, negotiating, offer_keys, offers, people, returned_mail, waits
from cloud.applications import put
from cloud.moment import now
from cloud.openings import get_opening
from cloud.returned_mail import Returned
from cloud.table import table
from cloud.tools import ServiceBusy
from moto.core import DEFAULT_ACCOUNT_ID
from moto.ses.exceptions import MessageRejectedError
from moto.ses.models import RawMessage, SESBackend, ses_backends
from talent.appeal import Appeal, answered, new_appeal
from talent.application import Application, Stage
from talent.approval import ApprovalTask
from talent.headcount import Proposal
from talent.panel import Scorecard
from talent.people import Role, Staff
from talent.retention import PersonErasure
from talent.waiting import new_wait

from tests.integration.cloud.conftest import apply
from tests.integration.functions.conftest import Call, stand
from tests.integration.functions.test_repeated_tasks import confirmed
from tests.integration.spilled import spilled

MORNING = datetime(2026, 12, 1, 1, 0, tzinfo=UTC)
"""Nine in Shanghai, where the recruiter and the HR manager are."""


@pytest.fixture(autouse=True)
def hr(aws: None) -> None:
    """The opening's recruiter and HR manager."""
    member("recruiter", Role.RECRUITER)
    member("hr", Role.HR_MANAGER)


def digests() -> dict[str, str]:
    """The mails that went out, by recipient."""
    sent = ses_backends[DEFAULT_ACCOUNT_ID]["us-east-1"].sent_messages
    mails = [message_from_string(message.raw_data, policy=policy.default) for message in sent]
    assert len({mail["To"] for mail in mails}) == len(mails), "nobody got two"
    return {
        str(mail["To"]).partition("@")[0]: body.get_content()
        for mail in mails
        if (body := mail.get_body(("plain",)))
    }


def held(application: Application, stage: Stage, days: float) -> None:
    """It has stood at a stage for so many days before the morning."""
    stand(application, stage, stage_since=MORNING - timedelta(days=days))


def test_nothing_is_sent_where_nothing_waits(application: Application, call: Call) -> None:
    held(application, Stage.WITHDRAWN, 9)
    assert call("send_digest", {"time": MORNING.isoformat()}) == {"sent": 0}
    assert digests() == {}


def test_it_goes_out_in_the_morning_once_however_often_the_clock_calls(
    application: Application, call: Call
) -> None:
    held(application, Stage.BELOW_LINE, 1)
    for hours, sent in ((-2, 0), (0, 1), (0, 0), (1, 0), (9, 0), (24, 1)):
        at = MORNING + timedelta(hours=hours)
        if hours == 24:
            ses_backends[DEFAULT_ACCOUNT_ID]["us-east-1"].sent_messages.clear()
        assert call("send_digest", {"time": at.isoformat()}) == {"sent": sent}, hours
    assert list(digests()) == ["recruiter"]


def test_it_says_what_waits_is_overdue_ends_soon_and_stands_still(
    application: Application, call: Call
) -> None:
    opening = get_opening(application.opening_id)
    rows = {"refusal": application} | {
        name: apply(opening, f"{name}@example.com")
        for name in ("late", "invited", "reserved", "stopped", "question", "answered")
    }
    held(rows["refusal"], Stage.BELOW_LINE, 1)
    held(rows["late"], Stage.NEEDS_PERSON, 5)
    held(rows["invited"], Stage.INVITED, 6)
    one = rows["invited"].application_id
    waits.keep(new_wait(one, "recordings", "token", MORNING - timedelta(days=6), 7))
    held(rows["reserved"], Stage.RESERVED, 1)
    held(rows["stopped"], Stage.SCREENING, 3)
    appeal(rows["question"])
    done = appeal(rows["answered"])
    put(keys.appeal(done.application_id, 1), answered(done, "recruiter", "stands", "It does.", MORNING))
    assert call("send_digest", {"time": MORNING.isoformat()}) == {"sent": 2}
    text = digests()["recruiter"]
    for line in (
        "Waiting for your decision: 1",
        "Refusals waiting for your word: 1",
        f"{rows['late'].application_id}: Needs your judgement, overdue for 2 days",
        f"{one}: Invited to the AI interview; waiting for the recordings, 1 day left",
        f"{rows['stopped'].application_id}: Resume being read and matched, for 3 days",
        f"{rows['question'].application_id}: asks for a person to assess anew, for 2 days",
    ):
        assert line in text, text
    assert rows["answered"].application_id not in text
    assert "Offers waiting" not in text
    manager = digests()["hr"]
    assert "Offers waiting for your confirmation: 1" in manager
    assert "Refusals" not in manager
    assert not spilled(text + manager)
    assert "@example.com" not in text + manager


def test_an_address_that_is_refused_keeps_nobody_elses_mail_back(
    application: Application, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    held(application, Stage.RESERVED, 9)
    held(apply(get_opening(application.opening_id), "b@example.com"), Stage.BELOW_LINE, 1)
    backend = ses_backends[DEFAULT_ACCOUNT_ID]["us-east-1"]
    take = type(backend).send_raw_email

    def refuse(self: SESBackend, source: str, destinations: list[str], raw_data: str) -> RawMessage:
        if destinations == ["hr@bole.example"]:
            raise MessageRejectedError("Email address is on the suppression list.")
        return take(self, source, destinations, raw_data)

    monkeypatch.setattr(type(backend), "send_raw_email", refuse)
    with pytest.raises(ServiceBusy):
        call("send_digest", {"time": MORNING.isoformat()})
    assert list(digests()) == ["recruiter"]


def appeal(application: Application) -> Appeal:
    """A question of two days ago."""
    asked = new_appeal(
        application.application_id, 1, "person", "Please look.", MORNING - timedelta(days=2), 3
    )
    put(keys.appeal(application.application_id, 1), asked)
    return asked


def test_a_request_that_a_hold_stops_and_mail_that_comes_back_are_told_of(
    application: Application, call: Call
) -> None:
    request = PersonErasure(
        candidate_id=application.candidate_id,
        asked_by="candidate",
        asked_at=MORNING - timedelta(days=4),
        status="held",
    )
    put(keys.person_erasure(application.candidate_id), request)
    gone = {"bounce": {"bounceType": "Permanent", "bouncedRecipients": [{"emailAddress": "lin@example.com"}]}}
    returned_mail.note_returned(Returned.model_validate({"detail": gone}))
    call("send_digest", {"time": MORNING.isoformat()})
    assert f"{application.application_id}: mail comes back" in digests()["recruiter"], "it is mended there"
    assert (
        f"{application.candidate_id}: a request to erase waits for a legal hold, for 4 days"
        in digests()["hr"]
    )


def test_hr_is_reminded_of_a_question_twice_and_of_an_answered_one_never(
    application: Application, call: Call
) -> None:
    asked = appeal(application)
    key = keys.appeal(application.application_id, 1)
    outbox = ses_backends[DEFAULT_ACCOUNT_ID]["us-east-1"].sent_messages
    for hours, mails in ((-24, 0), (0, 1), (1, 1), (25, 3), (90, 3)):
        call("sweep_waits", {"time": (MORNING + timedelta(hours=hours)).isoformat()})
        assert len(outbox) == mails, hours
    answer = answered(asked, "recruiter", "stands", "It does.", MORNING)
    stored = table().get(key, Appeal)
    assert stored.value.remind_at is None
    put(key, answer)
    call("sweep_waits", {"time": (MORNING + timedelta(days=9)).isoformat()})
    assert len(outbox) == 3, "the second time the HR manager, too"


def member(staff_id: str, role: Role, department: str = "*") -> None:
    """Somebody of the opening's department, or of another one."""
    people.save_staff(
        Staff(
            staff_id=staff_id,
            name=staff_id.title(),
            email=f"{staff_id}@bole.example",
            language="en",
            roles=frozenset({role}),
            departments=frozenset({department}),
        )
    )


def test_whoever_is_waited_for_is_told(application: Application, call: Call) -> None:
    """An approver, an interviewer, a manager before whom a plan lies; each of their own alone, and without names."""
    opening = get_opening(application.opening_id)
    for staff_id, role in (
        ("ann", Role.INTERVIEWER),
        ("boss", Role.HIRING_MANAGER),
        ("bo", Role.INTERVIEWER),
    ):
        member(staff_id, role)
    held(application, Stage.PANEL, 3)
    one = application.application_id
    waits.keep(new_wait(one, "panel", "token", MORNING - timedelta(days=3), 5))
    card = Scorecard(application_id=one, staff_id="ann", round=1, asked_at=MORNING, due_at=MORNING)
    put(keys.scorecard(one, "ann"), card)
    other = apply(opening, "offered@example.com")
    held(other, Stage.RESERVED, 1)
    waits.keep(new_wait(other.application_id, "offer_approval", "token", MORNING - timedelta(days=1), 5))
    task = ApprovalTask(application_id=other.application_id, people=("boss",), version=1, asked_at=MORNING)
    put(offer_keys.approval(other.application_id), task)
    proposal = Proposal(planned=3, reason="A new lane.", by="hr", at=MORNING - timedelta(days=2))
    headcounts.propose(opening.headcount_id, proposal)
    call("send_digest", {"time": MORNING.isoformat()})
    mails = digests()
    assert f"{one}: waiting for your scorecard, 2 days left" in mails["ann"]
    assert "Offers waiting for your approval: 1" in mails["boss"]
    assert f"{opening.headcount_id}: a headcount plan" in mails["boss"]
    assert "bo" not in mails
    assert not spilled("".join(mails.values()))


def test_hr_is_reminded_of_a_question_about_an_offer_while_it_stands(
    application: Application, call: Call
) -> None:
    """Half-way to the recruiter, at the end to the HR manager, too; never once the candidate has answered."""
    one, outbox = application.application_id, ses_backends[DEFAULT_ACCOUNT_ID]["us-east-1"].sent_messages
    confirmed(application, get_opening(application.opening_id))
    offers.send_offer(one, 1, "x/send")
    waits.keep(new_wait(one, "offer_answer", "token", now(), 9))
    negotiating.ask_about_offer(one, "question", "Remote on Fridays?")
    (asked,) = negotiating.questions(one)
    half = asked.asked_at + (asked.due_at - asked.asked_at) / 2
    call("sweep_waits", {"time": half.isoformat()})
    call("sweep_waits", {"time": half.isoformat()})
    assert [set(each.destinations) for each in outbox] == [{"recruiter@bole.example"}]
    offers.accept_offer(one, "林晓", "0" * 64)
    call("sweep_waits", {"time": asked.due_at.isoformat()})
    assert len(outbox) == 1
    assert negotiating.questions(one)[0].remind_at is None

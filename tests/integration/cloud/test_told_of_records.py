"""Who asked for an export or an erasure is told when it is done, at the address that they had."""

from datetime import timedelta
from email import message_from_string, policy

from cloud import exporting, keys, persons
from cloud.items import plain_body
from cloud.letters.noticing import letters_for
from cloud.mail import send_once
from cloud.moment import now
from cloud.table import table
from moto.core import DEFAULT_ACCOUNT_ID
from moto.ses.models import ses_backends
from talent.application import Application
from talent.events import Event, EventName

ADDRESS = "lin@example.com"


def outbox() -> list[tuple[str, str]]:
    """Recipient and subject of what was sent."""
    sent = ses_backends[DEFAULT_ACCOUNT_ID]["us-east-1"].sent_messages
    mails = [message_from_string(message.raw_data, policy=policy.default) for message in sent]
    return [(str(mail["To"]), str(mail["Subject"])) for mail in mails]


def test_an_export_that_is_made_is_told_with_the_way_to_it(application: Application) -> None:
    exporting.request_export(application.candidate_id, "hr")
    exporting.make_exports(application.candidate_id)
    made = [
        event
        for row in table().partition(keys.candidate(application.candidate_id).pk, "EVENT#")
        if (event := Event.model_validate(plain_body(row))).name is EventName.EXPORT_MADE
    ]
    [letter] = letters_for(made[0])
    assert (letter.kind, letter.to) == ("export_ready", ADDRESS)
    assert "/application#" in letter.text
    assert send_once(made[0].event_id, letter)
    assert not send_once(made[0].event_id, letter)


def test_an_erasure_that_is_done_is_told_once_and_leaves_no_address(application: Application) -> None:
    persons.request_erasure(application.candidate_id, "candidate")
    persons.erase_person(application.candidate_id, now() + timedelta(hours=2))
    assert outbox() == [(ADDRESS, "您的资料已删除")]
    persons.erase_person(application.candidate_id, now() + timedelta(hours=3))
    persons.finish_all_gone(now() + timedelta(days=1))
    assert len(outbox()) == 1


def test_who_did_not_ask_hears_of_no_erasure(application: Application) -> None:
    """Clocks end by themselves: a mail would tell of somebody whom nobody thinks of any more."""
    persons.finish(application.candidate_id)
    assert outbox() == []

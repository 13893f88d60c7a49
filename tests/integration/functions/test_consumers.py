"""Consumers of events: brought twice and in another order, they leave the same; a batch names exactly what failed."""

import json
from collections import Counter
from random import Random

import boto3
import pytest
from cloud import (
    applications,
    consents,
    exporting,
    headcount_keys,
    headcounts,
    holds,
    interviews,
    logkeys,
    panels,
    resumes,
    waits,
)
from cloud.feeding import FeedHead
from cloud.files import uploads
from cloud.moment import happened, now
from cloud.table import Create, parsed, record, table
from cloud.uploads import announce_recording
from cloud.webhooks import endpoints
from jsonschema import Draft202012Validator
from talent.application import Application, Stage
from talent.audit import Head, shard_of
from talent.events import Event, EventName
from talent.opening import Opening
from talent.policy import required_consents
from talent.waiting import new_wait
from talent.webhook import SUBSCRIBABLE, Webhook, payload_of
from talent.webhook.catalogue import message_contracts

from infra.stacks.catalogue import FUNCTIONS, MACHINES
from infra.stacks.shapes import OnSchedule, OnStream
from tests.integration.cloud.conftest import apply, receiver, registered
from tests.integration.functions.conftest import Call, score, stand
from tests.integration.functions.consuming import batch, items, left, messages, put_back

__all__ = ["receiver", "registered"]

CONSUMERS = [row.name for row in FUNCTIONS if any(not isinstance(each, OnSchedule) for each in row.triggers)]
ON_STREAM = [row.name for row in FUNCTIONS if any(isinstance(each, OnStream) for each in row.triggers)]
TELLS_OTHERS = frozenset({"publish_events", "complete_wait"})
"""What these do is done to the bus and to Step Functions, and leaves nothing in the table or the files."""


@pytest.fixture
def story(application: Application, opening: Opening, staff: None) -> list[Event]:
    """Everything that happened: a panel that completed, two heads freed for two who wait, a candidate who withdrew."""
    one = application.application_id
    for row in MACHINES:
        boto3.client("stepfunctions").create_state_machine(
            name=f"bole-{row.name}",
            definition=json.dumps({"StartAt": "End", "States": {"End": {"Type": "Succeed"}}}),
            roleArn="arn:aws:iam::123456789012:role/machines",
        )
    resumes.register_resume(f"resumes/{one}/R1.pdf", 5)
    record_answer(application)
    consents.give_consents(application.candidate_id, one, required_consents())
    stand(application, Stage.ASSESSED, interview_score=70.0)
    panels.ask_panel(one, "before")
    waits.keep(new_wait(one, "panel", "token", now(), 5))
    score(one, opening, ("ann", "bo"))
    for number, percent in enumerate((50.0, 70.0, 90.0)):
        other = apply(opening, f"waits{number}@example.com")
        stand(other, Stage.SELECTED, composite_score=percent)
        headcounts.reserve_head(other.application_id, opening.headcount_id, f"{number}/reserve")
    for _ in range(2):
        freed = happened(EventName.HEADCOUNT_RELEASED, "machine", headcount_id=opening.headcount_id)
        table().write(record(freed, headcount_keys.ledger(opening.headcount_id)))
    exporting.request_export(application.candidate_id, "candidate")
    hold = holds.set_hold(application.candidate_id, "a dispute", "hr")
    holds.lift_hold(application.candidate_id, hold.hold_id, "settled", "hr")
    consents.withdraw_consents(application.candidate_id, one, required_consents())
    interviews.withdraw(one)
    return events()


def record_answer(application: Application) -> None:
    """Invited, they send an answer of one byte, where it was announced."""
    stand(application, Stage.INVITED, round=1)
    recording, _ = announce_recording(applications.get(application.application_id), 1, "video/webm", 1)
    uploads().write(recording.key, b"x", "video/webm")


def events() -> list[Event]:
    """Everything that has happened, in its order."""
    found = (parsed(item, Event) for item in items() if "EVENT#" in item["sk"]["S"])
    return sorted(found, key=lambda each: each.event_id)


@pytest.fixture
def under_way(story: list[Event], opening: Opening, registered: tuple[Webhook, str]) -> list[Event]:
    """Beside that story: resumes and answers that have just come, one before a panel, a webhook."""
    hook = registered[0]
    endpoints.change_webhook(hook.webhook_id, hook.url, SUBSCRIBABLE, hook.description, "admin")
    for number in range(2):
        applies = apply(opening, f"applies{number}@example.com")
        uploads().write(f"resumes/{applies.application_id}/R1.pdf", b"x", "application/pdf")
        record_answer(apply(opening, f"answers{number}@example.com"))
    on_panel = apply(opening, "panel@example.com")
    stand(on_panel, Stage.ASSESSED, interview_score=70.0)
    panels.ask_panel(on_panel.application_id, "before")
    boto3.client("events").create_event_bus(Name="bole")
    return events()


@pytest.mark.parametrize("consumer", CONSUMERS)
def test_twice_and_out_of_order_leaves_the_same(consumer: str, under_way: list[Event], call: Call) -> None:
    """Once in order, against twice each in another order, of everything that its row of the catalogue brings to it."""
    brought, untouched = messages(consumer, under_way), left()
    assert brought, "the story has nothing for this consumer"
    before, files = items(), uploads().under("", 99)
    for each in brought:
        call(consumer, each)
    once = left()
    assert consumer in TELLS_OTHERS or once != untouched, "it has done nothing, which is easily done twice"
    put_back(before)
    for key, _ in files:
        uploads().write(key, b"x", "application/octet-stream")
    shuffled = brought * 2
    Random(1).shuffle(shuffled)
    for each in shuffled:
        call(consumer, each)
    now_left = left()
    assert (now_left - once, once - now_left) == (Counter(), Counter())


@pytest.mark.parametrize("consumer", ON_STREAM)
def test_a_batch_names_exactly_what_failed(consumer: str, under_way: list[Event], call: Call) -> None:
    """What can't be read is brought again by itself; all others are done, across calls of ten."""
    answer = call(consumer, batch(under_way, broken=(2, 11)))
    assert answer == {"batchItemFailures": [{"itemIdentifier": "002"}, {"itemIdentifier": "011"}]}
    assert call(consumer, batch(under_way)) == {"batchItemFailures": []}


def test_what_really_happened_keeps_to_the_contract_of_its_message(story: list[Event]) -> None:
    contracts = {each.type: Draft202012Validator(each.json_schema()) for each in message_contracts()}
    for event in story:
        contracts[event.name].validate(json.loads(payload_of(event).body()))


def test_record_and_feed_hold_each_event_once_in_whatever_order(story: list[Event], call: Call) -> None:
    shuffled = story * 2
    Random(1).shuffle(shuffled)
    for few in (shuffled[:9], shuffled[9:], story):
        call("log_events", batch(few))
    for pointer in ("AUDITED", "FED"):
        found = Counter(item["pk"]["S"] for item in items() if item["pk"]["S"].startswith(f"{pointer}#"))
        assert found == {f"{pointer}#{event.event_id}": 1 for event in story}
    rows = [item for item in items() if item["pk"]["S"].startswith("AUDIT#")]
    assert len(rows) == len(story)
    assert len([item for item in items() if item["pk"]["S"] == logkeys.FEED]) == len(story)


def test_an_event_that_the_record_refuses_is_in_the_feed_and_brought_again_alone(
    story: list[Event], call: Call
) -> None:
    """One day's chain is closed: its events come again, and have their one place by then."""
    day, shard = now().date(), shard_of(story[0].event_id)
    table().write(Create(logkeys.audit_head(day, shard), Head(day=day, shard=shard, closed=True)))
    refused = [
        {"itemIdentifier": f"{number:03}"}
        for number, event in enumerate(story)
        if shard_of(event.event_id) == shard
    ]
    for _ in range(2):
        assert call("log_events", batch(story)) == {"batchItemFailures": refused}
    head = table().get(logkeys.feed_head(), FeedHead).value
    assert head.number == len(story)

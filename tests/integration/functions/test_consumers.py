"""Consumers of events: brought twice and in another order, they leave the same; a batch names exactly what failed."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from random import Random

import boto3
import pytest
from boto3.dynamodb.types import TypeDeserializer
from cloud import consents, exporting, headcount_keys, holds, interviews, logkeys, panels, resumes, waits
from cloud.feeding import FeedHead
from cloud.files import uploads
from cloud.items import Item
from cloud.moment import happened, now
from cloud.sealing import audit_files
from cloud.table import Create, parsed, record, table
from jsonschema import Draft202012Validator
from talent.application import Application, Stage
from talent.audit import Head, shard_of
from talent.events import Event, EventName
from talent.opening import Opening
from talent.policy import required_consents
from talent.waiting import new_wait
from talent.webhook import payload_of
from talent.webhook.catalogue import message_contracts

from infra.stacks.catalogue import FUNCTIONS, MACHINES
from infra.stacks.shapes import OnEvent
from tests.integration.cloud.conftest import apply
from tests.integration.functions.conftest import Call, score, stand

CONSUMERS = {
    row.name: frozenset(
        name for trigger in row.triggers if isinstance(trigger, OnEvent) for name in trigger.names
    )
    for row in FUNCTIONS
}
ON_EVENTS = sorted(name for name, events in CONSUMERS.items() if events)
RECORDINGS = "recordings/"


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
    record_again(one)
    consents.give_consents(application.candidate_id, one, required_consents())
    resumes.register_resume(f"resumes/{one}/R1.pdf", 5)
    stand(application, Stage.ASSESSED, interview_score=70.0)
    panels.ask_panel(one, "before")
    waits.keep(new_wait(one, "panel", "token", now(), 5))
    score(one, opening, ("ann", "bo"))
    for number, percent in enumerate((70.0, 90.0)):
        other = apply(opening, f"waits{number}@example.com")
        stand(other, Stage.WAITLISTED, composite_score=percent)
    for _ in range(2):
        freed = happened(EventName.HEADCOUNT_RELEASED, "machine", headcount_id=opening.headcount_id)
        table().write(record(freed, headcount_keys.ledger(opening.headcount_id)))
    exporting.request_export(application.candidate_id, "candidate")
    hold = holds.set_hold(application.candidate_id, "a dispute", "hr")
    holds.lift_hold(application.candidate_id, hold.hold_id, "settled", "hr")
    consents.withdraw_consents(application.candidate_id, one, required_consents())
    interviews.withdraw(one)
    return sorted(
        (parsed(item, Event) for item in _items() if "EVENT#" in item["sk"]["S"]), key=lambda e: e.event_id
    )


def _items() -> list[Item]:
    pages = boto3.client("dynamodb").get_paginator("scan").paginate(TableName="bole")
    return [dict(item) for page in pages for item in page["Items"]]


TOLD: Mapping[str, str] = {
    "APPLICATION": "stage",
    "EVENT": "name",
    "PROMOTION": "application_id",
    "WAIT": "verdict",
    "EXPORT": "export_id",
}


def left() -> object:
    """What stands at the end, without the moments and the random ids of how it came about."""
    kept: Counter[str] = Counter()
    for item in _items():
        where, kind = item["pk"]["S"], item["sk"]["S"].partition("#")[0]
        body = TypeDeserializer().deserialize(item["body"])
        if kind == "ERASURE":
            kept[f"{where} {body['asked_at']} {body['versions']} {body['done']}"] += 1
        elif where.startswith(("MAIL#", "AUDITED#")):
            kept[f"{where} {item['sk']['S']}"] += 1
        elif kind in TOLD:
            kept[f"{where} {kind} {body[TOLD[kind]]}"] += 1
    machines = boto3.client("stepfunctions")
    arns = [each["stateMachineArn"] for each in machines.list_state_machines()["stateMachines"]]
    opened = {
        each["name"] for arn in arns for each in machines.list_executions(stateMachineArn=arn)["executions"]
    }
    return kept, opened, uploads().under(RECORDINGS, 9), audit_files().under("holds/", 9)


@pytest.mark.parametrize("consumer", ON_EVENTS)
def test_twice_and_out_of_order_leaves_the_same(consumer: str, story: list[Event], call: Call) -> None:
    """Once in order, against twice each in another order; only what it is told of is brought to it."""
    own = [event for event in story if event.name in CONSUMERS[consumer]]
    assert own, "the story has nothing for this consumer"
    before = _items()
    bring(call, consumer, own)
    once = left()
    put_back(before)
    record_again(next(each.application_id for each in story if each.application_id))
    shuffled = own * 2
    Random(1).shuffle(shuffled)
    bring(call, consumer, shuffled)
    assert left() == once, [event.name for event in shuffled]


def record_again(application_id: str) -> None:
    """The candidate's recording, where it was before any consumer came by."""
    uploads().write(f"{RECORDINGS}{application_id}/1.webm", b"x", "video/webm")


def bring(call: Call, consumer: str, events: Iterable[Event]) -> None:
    for event in events:
        call(consumer, {"detail": event.model_dump(mode="json")})


def put_back(before: list[Item]) -> None:
    """The table as it was; what is outside of it stays, as it does when a message comes twice."""
    client = boto3.client("dynamodb")
    for item in _items():
        client.delete_item(TableName="bole", Key={"pk": item["pk"], "sk": item["sk"]})
    for item in before:
        client.put_item(TableName="bole", Item=item)


def batch(events: Iterable[Event], *, broken: Iterable[int] = ()) -> Mapping[str, object]:
    """The events as the table's stream brings them; the `broken` ones are no events of ours."""
    images = {
        item["sk"]["S"].partition("#")[2]: item for item in _items() if item["sk"]["S"].startswith("EVENT#")
    }
    records = []
    for number, event in enumerate(events):
        image = dict(images[event.event_id])
        if number in set(broken):
            image["body"] = {"M": {"event_id": {"S": "nothing"}}}
        records.append({"dynamodb": {"SequenceNumber": f"{number:03}", "NewImage": image}})
    return {"Records": records}


@pytest.mark.parametrize("consumer", ["log_events", "publish_events"])
def test_a_batch_names_exactly_what_failed(consumer: str, story: list[Event], call: Call) -> None:
    """What can't be read is brought again by itself; all others are done, across calls of ten."""
    boto3.client("events").create_event_bus(Name="bole")
    answer = call(consumer, batch(story, broken=(2, 11)))
    assert answer == {"batchItemFailures": [{"itemIdentifier": "002"}, {"itemIdentifier": "011"}]}
    assert call(consumer, batch(story)) == {"batchItemFailures": []}


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
        found = Counter(item["pk"]["S"] for item in _items() if item["pk"]["S"].startswith(f"{pointer}#"))
        assert found == {f"{pointer}#{event.event_id}": 1 for event in story}
    rows = [item for item in _items() if item["pk"]["S"].startswith("AUDIT#")]
    assert len(rows) == len(story)
    assert len([item for item in _items() if item["pk"]["S"] == logkeys.FEED]) == len(story)


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

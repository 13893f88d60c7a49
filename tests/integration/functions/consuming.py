"""What comes to each function that is told of things, as AWS brings it, made from the catalogue; and what it leaves."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import assert_never

import boto3
from boto3.dynamodb.types import TypeDeserializer
from cloud.files import uploads
from cloud.items import Item
from cloud.sealing import audit_files
from talent.events import Event

from infra.stacks.catalogue import function
from infra.stacks.shapes import (
    OnEvent,
    OnReturnedMail,
    OnSchedule,
    OnStoppedMachine,
    OnStream,
    OnUpload,
    Trigger,
)
from tests.integration.functions.test_stopped_machines import stopped

type Message = Mapping[str, object]

TOLD: Mapping[str, str] = {
    "APPLICATION": "stage",
    "EVENT": "name",
    "PROMOTION": "application_id",
    "WAIT": "verdict",
    "RECORDING": "status",
}
"""What of an item must be the same, beside that it is there; the rest of it is moments and random ids."""
ISSUED_ANEW = frozenset({"LINK"})
"""A mail that is written a second time, and not sent, has a link of its own, which nobody gets."""


def messages(consumer: str, story: Sequence[Event]) -> list[Message]:
    """Everything of which its row of the catalogue says that it is told; a schedule's call tells of nothing."""
    return [each for trigger in function(consumer).triggers for each in _brought(trigger, story)]


def _brought(trigger: Trigger, story: Sequence[Event]) -> list[Message]:
    match trigger:
        case OnEvent():
            return [{"detail": each.model_dump(mode="json")} for each in story if each.name in trigger.names]
        case OnStream():
            return [batch([each]) for each in story]
        case OnUpload():
            found = uploads().under(trigger.prefix, 99)
            return [{"detail": {"object": {"key": key, "size": size}}} for key, size in found]
        case OnReturnedMail():
            bounced = [_returned("bounce", "lin", bounceType=kind) for kind in ("Permanent", "Transient")]
            return [*bounced, _returned("complaint", "waits0")]
        case OnStoppedMachine():
            about = {each.application_id for each in story if each.application_id}
            return [stopped("selection", each) for each in sorted(about)]
        case OnSchedule():
            return []
        case _:
            assert_never(trigger)


def _returned(what: str, who: str, **more: str) -> Message:
    field = {"bounce": "bouncedRecipients", "complaint": "complainedRecipients"}[what]
    return {"detail": {what: {field: [{"emailAddress": f"{who}@example.com"}], **more}}}


def batch(events: Iterable[Event], *, broken: Iterable[int] = ()) -> Message:
    """The events as the table's stream brings them; the `broken` ones are no events of ours."""
    images = {
        item["sk"]["S"].partition("#")[2]: item for item in items() if item["sk"]["S"].startswith("EVENT#")
    }
    records = []
    for number, event in enumerate(events):
        image = dict(images[event.event_id])
        if number in set(broken):
            image["body"] = {"M": {"event_id": {"S": "nothing"}}}
        records.append({"dynamodb": {"SequenceNumber": f"{number:03}", "NewImage": image}})
    return {"Records": records}


def items() -> list[Item]:
    """Everything in the table."""
    pages = boto3.client("dynamodb").get_paginator("scan").paginate(TableName="bole")
    return [dict(item) for page in pages for item in page["Items"]]


def left() -> Counter[str]:
    """What stands at the end, without the moments and the random ids of how it came about."""
    machines = boto3.client("stepfunctions")
    arns = [each["stateMachineArn"] for each in machines.list_state_machines()["stateMachines"]]
    runs = [run for arn in arns for run in machines.list_executions(stateMachineArn=arn)["executions"]]
    files = (uploads().under("", 99), audit_files().under("", 99))
    standing = Counter(line for item in items() if (line := _standing(item)))
    return standing + Counter(run["name"] for run in runs) + Counter(key for each in files for key, _ in each)


def _standing(item: Item) -> str:
    where, kind = item["pk"]["S"], item["sk"]["S"].partition("#")[0]
    body = TypeDeserializer().deserialize(item["body"])
    if where.startswith("AUDIT#"):
        return "" if kind == "HEAD" else "a row of the record"
    if kind == "ERASURE":
        return (
            f"{where} {body.get('asked_at')} {body.get('versions')} {body.get('done')} {body.get('status')}"
        )
    if kind in ISSUED_ANEW:
        return ""
    return f"{where} {kind} {body[TOLD[kind]] if kind in TOLD else ''}"


def put_back(before: Iterable[Item]) -> None:
    """The table as it was; what is outside of it stays, as it does when a message comes twice."""
    client = boto3.client("dynamodb")
    for item in items():
        client.delete_item(TableName="bole", Key={"pk": item["pk"], "sk": item["sk"]})
    for item in before:
        client.put_item(TableName="bole", Item=item)

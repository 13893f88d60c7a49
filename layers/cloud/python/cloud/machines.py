"""Opening machines: an execution is named after its event, so that an event told twice opens one."""

import json
from functools import cache
from typing import TYPE_CHECKING

import boto3
from talent.events import Event, opened_by

from cloud.settings import settings

if TYPE_CHECKING:
    from mypy_boto3_stepfunctions import SFNClient


@cache
def _client() -> "SFNClient":
    return boto3.client("stepfunctions")


def open_for(event: Event) -> str:
    """Opens the machine that waits for this event, once, and gives the execution's name; '' for one that opens none."""
    machine = opened_by(event)
    if machine is None:
        return ""
    about = {"import_id": event.import_id} if event.import_id else {"application_id": event.application_id}
    body = {**about, "event": event.name, "event_id": event.event_id}
    try:
        _client().start_execution(
            stateMachineArn=f"{settings().machine_arn_prefix}{machine}",
            name=event.event_id,
            input=json.dumps(body),
        )
    except _client().exceptions.ExecutionAlreadyExists:
        return event.event_id
    return event.event_id

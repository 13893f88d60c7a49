"""Executions as people read them, out of the states API."""

import json
from collections.abc import Collection
from typing import Any, cast

from infra.local.plan import machine_arn
from infra.local.shapes import Execution, JsonObject


def executions(client: Any, machine: str, known: Collection[str] = ()) -> list[Execution]:  # noqa: ANN401 - as boto3's
    """The machine's executions with the names of the states they entered, oldest first."""
    rows = client.list_executions(stateMachineArn=machine_arn(machine))["executions"]
    found = [_read(client, machine, row["executionArn"]) for row in rows if row["executionArn"] not in known]
    return sorted(found, key=lambda execution: str(execution.started))


def _read(client: Any, machine: str, arn: str) -> Execution:  # noqa: ANN401 - as boto3's
    about = client.describe_execution(executionArn=arn)
    events = cast("list[JsonObject]", client.get_execution_history(executionArn=arn)["events"])
    entered = [event["stateEnteredEventDetails"] for event in events if "stateEnteredEventDetails" in event]
    return Execution(
        name=about["name"],
        arn=arn,
        machine=machine,
        status=about["status"],
        states=tuple(str(cast(JsonObject, details)["name"]) for details in entered),
        input=json.loads(about["input"]),
        output=json.loads(about["output"]) if "output" in about else None,
        error=about.get("error"),
        cause=about.get("cause"),
        started=about["startDate"],
        ended=about.get("stopDate"),
    )

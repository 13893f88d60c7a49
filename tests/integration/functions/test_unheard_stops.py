"""Stops that are heard of late, twice or not at all: what is at work by then is left alone."""

import json
from datetime import timedelta

import boto3
from cloud import applications, import_requests, keys
from cloud.moment import now
from cloud.table import Create, table
from talent.application import Application, Stage
from talent.intake.job import Import
from talent.opening import Opening
from talent.stopping import in_hand

from infra.stacks.catalogue import MACHINES
from tests.integration.functions.conftest import Call
from tests.integration.functions.test_repeated_tasks import confirmed
from tests.integration.functions.test_stopped_machines import ARN, stopped, try_again


def test_an_import_that_stopped_can_be_started_again_at_once(opening: Opening, call: Call) -> None:
    """Its list says so, and the record has it."""
    job = Import(
        import_id="I1",
        opening_id=opening.opening_id,
        department_id=opening.department_id,
        requested_by="recruiter",
        requested_at=now(),
        source="folder",
        key="inbox/x/",
        status="running",
    )
    table().write(Create(keys.intake("I1"), job))
    told = stopped("intake", "")
    told["detail"] = {**told["detail"], "input": json.dumps({"import_id": "I1"})}  # type: ignore[dict-item]
    assert call("note_stopped_machine", told) == {"noted": True}
    assert call("note_stopped_machine", told) == {"noted": False}
    assert table().get(keys.intake("I1"), Import).value.status == "stopped"
    import_requests.start_import("I1", dry_run=False, mapping={})
    assert call("note_stopped_machine", told) == {"noted": False}, "the one that is at work now is another"


def test_a_machine_of_which_no_word_came_is_found(
    application: Application, opening: Opening, staff: None, call: Call
) -> None:
    """AWS tells of ends as well as it can. What is at work, was noted or is nobody's holds up nothing."""
    one, steps = application.application_id, boto3.client("stepfunctions")
    confirmed(application, opening)
    for row in MACHINES:
        steps.create_state_machine(
            name=f"bole-{row.name}",
            definition=json.dumps({"StartAt": "End", "States": {"End": {"Type": "Succeed"}}}),
            roleArn="arn:aws:iam::123456789012:role/machines",
        )
    name = in_hand(applications.events(one), "offer") or "E1"
    body = json.dumps({"application_id": one})
    arn = steps.start_execution(stateMachineArn=f"{ARN}offer", name=name, input=body)["executionArn"]
    tick = {"time": (now() + timedelta(hours=1)).isoformat()}
    assert call("find_stopped_machines", tick) == {"noted": 0}
    nobodys = steps.start_execution(
        stateMachineArn=f"{ARN}invitation", name="X", input='{"application_id": "X"}'
    )
    for stops in (nobodys["executionArn"], arn):
        steps.stop_execution(executionArn=stops)
    assert [call("find_stopped_machines", tick) for _ in range(2)] == [{"noted": 1}, {"noted": 0}]
    assert try_again(one).stage is Stage.RESERVED
    assert call("find_stopped_machines", tick) == {"noted": 0}
    asked: list[object] = []
    steps.meta.events.register("before-call.sfn.DescribeExecution", lambda **_: asked.append(steps))
    for hours, described in ((3, 2), (6, 1), (9, 1), (9 * 24, 0)):
        call("find_stopped_machines", {"time": (now() + timedelta(hours=hours)).isoformat()})
        assert len(asked) == described, (
            "what was noted is left alone, what can't be is tried again for a week"
        )
        asked.clear()

"""moto's private names, all of them, in this one file (moto is pinned exactly).

What moto lacks or softens is put right here: JSONata is evaluated, strings in it are escaped, a rule may
have a Lambda target, a task token can be answered once, clients are made once. Everything else in the local
cloud speaks to moto over AWS's own protocols.
"""

import copy
import json
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from typing import cast
from wsgiref.types import WSGIApplication

import jsonata
from botocore.config import Config
from moto.core.config import default_user_config
from moto.core.exceptions import AWSError
from moto.dynamodb.models import dynamodb_backends
from moto.dynamodb.models.table import StreamShard
from moto.events.models import Rule
from moto.moto_server.werkzeug_app import (
    DomainDispatcherApplication,
    MotoRequestHandler,
    create_backend_app,
)
from moto.s3 import notifications as s3_notifications
from moto.s3.models import FakeKey
from moto.stepfunctions.parser import models as machines
from moto.stepfunctions.parser.asl.component.common.retry import retrier_decl
from moto.stepfunctions.parser.asl.component.state.exec.state_task import lambda_eval_utils
from moto.stepfunctions.parser.asl.component.state.exec.state_task.service import (
    state_task_service_aws_sdk,
    state_task_service_dynamodb,
    state_task_service_events,
)
from moto.stepfunctions.parser.asl.eval import states, variable_store
from moto.stepfunctions.parser.asl.eval.callback import callback
from moto.stepfunctions.parser.asl.jsonata import jsonata as moto_jsonata

from infra.local.aws import client
from infra.local.pause import Pauses
from infra.local.plan import ACCOUNT, REGION, TABLE_NAME
from infra.local.serving import QuietHandler
from infra.local.shapes import Json, JsonObject

TASK_CLIENT = Config(
    parameter_validation=False,
    retries={"total_max_attempts": 1},
    connect_timeout=5,
    read_timeout=1_000_000,
    max_pool_connections=100,
)
_USERS_OF_CLIENTS = (
    lambda_eval_utils,
    state_task_service_aws_sdk,
    state_task_service_dynamodb,
    state_task_service_events,
)
SETTLED_AFTER_S = 1.0
_EVALUATING = threading.Lock()


class RequestHandler(MotoRequestHandler, QuietHandler):  # type: ignore[misc]  # moto has no types
    """moto's reading of headers, without a line for each request."""


def application() -> WSGIApplication:
    """moto as one WSGI application for all services."""
    default_user_config["stepfunctions"]["execute_state_machine"] = True
    return cast(WSGIApplication, DomainDispatcherApplication(create_backend_app))


def mend_machines(endpoint: Callable[[], str], pauses: Pauses) -> None:
    """Make the state machine interpreter whole: JSONata, its strings, its clients, its tokens, its pauses."""
    moto_jsonata._eval_jsonata = _evaluate
    for module in (states, variable_store):
        module.encode_jsonata_variable_declarations = _declare

    made: dict[str, object] = {}
    making = threading.Lock()

    def client_for(region: str, service: str, state_credentials: object = None) -> object:
        del region, state_credentials
        with making:
            if service not in made:
                made[service] = client(service, endpoint(), TASK_CLIENT)
            return made[service]

    for module in _USERS_OF_CLIENTS:
        module.boto_client_for = client_for
    retrier_decl.time = pauses
    callback.CallbackEndpoint.notify = _answer_once
    machines.StepFunctionsParserBackend._get_executions = _started_executions
    machines.InvalidToken = partial(AWSError, "Invalid Token: Invalid token", "InvalidToken", 400)


def _evaluate(expression: str) -> Json:
    try:
        with _EVALUATING:
            value = jsonata.Jsonata(expression).evaluate(None)
        return cast(Json, json.loads(json.dumps(value)))
    except Exception as error:
        raise moto_jsonata.JSONataException("States.QueryEvaluationError", str(error)) from error


def _declare(bindings: dict[str, Json]) -> str:
    return "".join(f"{name}:={json.dumps(value, default=str)};" for name, value in bindings.items())


def _answer_once(endpoint: callback.CallbackEndpoint, outcome: callback.CallbackOutcome) -> None:
    if endpoint._notify_event.is_set():
        raise AWSError("Task Timed Out: Provided task does not exist anymore", "TaskTimedOut", 400)
    endpoint._outcome = outcome
    endpoint._notify_event.set()
    if endpoint._heartbeat_endpoint:
        endpoint._heartbeat_endpoint.notify()


def _started_executions(
    backend: machines.StepFunctionsParserBackend, execution_status: object = None
) -> list[machines.Execution]:
    """Every execution whose worker runs or ran, so that a late answer is told that its time is over."""
    del execution_status
    return [
        execution
        for machine in backend.state_machines
        for execution in machine.executions
        if execution.exec_worker and execution.exec_worker.env
    ]


def expire_waits(execution_arn: str) -> int:
    """Let every open token wait of the execution time out now; how many there were."""
    backend = machines.stepfunctions_parser_backends[ACCOUNT][REGION]
    waiting = [
        endpoint
        for execution in _started_executions(backend)
        if execution.exec_arn == execution_arn
        for endpoint in list(execution.exec_worker.env.callback_pool_manager._pool.values())
        if not endpoint._notify_event.is_set()
    ]
    for endpoint in waiting:
        endpoint.interrupt_all()
    return len(waiting)


def open_waits(execution_arn: str) -> int:
    """How many task tokens of the execution are unanswered."""
    backend = machines.stepfunctions_parser_backends[ACCOUNT][REGION]
    return sum(
        not endpoint._notify_event.is_set()
        for execution in _started_executions(backend)
        if execution.exec_arn == execution_arn
        for endpoint in list(execution.exec_worker.env.callback_pool_manager._pool.values())
    )


def mend_rules(deliver: Callable[[str, JsonObject], None]) -> None:
    """Give rules Lambda targets: `deliver(function ARN, event)` is called for each match and must not block."""

    def send_to_targets(rule: Rule, original_event: JsonObject, transform_input: bool = True) -> None:
        del transform_input
        if rule.state == "ENABLED" and rule.event_pattern.matches_event(original_event):
            for target in rule.targets:
                deliver(target["Arn"], copy.deepcopy(original_event))

    Rule.send_to_targets = send_to_targets


def mend_uploads() -> None:
    """Tell of an upload in parts once, as it is completed: moto also tells of the put inside."""
    tell = s3_notifications.send_event

    def send_event(account_id: str, event_name: str, bucket: object, key: FakeKey) -> None:
        inner = event_name == s3_notifications.S3NotificationEvent.OBJECT_CREATED_PUT_EVENT
        if not (inner and key.multipart):
            tell(account_id, event_name, bucket, key)

    s3_notifications.send_event = send_event


class Stream:
    """The table's stream: records in order, kept until they are forgotten. Hold the cloud's lock around use."""

    def __init__(self) -> None:
        self._forgotten = 0

    def pending(self, most: int) -> list[JsonObject]:
        """The oldest records, `most` at the most."""
        return [_record(item.record) for item in islice(self._shard().items, most)]

    def count(self) -> int:
        """How many records wait."""
        return len(self._shard().items)

    def forget(self, count: int) -> None:
        """Drop the oldest `count` records: they have been dealt with."""
        shard = self._shard()
        del shard.items[:count]
        shard.starting_sequence_number += count

    def _shard(self) -> StreamShard:
        return dynamodb_backends[ACCOUNT][REGION].get_table(TABLE_NAME).stream_shard


def _record(raw: JsonObject) -> JsonObject:
    """A record as Lambda gets it: the time as seconds, and the stream's own ARN."""
    change = dict(cast(JsonObject, raw["dynamodb"]))
    made = change["ApproximateCreationDateTime"]
    change["ApproximateCreationDateTime"] = cast(datetime, made).timestamp()
    return raw | {"dynamodb": change, "awsRegion": REGION}


def moving_executions() -> list[str]:
    """The names of executions that are at work: not ended, and not only waiting for a token or a time."""
    backend = machines.stepfunctions_parser_backends[ACCOUNT][REGION]
    return [
        f"{machine.name}/{execution.name}"
        for machine in backend.state_machines
        for execution in list(machine.executions)
        if execution.exec_status == "RUNNING" and not _settled(execution)
    ]


def _settled(execution: machines.Execution) -> bool:
    if not execution.exec_worker or not execution.exec_worker.env:
        return False
    events = execution.exec_worker.env.event_manager.get_event_history()
    if not events:
        return False
    if events[-1]["type"] in {"TaskSubmitted", "WaitStateEntered"}:
        return True
    written = datetime.fromisoformat(events[-1]["timestamp"])
    still = (datetime.now(UTC) - written).total_seconds() > SETTLED_AFTER_S
    return still and open_waits(execution.exec_arn) > 0

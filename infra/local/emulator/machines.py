"""The state machine interpreter made whole: JSONata, its strings and errors, its clients, its tokens, its pauses."""

import json
import threading
from collections.abc import Callable
from functools import partial
from typing import cast

import jsonata
from antlr4 import ParserRuleContext
from botocore.config import Config
from moto.core.exceptions import AWSError
from moto.stepfunctions.parser import models
from moto.stepfunctions.parser.api import EvaluationFailedEventDetails, HistoryEventType
from moto.stepfunctions.parser.asl.component.common.error_name.failure_event import (
    FailureEvent,
    FailureEventException,
)
from moto.stepfunctions.parser.asl.component.common.error_name.states_error_name import StatesErrorName
from moto.stepfunctions.parser.asl.component.common.error_name.states_error_name_type import (
    StatesErrorNameType,
)
from moto.stepfunctions.parser.asl.component.common.query_language import QueryLanguage, QueryLanguageMode
from moto.stepfunctions.parser.asl.component.common.retry import retrier_decl
from moto.stepfunctions.parser.asl.component.common.string.string_expression import StringJSONata
from moto.stepfunctions.parser.asl.component.state.exec.state_map.item_reader.eval import (
    resource_eval_s3 as reading,
)
from moto.stepfunctions.parser.asl.component.state.exec.state_map.result_writer.resource_eval import (
    resource_eval_s3 as writing,
)
from moto.stepfunctions.parser.asl.component.state.exec.state_map.result_writer.result_writer_decl import (
    ResultWriter,
)
from moto.stepfunctions.parser.asl.component.state.exec.state_task import lambda_eval_utils
from moto.stepfunctions.parser.asl.component.state.exec.state_task.service import (
    state_task_service_aws_sdk,
    state_task_service_dynamodb,
    state_task_service_events,
)
from moto.stepfunctions.parser.asl.eval import states, variable_store
from moto.stepfunctions.parser.asl.eval.callback import callback
from moto.stepfunctions.parser.asl.eval.environment import Environment
from moto.stepfunctions.parser.asl.eval.event.event_detail import EventDetails
from moto.stepfunctions.parser.asl.jsonata import jsonata as moto_jsonata
from moto.stepfunctions.parser.asl.parse.asl_parser import AmazonStateLanguageParser
from moto.stepfunctions.parser.asl.parse.preprocessor import Preprocessor

from infra.local.aws import client
from infra.local.emulator.waits import started_executions
from infra.local.pause import Pauses
from infra.local.shapes import Json

TASK_CLIENT = Config(
    parameter_validation=False,
    retries={"total_max_attempts": 1},
    connect_timeout=5,
    read_timeout=1_000_000,
    max_pool_connections=100,
)
_USERS_OF_CLIENTS = (
    lambda_eval_utils,
    reading,
    writing,
    state_task_service_aws_sdk,
    state_task_service_dynamodb,
    state_task_service_events,
)
_EVALUATING = threading.Lock()


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
    StringJSONata._eval_body = _named_errors(StringJSONata._eval_body)
    ResultWriter._eval_body = _write_results
    Preprocessor.visitResult_writer_decl = _plain_writer(Preprocessor.visitResult_writer_decl)
    AmazonStateLanguageParser.parse = staticmethod(_one_by_one(AmazonStateLanguageParser.parse))
    retrier_decl.time = pauses
    callback.CallbackEndpoint.notify = _answer_once
    models.StepFunctionsParserBackend._get_executions = started_executions
    models.InvalidToken = partial(AWSError, "Invalid Token: Invalid token", "InvalidToken", 400)


def _evaluate(expression: str) -> Json:
    try:
        with _EVALUATING:
            value = jsonata.Jsonata(expression).evaluate(None)
        return cast(Json, json.loads(json.dumps(value)))
    except Exception as error:
        raise moto_jsonata.JSONataException("States.QueryEvaluationError", str(error)) from error


def _named_errors(
    evaluate: Callable[[StringJSONata, Environment], None],
) -> Callable[[StringJSONata, Environment], None]:
    """An expression that fails is States.QueryEvaluationError, as on AWS, and can be caught by that name."""

    def named(expression: StringJSONata, env: Environment) -> None:
        try:
            evaluate(expression, env)
        except moto_jsonata.JSONataException as error:
            name = StatesErrorName(typ=StatesErrorNameType.StatesQueryEvaluationError)
            cause = f"The JSONata expression '{expression.expression}' failed: {error.details}"
            details = EvaluationFailedEventDetails(cause=cause, error=name.error_name)
            raise FailureEventException(
                FailureEvent(
                    env=env,
                    error_name=name,
                    event_type=HistoryEventType.EvaluationFailed,
                    event_details=EventDetails(evaluationFailedEventDetails=details),
                )
            ) from error

    return named


def understood(part: Json) -> Json:
    """A definition as moto's grammar takes it: it knows no `Arguments` in a ResultWriter, where AWS asks for them."""
    if isinstance(part, list):
        return [understood(each) for each in part]
    if not isinstance(part, dict):
        return part
    plain = {name: understood(each) for name, each in part.items()}
    writer = plain.get("ResultWriter")
    if isinstance(writer, dict) and "Arguments" in writer:
        plain["ResultWriter"] = {"Resource": writer["Resource"], "Parameters": writer["Arguments"]}
    return plain


def _plain_writer(visit: Callable[[Preprocessor, object], ResultWriter]) -> Callable[..., ResultWriter]:
    """A ResultWriter's `Parameters` are JSONPath's word: it is read as such inside a JSONata machine."""

    def visit_plainly(preprocessor: Preprocessor, context: object) -> ResultWriter:
        preprocessor._query_language_per_scope.append(QueryLanguage(QueryLanguageMode.JSONPath))
        try:
            return visit(preprocessor, context)
        finally:
            preprocessor._query_language_per_scope.pop()

    return visit_plainly


def _one_by_one[Program, Tree: ParserRuleContext](
    parse: Callable[[str], tuple[Program, Tree]],
) -> Callable[[str], tuple[Program, Tree]]:
    """moto's parser keeps its place in one list for all threads: executions that start at once must wait.

    What a definition's text says is read once; each execution gets a program of its own out of it.
    """
    parsing = threading.Lock()
    read: dict[str, Tree] = {}

    def parse_alone(definition: str) -> tuple[Program, Tree]:
        with parsing:
            if tree := read.get(definition):
                return Preprocessor().visit(tree), tree
            program, read[definition] = parse(definition)
            return program, read[definition]

    return parse_alone


def _write_results(writer: ResultWriter, env: Environment) -> None:
    """Evaluate the expressions that `understood` had to leave as texts, then write."""
    writer.parargs.eval(env=env)
    parameters = env.stack.pop()
    for name, value in parameters.items():
        if isinstance(value, str) and value.startswith("{%"):
            StringJSONata(value.removeprefix("{%").removesuffix("%}").strip()).eval(env=env)
            parameters[name] = env.stack.pop()
    env.stack.append(parameters)
    writer.resource_eval.eval_resource(env=env)


def _declare(bindings: dict[str, Json]) -> str:
    return "".join(f"{name}:={json.dumps(value, default=str)};" for name, value in bindings.items())


def _answer_once(endpoint: callback.CallbackEndpoint, outcome: callback.CallbackOutcome) -> None:
    if endpoint._notify_event.is_set():
        raise AWSError("Task Timed Out: Provided task does not exist anymore", "TaskTimedOut", 400)
    endpoint._outcome = outcome
    endpoint._notify_event.set()
    if endpoint._heartbeat_endpoint:
        endpoint._heartbeat_endpoint.notify()

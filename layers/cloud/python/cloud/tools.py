"""What every handler wears: a parsed payload in, a plain answer out, a log line and a metric without personal data."""

from collections.abc import Callable, Mapping
from functools import cache, wraps
from typing import Protocol

from aws_lambda_powertools import Logger
from aws_lambda_powertools.metrics import MetricUnit
from aws_lambda_powertools.metrics.provider.cloudwatch_emf.cloudwatch import AmazonCloudWatchEMFProvider
from pydantic import BaseModel
from talent.kernel import BoleError, Fact


class Context(Protocol):
    """What Lambda tells of the call."""

    aws_request_id: str
    function_name: str


class Task(Fact):
    """The payload that every task of a machine gets. `cause` names the execution and the state."""

    application_id: str
    cause: str


type Handler = Callable[[Mapping[str, object], Context], object]


@cache
def logger() -> Logger:
    """The process's logger: JSON lines with ids only."""
    return Logger()


@cache
def metrics() -> AmazonCloudWatchEMFProvider:
    """The process's metrics, in CloudWatch's embedded format."""
    return AmazonCloudWatchEMFProvider()


def task[P: BaseModel, A](payload: type[P]) -> Callable[[Callable[[P], A]], Handler]:
    """Makes a Lambda handler of a function from a parsed payload to an answer.

    The call and its outcome are logged by name. Errors go on to the caller, whose Retry and Catch know them by name.
    """

    def wear(work: Callable[[P], A]) -> Handler:
        @wraps(work)
        def handler(event: Mapping[str, object], context: Context) -> object:
            logger().append_keys(request_id=context.aws_request_id)
            try:
                answer = work(payload.model_validate(event))
            except BoleError as error:
                _count(error.name)
                logger().warning("refused", extra={"error": error.name})
                raise
            _count("Done")
            return answer.model_dump(mode="json") if isinstance(answer, BaseModel) else answer

        return handler

    return wear


def _count(name: str) -> None:
    metrics().add_metric(name=name, unit=MetricUnit.Count, value=1)
    metrics().flush_metrics()

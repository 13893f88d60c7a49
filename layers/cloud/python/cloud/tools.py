"""What every handler wears: a parsed payload in, a plain answer out, a log line and a metric without personal data."""

from collections.abc import Callable, Mapping
from functools import cache, wraps
from typing import Protocol

from aws_lambda_powertools import Logger
from aws_lambda_powertools.metrics import MetricUnit
from aws_lambda_powertools.metrics.provider.cloudwatch_emf.cloudwatch import AmazonCloudWatchEMFProvider
from botocore.exceptions import BotoCoreError, ClientError
from pydantic import BaseModel, Field
from talent.kernel import BoleError, Fact, Unavailable


class ServiceBusy(Unavailable):
    """A service of AWS did not take a call. The one name that machines retry, whatever the service calls it."""

    next = "Try again in a minute; if it goes on, look at the service's health page."


class Context(Protocol):
    """What Lambda tells of the call."""

    aws_request_id: str
    function_name: str


class Task(Fact):
    """The payload that every task of a machine gets. `cause` names the execution and the state."""

    application_id: str
    cause: str


class AnswerTask(Task):
    """The payload of a task on one recorded answer: the question's number, counted from 1."""

    number: int = Field(ge=1)


class ImportTask(Fact):
    """The payload of a task on an import."""

    import_id: str


class ImportFileTask(ImportTask):
    """The payload of a task on one file of an import, counted from 1."""

    number: int = Field(ge=1)


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
            except (ClientError, BotoCoreError) as error:
                _count(ServiceBusy.__name__)
                code = _code(error)
                logger().warning("service busy", extra={"error": code})
                raise ServiceBusy(f"AWS answered {code}.") from error
            _count("Done")
            return answer.model_dump(mode="json") if isinstance(answer, BaseModel) else answer

        return handler

    return wear


def _code(error: ClientError | BotoCoreError) -> str:
    """AWS's word for the error; its message is left aside, as it may quote what was sent."""
    return error.response["Error"]["Code"] if isinstance(error, ClientError) else type(error).__name__


def _count(name: str) -> None:
    metrics().add_metric(name=name, unit=MetricUnit.Count, value=1)
    metrics().flush_metrics()

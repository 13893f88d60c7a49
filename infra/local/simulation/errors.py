"""AWS's errors as its clients raise them, by the names that the code under test catches."""

from collections.abc import Mapping

from botocore.exceptions import ClientError


class TransactionCanceledException(ClientError):
    """A transaction's condition failed, or another one was at the same item."""


class TransactionInProgressException(ClientError):
    """The same transaction is under way."""


class ExecutionAlreadyExists(ClientError):
    """An execution of this name was opened before."""


class TaskTimedOut(ClientError):
    """The token was answered already, or its time is over."""


class TaskDoesNotExist(ClientError):
    """There was never such a task."""


class InvalidToken(ClientError):
    """This is no token."""


class NoSuchKey(ClientError):
    """There is no such object."""


def refusal[E: ClientError](
    kind: type[E], operation: str, more: Mapping[str, object] | None = None, code: str = ""
) -> E:
    """An error of `kind` as botocore makes it from an answer."""
    named = code or kind.__name__
    answer = {"Error": {"Code": named, "Message": named}, **(more or {})}
    return kind(answer, operation)  # type: ignore[arg-type]


def cancelled(codes: list[str], operation: str = "TransactWriteItems") -> TransactionCanceledException:
    """A cancelled transaction with its reasons, one a write."""
    return refusal(
        TransactionCanceledException, operation, {"CancellationReasons": [{"Code": code} for code in codes]}
    )

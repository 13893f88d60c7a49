"""What the local cloud tells about itself: executions, mails, dead letters, logins, failures."""

from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

type Json = bool | int | float | str | list[Json] | dict[str, Json] | None
type JsonObject = dict[str, Json]


class FunctionFailed(Exception):
    """A function raised, ran out of time or memory, or broke; `name` is the exception class's name."""

    def __init__(self, name: str, message: str, trace: tuple[str, ...] = ()) -> None:
        super().__init__(name, message, trace)
        self.name = name
        self.message = message
        self.trace = trace

    def __str__(self) -> str:
        return f"{self.name}: {self.message}"

    def payload(self) -> JsonObject:
        """The error as Lambda's runtime answers it."""
        return {"errorMessage": self.message, "errorType": self.name, "stackTrace": list(self.trace)}


@dataclass(frozen=True, slots=True)
class Execution:
    """One run of a state machine; `states` are the names entered, in order."""

    name: str
    arn: str
    machine: str
    status: str
    states: tuple[str, ...]
    input: Any
    output: Any = None
    error: str | None = None
    cause: str | None = None
    started: datetime | None = None
    ended: datetime | None = None


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail as it was sent, kept as a file."""

    path: Path
    message: EmailMessage

    @property
    def sender(self) -> str:
        """The From line."""
        return str(self.message["From"])

    @property
    def to(self) -> str:
        """The To line."""
        return str(self.message["To"])

    @property
    def subject(self) -> str:
        """The subject, decoded."""
        return str(self.message["Subject"])


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """An event that a function failed on more often than it may be retried."""

    function: str
    event: Json
    error: str
    message: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Login:
    """A staff member's sign-in; `sub` is the id that tokens carry."""

    username: str
    password: str = field(repr=False)
    sub: str

"""A human wait: what a machine waits for, until when, and when to remind.

A machine's task token is kept in the wait and nowhere else. One wait of a kind is open for an application
at a time; the panel is one wait, however many people are asked.
"""

from datetime import datetime, timedelta

from pydantic import AwareDatetime, Field

from talent.events import WaitKind, WaitVerdict, execution_of
from talent.kernel import Fact, is_id


class Wait(Fact):
    """One open or ended wait of an application."""

    application_id: str
    kind: WaitKind
    token: str
    cause: str = Field(default="", description="the machine's task that waits")
    attempt: int = Field(default=0, ge=0, description="which of the task's attempts has this token, from 0")
    lap: int = Field(default=0, ge=0, description="which version of an offer it is about; else 0")
    asked_at: AwareDatetime
    remind_at: AwareDatetime | None
    due_at: AwareDatetime
    verdict: WaitVerdict | None = None

    @property
    def open(self) -> bool:
        """Whether somebody is still waited for."""
        return self.verdict is None

    def follows(self, other: "Wait") -> bool:
        """Whether it was asked for after `other` for certain: in a later execution, lap or attempt.

        An execution has its event's name, which sorts by time. One that an operator started may have any name, which
        says nothing of when.
        """
        mine, others = execution_of(self.cause), execution_of(other.cause)
        if mine != others:
            return is_id(mine) and is_id(others) and mine > others
        return (self.lap, self.attempt) > (other.lap, other.attempt)

    @property
    def next_due(self) -> datetime:
        """When the sweep must look at it: the reminder, then the end."""
        return self.remind_at or self.due_at


def new_wait(application_id: str, kind: WaitKind, token: str, at: datetime, days: int) -> Wait:
    """A wait of `days` from `at`, with a reminder when half of the time has gone."""
    span = timedelta(days=days)
    return Wait(
        application_id=application_id,
        kind=kind,
        token=token,
        asked_at=at,
        remind_at=at + span / 2,
        due_at=at + span,
    )


def until(wait: Wait, due: datetime) -> Wait:
    """The wait with another end, and its reminder half-way to it."""
    return wait.model_copy(update={"remind_at": wait.asked_at + (due - wait.asked_at) / 2, "due_at": due})


def extended(wait: Wait, due: datetime) -> Wait:
    """The wait with another end; its reminder moves by as much."""
    remind_at = wait.remind_at + (due - wait.due_at) if wait.remind_at else None
    return wait.model_copy(update={"remind_at": remind_at, "due_at": due})


def next_reminder(remind_at: datetime | None, due_at: datetime) -> datetime | None:
    """When a person who owes an answer is reminded after `remind_at`: at the end, and then no more."""
    return due_at if remind_at and remind_at < due_at else None


def reminded(wait: Wait) -> Wait:
    """The wait after its reminder went out."""
    return wait.model_copy(update={"remind_at": None})


def ended(wait: Wait, verdict: WaitVerdict) -> Wait:
    """The wait with its verdict; the first verdict stands."""
    return wait if wait.verdict else wait.model_copy(update={"verdict": verdict, "remind_at": None})

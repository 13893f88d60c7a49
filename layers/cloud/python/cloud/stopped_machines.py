"""What Step Functions tells of executions that ended without an outcome, noted beside what they had in hand.

The error's text is left aside, as it may quote what was sent; its name and the state's are ours.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Literal, get_args

import boto3
from botocore.exceptions import BotoCoreError, ClientError
from pydantic import AwareDatetime, Field, Json, ValidationError
from talent.application import Application, Stage, Stopped
from talent.events import Event, EventName, MachineName
from talent.headcount import Reservation
from talent.intake.job import Import
from talent.kernel import BoleError, Fact
from talent.stopping import in_hand, noted

from cloud import headcount_keys, keys, logkeys
from cloud.applications import events, get, put
from cloud.bus import Incoming
from cloud.moment import happened, now
from cloud.openings import get_opening
from cloud.races import again
from cloud.settings import settings
from cloud.table import Replace, record, table
from cloud.tools import logger

if TYPE_CHECKING:
    from mypy_boto3_stepfunctions import SFNClient


type Ending = Literal["FAILED", "TIMED_OUT", "ABORTED"]
_LOOKS_BACK = timedelta(days=7)
_LIST_LAGS = timedelta(hours=2)
"""How far before the last look the next one begins: the list of executions comes late, and a look may have failed."""
_A_CALL = 1000
_MOST_FAILED = 100


class _About(Incoming):
    application_id: str = ""
    import_id: str = ""


class _Ended(Incoming):
    executionArn: str  # noqa: N815 - Step Functions' name for it
    stateMachineArn: str  # noqa: N815 - Step Functions' name for it
    name: str
    status: Ending
    error: str | None = None
    input: Json[_About] = Field(default=_About())


class _Listed(Fact):
    arn: str
    stopped_at: AwareDatetime


class _Look(Fact):
    """Until when stops were looked for, and which of them could not be noted so far."""

    until: AwareDatetime
    failed: tuple[_Listed, ...] = ()


class StoppedMachine(Incoming):
    """Step Functions' word on an execution, as the default bus brings it."""

    detail: _Ended


@cache
def _machines() -> "SFNClient":
    return boto3.client("stepfunctions")


def note_unheard(moment: datetime) -> int:
    """Notes what has stopped since the last look although no word of it came; how many. Safe to repeat.

    One that can't be noted holds up no other, and is looked at again for a week; each other one is asked about once or
    twice, as the list comes late.
    """
    looked = table().find(logkeys.look(), _Look)
    before = looked.value if looked else _Look(until=moment - _LOOKS_BACK + _LIST_LAGS)
    again = {each.arn: each for each in before.failed if each.stopped_at >= moment - _LOOKS_BACK}
    found = again | {each.arn: each for each in _stopped_since(before.until - _LIST_LAGS)}
    noted_now, failed = 0, []
    for arn, ended in found.items():
        try:
            noted_now += note_stopped(_word(arn))
        except (BoleError, ValidationError) as error:
            logger().warning("stop not noted", extra={"error": type(error).__name__, "execution": arn})
            failed.append(ended)
    put(logkeys.look(), _Look(until=moment, failed=tuple(failed[-_MOST_FAILED:])))
    return noted_now


def note_stopped(stopped: StoppedMachine) -> bool:
    """Notes it in one transaction with its event; whether that was done just now. Safe to repeat."""
    ended = stopped.detail
    stop = Stopped.model_validate(
        {
            "execution": ended.name,
            "machine": ended.stateMachineArn.removeprefix(settings().machine_arn_prefix),
            "step": _step(ended.executionArn)[:80],
            "at": now(),
            "error": (ended.error or ended.status)[:80],
        }
    )
    if ended.input.import_id:
        return _note_import(ended.input.import_id, stop)
    return bool(ended.input.application_id) and _note_application(ended.input.application_id, stop)


def _stopped_since(moment: datetime) -> Iterator[_Listed]:
    """The executions that have ended without an outcome since then.

    AWS lists all that it keeps, for 90 days, by when they began, so that none may be left out: a thousand a call.
    """
    pages = _machines().get_paginator("list_executions")
    for machine, status in product(get_args(MachineName.__value__), get_args(Ending.__value__)):
        arn = f"{settings().machine_arn_prefix}{machine}"
        listed = pages.paginate(
            stateMachineArn=arn, statusFilter=status, PaginationConfig={"PageSize": _A_CALL}
        )
        for page in listed:
            for each in page["executions"]:
                if each["stopDate"] >= moment:
                    yield _Listed(arn=each["executionArn"], stopped_at=each["stopDate"])


def _word(execution_arn: str) -> StoppedMachine:
    """What EventBridge would have brought of it."""
    return StoppedMachine.model_validate(
        {"detail": _machines().describe_execution(executionArn=execution_arn)}
    )


@again(4)
def _note_application(application_id: str, stop: Stopped) -> bool:
    stored, told = get(application_id), events(application_id)
    after = noted(stored.value, told, stop)
    told_before = any(event.cause == stop.execution for event in told)
    if after == stored.value or told_before or not _matters(after):
        return False
    key = keys.application(application_id)
    event = happened(
        EventName.MACHINE_STOPPED,
        "machine",
        application_id=application_id,
        opening_id=after.opening_id,
        machine=stop.machine,
        cause=stop.execution,
    )
    table().write(Replace(key, after, stored.version), record(event, key))
    return True


@again(4)
def _note_import(import_id: str, stop: Stopped) -> bool:
    key = keys.intake(import_id)
    stored = table().get(key, Import)
    told = [each.value for each in table().under(key.pk, "EVENT#", Event)]
    another = in_hand(told, stop.machine) not in (None, stop.execution)
    if stored.value.status != "running" or another:
        return False
    event = happened(
        EventName.MACHINE_STOPPED,
        "machine",
        import_id=import_id,
        opening_id=stored.value.opening_id,
        machine=stop.machine,
        cause=stop.execution,
    )
    after = stored.value.model_copy(update={"status": "stopped"})
    table().write(Replace(key, after, stored.version), record(event, key))
    return True


def _matters(application: Application) -> bool:
    """Whether anything is left to do: for who has withdrawn, a head that is still held."""
    if application.stage is not Stage.WITHDRAWN:
        return True
    headcount_id = get_opening(application.opening_id).headcount_id
    held = table().find(headcount_keys.reservation(headcount_id, application.application_id), Reservation)
    return held is not None and held.value.status == "held"


def _step(execution_arn: str) -> str:
    """The name of the state that was entered last; empty where it can't be read, as the stop matters more."""
    try:
        history = _machines().get_execution_history(
            executionArn=execution_arn, reverseOrder=True, includeExecutionData=False, maxResults=50
        )
    except (ClientError, BotoCoreError):
        return ""
    entered = [event for event in history["events"] if "stateEnteredEventDetails" in event]
    last = max(entered, key=lambda event: event["id"], default=None)
    return last["stateEnteredEventDetails"]["name"] if last else ""

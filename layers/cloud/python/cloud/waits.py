"""Human waits: kept with the machine's token, ended in the transaction of the decision, told to the machine after.

Whoever decides first ends the wait in the same transaction as the decision; a lapse does the same, so that an
answer and a lapse can't both win. The event of that transaction then hands the verdict to the machine, as often
as it is delivered.
"""

import json
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

import boto3
from talent.events import BEFORE_OFFER, COMPLETES, Event, EventName, WaitKind, WaitVerdict, execution_of
from talent.waiting import Wait, ended, extended, reminded

from cloud import keys
from cloud.moment import happened
from cloud.table import Create, MovedOn, Replace, Stored, Unchanged, Write, record, table

if TYPE_CHECKING:
    from mypy_boto3_stepfunctions import SFNClient


@cache
def _machines() -> "SFNClient":
    return boto3.client("stepfunctions")


def keep(wait: Wait) -> Wait:
    """Keeps a new wait with its token, over an earlier one of the same kind, and gives the wait that stands.

    A call that comes later than its own retry, about an earlier version of the offer, or from an execution before the
    one that waits, keeps nothing: its token is dead, and would leave nobody to answer. The earlier wait's machine has
    its verdict first: somebody may have decided and asked anew before the decision's event told it.
    """
    key = keys.wait(wait.application_id, wait.kind)
    stored = table().find(key, Wait)
    if stored and stored.value.follows(wait):
        return stored.value
    if stored:
        _let_go(stored.value, wait)
    table().write(Replace(key, wait, stored.version) if stored else Create(key, wait))
    return wait


def _let_go(earlier: Wait, wait: Wait) -> None:
    """Tells the machine of the wait that is replaced what was decided, or, where a later execution asks, to end."""
    replaced = earlier.kind in BEFORE_OFFER and execution_of(earlier.cause) != execution_of(wait.cause)
    if earlier.verdict or (replaced and wait.follows(earlier)):
        answer(ended(earlier, "withdrawn"))


def find(application_id: str, kind: WaitKind) -> Wait | None:
    """The wait of this kind, open or ended; None when nobody was ever waited for."""
    stored = read(application_id, kind)
    return stored.value if stored else None


def read(application_id: str, kind: WaitKind) -> Stored[Wait] | None:
    """The same with its version, for whom the wait must stand until they have written."""
    return table().find(keys.wait(application_id, kind), Wait)


def ending(application_id: str, kind: WaitKind, verdict: WaitVerdict) -> Write:
    """The write that ends the wait with `verdict`, for the transaction of the decision.

    Where no wait is open the write changes nothing, but fails the transaction if one is opened meanwhile.
    """
    return ending_as_read(application_id, kind, read(application_id, kind), verdict)


def ending_as_read(
    application_id: str, kind: WaitKind, stored: Stored[Wait] | None, verdict: WaitVerdict | None
) -> Write:
    """The same for a wait that was read before. Without a verdict it stays; the write fails where it has changed."""
    key = keys.wait(application_id, kind)
    if stored and stored.value.open and verdict:
        return Replace(key, ended(stored.value, verdict), stored.version)
    return Unchanged(key, stored.version if stored else 0)


def extending(application_id: str, kind: WaitKind, due: datetime) -> Write:
    """The write that moves the end of an open wait; where none is open, it changes nothing as `ending` does."""
    key = keys.wait(application_id, kind)
    stored = table().find(key, Wait)
    if stored is None or not stored.value.open:
        return Unchanged(key, stored.version if stored else 0)
    return Replace(key, extended(stored.value, due), stored.version)


def lapse(wait: Wait, verdict: WaitVerdict = "lapsed") -> None:
    """Ends an overdue wait with what that means and writes the event that tells its machine.

    Raises MovedOn when it was answered just now, or another one is open in its place: lists of waits come late.
    """
    key = keys.wait(wait.application_id, wait.kind)
    stored = table().get(key, Wait)
    if stored.value != wait:
        raise MovedOn("The wait has changed since it was listed.")
    event = happened(
        EventName.WAIT_LAPSED, "machine", application_id=wait.application_id, wait_kind=wait.kind
    )
    table().write(
        Replace(key, ended(wait, verdict), stored.version),
        record(event, keys.application(wait.application_id)),
    )


def mark_reminded(wait: Wait) -> None:
    """Notes that the reminder went out. Raises MovedOn when the wait has changed meanwhile."""
    key = keys.wait(wait.application_id, wait.kind)
    stored = table().get(key, Wait)
    table().write(Replace(key, reminded(stored.value), stored.version))


def due(moment: datetime) -> list[Wait]:
    """Open waits whose reminder or end has come by `moment`."""
    return [stored.value for stored in table().listed("todo", "WAIT", Wait, until=moment.isoformat())]


def open_waits() -> list[Wait]:
    """Every open wait of the company."""
    return [stored.value for stored in table().listed("todo", "WAIT", Wait)]


def tell_machine(event: Event) -> None:
    """Hands the verdicts of the waits that `event` ended to their machines; safe to repeat.

    A wait that has ended is told its own verdict, whichever event comes by: no clock is compared with another's.
    """
    for kind in COMPLETES.get(event.name, ()):
        wait = find(event.application_id, kind)
        if wait and wait.verdict:
            answer(wait)


def answer(wait: Wait) -> None:
    """Completes the machine's token with the wait's verdict; a token that is answered already stays so."""
    client = _machines()
    try:
        client.send_task_success(taskToken=wait.token, output=json.dumps({"verdict": wait.verdict}))
    except (
        client.exceptions.TaskTimedOut,
        client.exceptions.TaskDoesNotExist,
        client.exceptions.InvalidToken,
    ):
        return

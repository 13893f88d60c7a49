"""Machines that end without an outcome: where each works, what is noted of its end, and that a person tries it again.

Nothing is moved by a stop: the application stays where it was, with everything that was decided until then, and the
machine that is opened anew takes it up there.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from talent.application import Application, Stage, Stopped
from talent.events import Event, MachineName, execution_of, opened_by

_S = Stage
MACHINE_AT: Mapping[Stage, MachineName] = {
    _S.SCREENING: "screening",
    _S.SHORTLISTED: "invitation",
    _S.ASKED_AGAIN: "invitation",
    _S.INVITED: "invitation",
    _S.SUBMITTED: "assessment",
    _S.ASSESSED: "selection",
    _S.PANEL: "selection",
    _S.SELECTED: "offer",
    _S.RESERVED: "offer",
    _S.OFFERED: "offer",
    _S.ACCEPTED: "offer",
    _S.WITHDRAWN: "offer",
}
"""Which machine has an application in hand; who withdraws may leave a head behind that the offer's has to free."""

MACHINE_ALONE = frozenset(
    {_S.SCREENING, _S.SHORTLISTED, _S.ASKED_AGAIN, _S.SUBMITTED, _S.ASSESSED, _S.SELECTED, _S.ACCEPTED}
)
"""Where nobody but a machine is waited for."""

STILL_AFTER = timedelta(days=1)
"""No machine works on anybody for so long: one that stands at its stage for a day has stopped."""


def noted(application: Application, events: Sequence[Event], stop: Stopped) -> Application:
    """The application with the stop of an execution that has it in hand; else as it is, as another works on it."""
    if MACHINE_AT.get(application.stage) != stop.machine:
        return application
    if in_hand(events, stop.machine) not in (None, stop.execution):
        return application
    return application.model_copy(update={"stopped": stop})


def in_hand(events: Sequence[Event], machine: MachineName) -> str | None:
    """The execution of `machine` that works on an application with these events: the last to be opened or to move it.

    Two people's decisions may open two, of which one goes on and the other finds nothing to do. None before the first.
    """
    opened = {event.event_id for event in events if opened_by(event) == machine}
    names = (name for event in reversed(events) for name in (event.event_id, execution_of(event.cause)))
    return next((name for name in names if name in opened), None)


def overtaken(events: Sequence[Event], cause: str) -> bool:
    """Whether another execution was opened after the one whose task `cause` names: what that one still does comes late.

    A person tries a machine again while a call of the one that has stopped still works: the later one goes on alone.
    An execution that was started by hand has no event, and neither overtakes nor is overtaken.
    """
    opened = {event.event_id: opened_by(event) for event in events}
    own = execution_of(cause)
    machine = opened.get(own)
    return machine is not None and any(opened[each] == machine and each > own for each in opened)


def stands_still(application: Application, at: datetime) -> bool:
    """Whether its machine has stopped: it is noted, or it has stood for a day where nobody else is waited for."""
    if application.stopped and application.stopped.waits:
        return True
    return application.stage in MACHINE_ALONE and at - machine_since(application) >= STILL_AFTER


def machine_since(application: Application) -> datetime:
    """Since when the machine has had the application in hand at this stage."""
    stop = application.stopped
    return (
        max(application.stage_since, stop.retried_at) if stop and stop.retried_at else application.stage_since
    )


def tried_again(application: Application, at: datetime) -> Application:
    """The application as its machine is opened anew, where it stands."""
    machine = MACHINE_AT[application.stage]
    stop = application.stopped or Stopped(machine=machine, error="Unknown", at=at)
    return application.model_copy(update={"stopped": stop.model_copy(update={"retried_at": at})})


def still_stopped(application: Application, to: Stage, execution: str = "") -> bool:
    """Whether what has stopped is missing at the next stage, too: a signature doesn't set the offer's machine going.

    `execution`: whose task moves it there, if one does; another than the one that has stopped is alive.
    """
    stop = application.stopped
    if stop is None or execution not in ("", stop.execution):
        return False
    return stop.waits and MACHINE_AT.get(to) == stop.machine

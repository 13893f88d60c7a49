"""Machines that end without an outcome: where each works, what is noted of its end, and that a person tries it again.

Nothing is moved by a stop: the application stays where it was, with everything that was decided until then, and the
machine that is opened anew takes it up there.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from talent.application import Application, Stage, Stopped
from talent.events import MachineName

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


def noted(application: Application, machine: MachineName, step: str, error: str, at: datetime) -> Application:
    """The application with the stop of a machine that has it in hand; else as it is, as it has moved on."""
    if MACHINE_AT.get(application.stage) != machine:
        return application
    stop = Stopped(machine=machine, step=step[:80], error=error[:80] or "Unknown", at=at)
    return application.model_copy(update={"stopped": stop})


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


def still_stopped(application: Application, to: Stage) -> bool:
    """Whether what has stopped is missing at the next stage, too: a signature doesn't set the offer's machine going."""
    stop = application.stopped
    return stop is not None and stop.waits and MACHINE_AT.get(to) == stop.machine

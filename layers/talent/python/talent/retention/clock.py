"""The clocks of one application: what is erased when, and the proof of what was."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from pydantic import AwareDatetime, Field

from talent.application import Application
from talent.kernel import Fact
from talent.retention.rules import CLOCKED, Artefact, RetentionDays, bounds, kept_days


class Erased(Fact):
    """The proof of an erasure: how many versions of files and items of the table went, and the digest of their names."""

    at: AwareDatetime
    versions: int = Field(ge=0)
    items: int = Field(ge=0)
    sha256: str


class RetentionClock(Fact):
    """When each artefact of an ended application is erased. The decision's erasure takes all that is left with it."""

    application_id: str
    candidate_id: str
    jurisdiction: str
    ended_at: AwareDatetime
    due: Mapping[Artefact, AwareDatetime]
    erased: Mapping[Artefact, Erased] = {}
    requested: bool = False
    closed: bool = Field(
        default=False, description="the person themselves is erased too; nothing is left to do"
    )

    @property
    def next_due(self) -> datetime | None:
        """When the next artefact is due; None when all are erased."""
        return min((at for name, at in self.due.items() if name not in self.erased), default=None)

    @property
    def look_at(self) -> datetime:
        """When the sweep must look at it: for what is due next, then for whether the person can go."""
        return self.next_due or self.ended_at

    @property
    def finished(self) -> bool:
        """Whether nothing is left."""
        return self.next_due is None

    def due_by(self, moment: datetime) -> tuple[Artefact, ...]:
        """What is to be erased by `moment`, in the order of the clocks."""
        return tuple(name for name in CLOCKED if name not in self.erased and self.due[name] <= moment)


def started(application: Application, own: RetentionDays) -> RetentionClock:
    """The clocks of an application that ended when it came to its stage."""
    days = {name: kept_days(application.jurisdiction, name, own) for name in CLOCKED}
    return _clock(application, days)


def brought_forward(application: Application, clock: RetentionClock | None) -> RetentionClock:
    """The clocks after the candidate asked for erasure: each artefact is due as soon as no law says to keep it."""
    days = {name: bounds(application.jurisdiction, name).at_least for name in CLOCKED}
    sooner = _clock(application, days)
    return sooner.model_copy(update={"requested": True, "erased": clock.erased if clock else {}})


def erased(clock: RetentionClock, done: Mapping[Artefact, Erased]) -> RetentionClock:
    """The clocks after some artefacts were erased."""
    return clock.model_copy(update={"erased": {**clock.erased, **done}})


def _clock(application: Application, days: Mapping[Artefact, int]) -> RetentionClock:
    due = {name: application.stage_since + timedelta(days=count) for name, count in days.items()}
    return RetentionClock(
        application_id=application.application_id,
        candidate_id=application.candidate_id,
        jurisdiction=application.jurisdiction,
        ended_at=application.stage_since,
        due={**due, "decision": max(due.values())},
    )

"""Who is waited for at each stage, and until when: what status lines, lists of delays and digests all speak of."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Literal

from pydantic import AwareDatetime

from talent.application import Application, Stage, Stopped
from talent.events import WaitKind
from talent.kernel import Fact
from talent.policy import OpeningPolicy, wait_days
from talent.stopping import STILL_AFTER, machine_since
from talent.waiting import Wait

type Waited = Literal["candidate", "hr", "interviewers", "machine", "head", "nobody"]

_S = Stage
WAITED_FOR: Mapping[Stage, Waited] = {
    _S.APPLIED: "candidate",
    _S.SCREENING: "machine",
    _S.NEEDS_PERSON: "hr",
    _S.BELOW_LINE: "hr",
    _S.SHORTLISTED: "machine",
    _S.INVITED: "candidate",
    _S.LAPSED: "hr",
    _S.HUMAN_INSTEAD: "hr",
    _S.SUBMITTED: "machine",
    _S.ASKED_AGAIN: "machine",
    _S.ASSESSED: "machine",
    _S.PANEL: "interviewers",
    _S.PANEL_LAPSED: "hr",
    _S.UNSETTLED: "hr",
    _S.BELOW_BAR: "hr",
    _S.SELECTED: "machine",
    _S.WAITLISTED: "head",
    _S.RESERVED: "hr",
    _S.OFFERED: "candidate",
    _S.ACCEPTED: "machine",
    _S.HIRED: "nobody",
    _S.OFFER_CLOSED: "hr",
    _S.DECLINED: "nobody",
    _S.WITHDRAWN: "nobody",
}
ENDED = frozenset(stage for stage, waited in WAITED_FOR.items() if waited == "nobody")

WAITS_AT: Mapping[Stage, tuple[WaitKind, ...]] = {
    _S.INVITED: ("recordings",),
    _S.PANEL: ("panel",),
    _S.RESERVED: ("offer_confirmation", "offer_approval"),
    _S.OFFERED: ("offer_answer",),
}
"""The waits of which a machine keeps one open while an application stands there, in their order."""


class Standing(Fact):
    """Where an application stands, who is waited for, and until when; no `due_at`: nobody has to hurry."""

    stage: Stage
    since: AwareDatetime
    waits_for: Waited
    wait_kind: WaitKind | None
    due_at: AwareDatetime | None
    stopped: Stopped | None = None

    def overdue(self, moment: datetime) -> bool:
        """Whether its time is over by `moment`."""
        return self.due_at is not None and self.due_at < moment


def standing(
    application: Application, policy: OpeningPolicy, human_answer_days: int, wait: Wait | None = None
) -> Standing:
    """How the application stands; `wait` is the open one of those that `WAITS_AT` names, where one is."""
    stage, stop = application.stage, application.stopped
    if stop and stop.waits:
        due = stop.at + timedelta(days=policy.decision_days)
        return Standing(
            stage=stage,
            since=application.stage_since,
            waits_for="hr",
            wait_kind=None,
            due_at=due,
            stopped=stop,
        )
    kinds = WAITS_AT.get(stage, ())
    known = wait if wait and wait.open and wait.kind in kinds else None
    return Standing(
        stage=stage,
        since=application.stage_since,
        waits_for=WAITED_FOR[stage],
        wait_kind=known.kind if known else next(iter(kinds), None),
        due_at=known.due_at if known else _due(application, policy, human_answer_days),
    )


def _due(application: Application, policy: OpeningPolicy, human_answer_days: int) -> datetime | None:
    stage, since = application.stage, application.stage_since
    if stage in WAITS_AT:
        return since + timedelta(days=wait_days(policy, WAITS_AT[stage][0]))
    if stage is Stage.HUMAN_INSTEAD:
        return since + timedelta(days=human_answer_days)
    match WAITED_FOR[stage]:
        case "hr":
            return since + timedelta(days=policy.decision_days)
        case "machine":
            return machine_since(application) + STILL_AFTER
        case _:
            return None

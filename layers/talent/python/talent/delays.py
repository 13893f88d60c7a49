"""How long things take: at each stage, with each person, and from application to hire; and what is overdue now.

A figure is a median and a 90th percentile by nearest rank (the value that at least 90 % do not exceed) with its N, and
None where N is 0. `took` is in wall hours, as candidates wait them, and so are cycle times, which the field counts in
calendar days; `worked` leaves out the days on which the opening's site does not work. Where staff are waited for, a time
that is over counts as overdue once some of the working time after it has gone.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from math import ceil
from statistics import median
from typing import Literal

from pydantic import AwareDatetime, Field

from talent.application import Application, Stage
from talent.kernel import Fact
from talent.opening import Opening
from talent.panel import Scorecard
from talent.standing import WAITED_FOR, Standing, Waited
from talent.working_time import WorksOn, working_hours

type Duty = Literal["recruiter", "hr_manager", "approver", "interviewer"]

type Calendars = Callable[[Opening], WorksOn]
"""The working days of an opening's site."""

type _Span = tuple[Opening, datetime, datetime]
_SECONDS_AN_HOUR = 3600


class Stay(Fact):
    """That an application stood at a stage, from when until when, and where it went from there: ids and dates only."""

    application_id: str
    opening_id: str
    department_id: str
    stage: Stage
    to: Stage
    since: AwareDatetime
    until: AwareDatetime
    opened_at: AwareDatetime


class Spread(Fact):
    """How a number of durations spread."""

    n: int = Field(ge=0)
    median_hours: float | None
    p90_hours: float | None


class Open(Fact):
    """An application that is under way, how it stands, and who is waited for by staff id."""

    application: Application
    standing: Standing
    people: tuple[str, ...]


class StageDelay(Fact):
    """One stage: how long it took, how many stand there now, and how many of them are overdue."""

    stage: Stage
    waits_for: Waited
    took: Spread
    worked: Spread
    now: int
    overdue: int


class PersonDelay(Fact):
    """One person at one duty: how long they took, how many wait for them now, and how many of those are overdue."""

    staff_id: str
    duty: Duty
    took: Spread
    worked: Spread
    now: int
    overdue: int


class CycleTime(Fact):
    """From the application to the hire, and to the first offer."""

    to_hire: Spread
    to_offer: Spread


def left(before: Application, after: Application) -> Stay:
    """How long an application stood where it was, as it moves on."""
    return Stay(
        application_id=before.application_id,
        opening_id=before.opening_id,
        department_id=before.department_id,
        stage=before.stage,
        to=after.stage,
        since=before.stage_since,
        until=after.stage_since,
        opened_at=before.opened_at,
    )


def spread(hours: Iterable[float]) -> Spread:
    """N, median and 90th percentile (nearest rank) of durations in hours, to a tenth of an hour."""
    known = sorted(hours)
    if not known:
        return Spread(n=0, median_hours=None, p90_hours=None)
    rank = ceil(0.9 * len(known)) - 1
    return Spread(n=len(known), median_hours=round(median(known), 1), p90_hours=round(known[rank], 1))


def by_stage(
    stays: Sequence[Stay],
    open_ones: Sequence[Open],
    openings: Mapping[str, Opening],
    moment: datetime,
    works: Calendars,
) -> tuple[StageDelay, ...]:
    """Every stage at which somebody or a machine is waited for, in the order of the journey."""
    return tuple(
        StageDelay(
            stage=stage,
            waits_for=waited,
            took=spread(_hours(stay.since, stay.until) for stay in left_it),
            worked=spread(
                _worked(openings[stay.opening_id], stay.since, stay.until, works) for stay in left_it
            ),
            now=len(here),
            overdue=_overdue(here, openings, moment, works),
        )
        for stage, waited in WAITED_FOR.items()
        if waited != "nobody"
        for here in [[each for each in open_ones if each.standing.stage is stage]]
        for left_it in [[stay for stay in stays if stay.stage is stage]]
    )


def by_person(
    stays: Sequence[Stay],
    cards: Sequence[Scorecard],
    open_ones: Sequence[Open],
    openings: Mapping[str, Opening],
    moment: datetime,
    works: Calendars,
) -> tuple[PersonDelay, ...]:
    """Everybody who was or is waited for: HR by the stages that wait for HR, interviewers by their scorecards."""
    took: dict[tuple[str, Duty], list[_Span]] = {}
    for stay in stays:
        if WAITED_FOR[stay.stage] == "hr":
            opening = openings[stay.opening_id]
            took.setdefault(_decider(stay.stage, opening), []).append((opening, stay.since, stay.until))
    at = {stay.application_id: stay.opening_id for stay in stays}
    at |= {each.application.application_id: each.application.opening_id for each in open_ones}
    for card in cards:
        if card.submitted_at and card.application_id in at:
            span = (openings[at[card.application_id]], card.asked_at, card.submitted_at)
            took.setdefault((card.staff_id, "interviewer"), []).append(span)
    waiting: dict[tuple[str, Duty], list[Open]] = {}
    for each in open_ones:
        for who in each.people:
            waiting.setdefault((who, _duty(each, openings)), []).append(each)
    return tuple(
        PersonDelay(
            staff_id=who,
            duty=duty,
            took=spread(_hours(since, until) for _, since, until in took.get((who, duty), ())),
            worked=spread(_worked(*span, works) for span in took.get((who, duty), ())),
            now=len(waiting.get((who, duty), ())),
            overdue=_overdue(waiting.get((who, duty), ()), openings, moment, works),
        )
        for who, duty in sorted({*took, *waiting})
    )


def hours_late(each: Open, opening: Opening, moment: datetime, works: Calendars) -> float:
    """How long an application's time has been over: of those whom staff let wait, in working hours."""
    due = each.standing.due_at
    if due is None or due >= moment:
        return 0.0
    by_staff = each.standing.waits_for in ("hr", "interviewers")
    return _worked(opening, due, moment, works) if by_staff else _hours(due, moment)


def _overdue(
    open_ones: Iterable[Open], openings: Mapping[str, Opening], moment: datetime, works: Calendars
) -> int:
    late = (hours_late(each, openings[each.application.opening_id], moment, works) for each in open_ones)
    return sum(hours > 0 for hours in late)


def cycle_time(stays: Sequence[Stay]) -> CycleTime:
    """How long it took from the application to a hire, and to an offer that was sent."""
    return CycleTime(
        to_hire=spread(_hours(stay.opened_at, stay.until) for stay in stays if stay.to is Stage.HIRED),
        to_offer=spread(_hours(stay.opened_at, stay.until) for stay in stays if stay.to is Stage.OFFERED),
    )


def people_waited_for(
    standing: Standing, opening: Opening, cards: Iterable[Scorecard], approvers: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Who of the staff an application waits for: HR by the opening, who approves its pay, or who has not scored yet."""
    if standing.wait_kind == "offer_approval":
        return approvers
    match standing.waits_for:
        case "hr":
            return (_decider(standing.stage, opening)[0],)
        case "interviewers":
            return tuple(card.staff_id for card in cards if card.status == "asked")
        case _:
            return ()


def _decider(stage: Stage, opening: Opening) -> tuple[str, Duty]:
    """An offer is the HR manager's to confirm; all else that waits for HR is the recruiter's."""
    if stage is Stage.RESERVED:
        return opening.hr_manager_id, "hr_manager"
    return opening.recruiter_id, "recruiter"


def _duty(each: Open, openings: Mapping[str, Opening]) -> Duty:
    if each.standing.waits_for == "interviewers":
        return "interviewer"
    if each.standing.wait_kind == "offer_approval":
        return "approver"
    return _decider(each.standing.stage, openings[each.application.opening_id])[1]


def _worked(opening: Opening, since: datetime, until: datetime, works: Calendars) -> float:
    return working_hours(since, until, opening.time_zone, works(opening))


def _hours(since: datetime, until: datetime) -> float:
    return (until - since).total_seconds() / _SECONDS_AN_HOUR

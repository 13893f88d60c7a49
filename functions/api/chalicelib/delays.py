"""Delays and cycle times, for HR and for a hiring manager's own departments."""

from typing import Annotated

from cloud import delays, openings
from cloud.delays import DepartmentDelays, Overdue
from cloud.moment import now
from cloud.people import names_of
from pydantic import AwareDatetime, Field
from talent.access import Action, Target, allows
from talent.delays import CycleTime, Duty, Spread, StageDelay
from talent.kernel import Fact
from talent.messages.standing import StandingShown, audience_of, standing_shown
from talent.opening import Opening
from talent.people import Staff

from chalicelib.doors import StaffMay
from chalicelib.routing import Routes

routes = Routes("delays")
Days = Annotated[int, Field(ge=1, le=366, description="how far back what has ended is counted")]


class PersonDelayShown(Fact):
    """One person at one duty: how long they took, how many wait for them now, and how many of those are overdue."""

    staff_id: str
    name: str
    duty: Duty
    took: Spread
    worked: Spread
    now: int
    overdue: int


class OverdueShown(Fact):
    """An application whose time is over, and who is waited for."""

    application_id: str
    opening_id: str
    standing: StandingShown
    people: tuple[str, ...] = Field(description="names of the staff who are waited for")
    hours: float = Field(
        description="how long it has been overdue: in working hours where staff are waited for, else in wall hours"
    )


class DepartmentShown(Fact):
    """One department's delays: medians and 90th percentiles by nearest rank, each with its N.

    `took` and the cycle's times are wall hours, as a candidate waits them; `worked` leaves out the site's weekends
    and public holidays.
    """

    department_id: str
    stages: tuple[StageDelay, ...]
    people: tuple[PersonDelayShown, ...]
    cycle: CycleTime
    overdue: tuple[OverdueShown, ...]


class Delays(Fact):
    """The departments that the reader may see; what ended is counted since `since`."""

    days: int
    at: AwareDatetime
    departments: tuple[DepartmentShown, ...]


@routes.get("/delays", StaffMay(Action.READ_DELAYS, None))
def read_delays(caller: Staff, days: Days = 90) -> Delays:
    """How long each stage and each person takes, from application to hire, and what is overdue now, the longest first."""
    known = {each.opening_id: each for each in openings.list_openings()}
    mine = sorted(
        department
        for department in {each.department_id for each in known.values()}
        if allows(caller, Action.READ_DELAYS, Target(department_id=department))
    )
    moment = now()
    found = delays.delays_of(mine, known, moment, days)
    return Delays(
        days=days, at=moment, departments=tuple(_shown(each, known, caller, moment) for each in found)
    )


def _shown(
    found: DepartmentDelays, known: dict[str, Opening], caller: Staff, moment: AwareDatetime
) -> DepartmentShown:
    named = names_of({person.staff_id for person in found.people})
    return DepartmentShown(
        department_id=found.department_id,
        stages=found.stages,
        people=tuple(
            PersonDelayShown(**dict(each), name=named.get(each.staff_id, "")) for each in found.people
        ),
        cycle=found.cycle,
        overdue=tuple(_overdue(each, known, caller, named, moment) for each in found.overdue),
    )


def _overdue(
    late: Overdue, known: dict[str, Opening], caller: Staff, named: dict[str, str], moment: AwareDatetime
) -> OverdueShown:
    each, application = late.open, late.open.application
    audience = audience_of(caller, Target(department_id=application.department_id))
    return OverdueShown(
        application_id=application.application_id,
        opening_id=application.opening_id,
        standing=standing_shown(each.standing, audience, known[application.opening_id].time_zone, moment),
        people=tuple(named.get(person, "") for person in each.people),
        hours=round(late.hours, 1),
    )

"""What is under way and how long things took, read from the indexes of a department."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from talent.application import Application
from talent.company import Company
from talent.delays import (
    CycleTime,
    Open,
    PersonDelay,
    StageDelay,
    Stay,
    by_person,
    by_stage,
    cycle_time,
    hours_late,
)
from talent.delays import people_waited_for as waited_for
from talent.events import WaitKind
from talent.kernel import Fact
from talent.opening import Opening
from talent.panel import Scorecard
from talent.standing import ENDED, WAITED_FOR, WAITS_AT, standing
from talent.waiting import Wait

from cloud import keys, logkeys
from cloud.approvals import approvers_of
from cloud.company import get_company
from cloud.paging import page_of
from cloud.scorecards import scorecards
from cloud.table import table
from cloud.waits import open_waits
from cloud.workdays import works_at


class Overdue(Fact):
    """An application whose time has been over for so many hours: working hours, where staff are waited for."""

    hours: float
    open: Open


class DepartmentDelays(Fact):
    """One department: its stages, its people, its cycle time, and what is overdue now, the longest first."""

    department_id: str
    stages: tuple[StageDelay, ...]
    people: tuple[PersonDelay, ...]
    cycle: CycleTime
    overdue: tuple[Overdue, ...]


def delays_of(
    department_ids: Iterable[str], openings: Mapping[str, Opening], moment: datetime, days: int
) -> tuple[DepartmentDelays, ...]:
    """The departments' delays: what ended in the last `days`, and what is under way at `moment`.

    `openings`: all of the company's, by id.
    """
    since, everything = moment - timedelta(days=days), open_in(tuple(department_ids), openings)
    cards = [row.value for row in table().listed("stage", keys.SCORED, Scorecard, since=since.isoformat())]
    found = []
    for department_id, under_way in everything.items():
        stays = [
            row.value
            for row in table().listed(
                "department", logkeys.stays(department_id), Stay, since=since.isoformat()
            )
        ]
        known = {each.application_id for each in stays} | {e.application.application_id for e in under_way}
        mine = [card for card in cards if card.application_id in known]
        late = [
            (hours_late(each, openings[each.application.opening_id], moment, works_at), each)
            for each in under_way
        ]
        found.append(
            DepartmentDelays(
                department_id=department_id,
                stages=by_stage(stays, under_way, openings, moment, works_at),
                people=by_person(stays, mine, under_way, openings, moment, works_at),
                cycle=cycle_time(stays),
                overdue=tuple(
                    Overdue(hours=hours, open=each) for hours, each in sorted(late, key=_longest) if hours
                ),
            )
        )
    return tuple(found)


def _longest(late: tuple[float, Open]) -> tuple[float, str]:
    hours, each = late
    return -hours, each.application.application_id


def open_in(department_ids: Iterable[str], openings: Mapping[str, Opening]) -> dict[str, list[Open]]:
    """Each department's applications that are under way, with how they stand and who is waited for.

    All open waits are read once, whatever the number of departments.
    """
    company = get_company()
    waits = {(wait.application_id, wait.kind): wait for wait in open_waits()}
    return {
        department: [
            _open(each, openings[each.opening_id], company, waits) for each in _under_way(department)
        ]
        for department in department_ids
    }


def _open(
    application: Application, opening: Opening, company: Company, waits: Mapping[tuple[str, WaitKind], Wait]
) -> Open:
    kept = (waits.get((application.application_id, kind)) for kind in WAITS_AT.get(application.stage, ()))
    wait = next((each for each in kept if each), None)
    stands = standing(application, opening.policy, company.human_answer_days, wait)
    cards = scorecards(application.application_id) if stands.waits_for == "interviewers" else ()
    asked = approvers_of(application.application_id) if stands.wait_kind == "offer_approval" else ()
    return Open(application=application, standing=stands, people=waited_for(stands, opening, cards, asked))


def _under_way(department_id: str) -> Iterable[Application]:
    pk = f"DEPARTMENT#{department_id}"
    for stage in WAITED_FOR.keys() - ENDED:
        cursor: str | None = ""
        while cursor is not None:
            page = page_of("department", pk, Application, cursor=cursor, limit=1000, prefix=f"{stage}#")
            yield from page.values
            cursor = page.next_cursor

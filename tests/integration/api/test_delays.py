"""Delays through the API: what took how long, what is overdue and who is waited for, within one's departments."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from cloud import delays, moment, waits
from talent.moves import MoveName
from talent.people import Role
from talent.waiting import Wait

from tests.integration.api.conftest import Journey, ask, staff
from tests.integration.spilled import spilled
from tests.unit.api.gateway import Reply


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> "Later":
    """The clock, to be set on."""
    return Later(monkeypatch)


class Later:
    """Time that tests move."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._patch, self._real = patch, moment._Asked.clock
        self._on = timedelta()

    def by(self, **span: float) -> None:
        """Sets the clock on."""
        self._on += timedelta(**span)
        self._patch.setattr(moment._Asked, "clock", self)

    def now(self) -> datetime:
        """The moment that was set."""
        return self._real.now() + self._on


def rows(reply: Reply, what: str, by: str) -> dict[str, Any]:
    """The department's rows, by one of their fields."""
    found = reply.at("departments", 0, what)
    assert isinstance(found, list)
    return {row[by]: row for row in found}


def test_what_took_how_long_and_what_is_overdue(journey: Journey, later: Later) -> None:
    staff("recruiter", Role.RECRUITER, journey.opening.department_id)
    journey.at_panel()
    later.by(hours=48)
    body = {"levels": dict.fromkeys(journey.opening.model.weights, 4.0)}
    ann = staff("ann", Role.INTERVIEWER)
    path = f"/applications/{journey.application_id}/scorecard"
    assert ask("PUT", path, body, claims=ann).status == 200
    later.by(days=9)
    boss = staff("boss", Role.HIRING_MANAGER, journey.opening.department_id)
    reply = ask("GET", "/delays", claims=boss)
    assert reply.status == 200, reply.text
    stages = rows(reply, "stages", "stage")
    assert (stages["panel"]["now"], stages["panel"]["overdue"]) == (1, 1)
    assert stages["invited"]["took"]["n"] == 1
    people = rows(reply, "people", "staff_id")
    assert people["ann"]["took"]["median_hours"] == 48
    assert (people["bo"]["took"]["n"], people["bo"]["now"], people["bo"]["overdue"]) == (0, 1, 1)
    late = reply.at("departments", 0, "overdue", 0)
    assert isinstance(late, dict)
    assert (late["people"], late["standing"]["waits_for"]) == (["bo"], "interviewers")
    assert late["hours"] >= 48, "four days, of which two may be a weekend"
    assert not spilled(reply.text)


def test_other_departments_delays_are_not_shown(journey: Journey) -> None:
    journey.machine(MoveName.RECEIVE_RESUME)
    far = staff("far", Role.HIRING_MANAGER, "elsewhere")
    assert ask("GET", "/delays", claims=far).json["departments"] == []
    assert ask("GET", "/delays", claims=staff("iv", Role.INTERVIEWER)).status == 403
    assert ask("GET", "/delays?days=0", claims=far).json["name"] == "QueryInvalid"


def test_open_waits_are_read_once_for_however_many_departments(
    journey: Journey, monkeypatch: pytest.MonkeyPatch
) -> None:
    journey.at_panel()
    read: list[int] = []

    def noting() -> list[Wait]:
        found = waits.open_waits()
        read.append(len(found))
        return found

    monkeypatch.setattr(delays, "open_waits", noting)
    mine = journey.opening.department_id
    found = delays.open_in(("elsewhere", mine, "nowhere"), {journey.opening.opening_id: journey.opening})
    assert [len(found[each]) for each in ("elsewhere", mine, "nowhere")] == [0, 1, 0]
    assert read == [1]

"""What must hold when nothing can go on any more: nobody stuck, nothing undelivered, hires that are heads."""

from collections.abc import Iterable

from cloud.items import read_item
from talent.application import Application, Stage
from talent.approval import ApprovalTask
from talent.events import OPENERS
from talent.headcount import Ledger, Reservation
from talent.waiting import Wait

from infra.local.simulation.bus import Bus
from infra.local.simulation.heads import limit_of
from infra.local.simulation.machines import Machines
from infra.local.simulation.oracle import Oracle
from infra.local.simulation.world import World

ENDED = frozenset({Stage.HIRED, Stage.DECLINED, Stage.WITHDRAWN})
FOR_A_PERSON = frozenset(
    {
        Stage.UNSETTLED,
        Stage.BELOW_BAR,
        Stage.PANEL_LAPSED,
        Stage.OFFER_CLOSED,
        Stage.HUMAN_INSTEAD,
        Stage.LAPSED,
    }
)
"""Stages that HR's list shows until somebody decides."""


def check(world: World, machines: Machines, bus: Bus, oracle: Oracle) -> None:
    """Notes every violation of the end."""
    for name, error in world.scheduler.broken:
        oracle.say("error", f"{name}: {type(error).__name__}: {error}")
    _delivered(bus, oracle)
    _opened_once(machines, oracle)
    for execution in machines.executions.values():
        if execution.status == "RUNNING" or (execution.status == "FAILED" and not execution.struck):
            where = f"{execution.machine} of {execution.input['application_id']}"
            oracle.say("stuck", f"{where} is {execution.status} at {execution.state} {execution.error}")
    for token in machines.unanswered:
        oracle.say("stuck", f"only the last resort's timeout has ended {token}")
    _nobody_waits(world, oracle)
    _heads(world, oracle)


def _delivered(bus: Bus, oracle: Oracle) -> None:
    for letter in bus.dead:
        oracle.say("lost_event", f"given up: {letter}")
    for event in oracle.events.values():
        if event.event_id not in bus.published:
            oracle.say("lost_event", f"{event.name} {event.event_id} was never published")
        for function in bus.subscribers(event.name):
            if not bus.handled[function, event.event_id]:
                oracle.say("lost_event", f"{function} never dealt with {event.name} {event.event_id}")


def _opened_once(machines: Machines, oracle: Oracle) -> None:
    """Each event that opens a machine has opened one execution, and no execution came from nothing."""
    due = {event_id for event_id, event in oracle.events.items() if event.name in OPENERS}
    opened = [str(execution.input["event_id"]) for execution in machines.executions.values()]
    for event_id in opened:
        if opened.count(event_id) > 1 or event_id not in due:
            oracle.say("doubled_event", f"{event_id} opened {opened.count(event_id)} executions")
    for event_id in sorted(due - set(opened)):
        oracle.say("lost_event", f"{oracle.events[event_id].name} {event_id} opened no machine")


def _nobody_waits(world: World, oracle: Oracle) -> None:
    for item in world.store.everything():
        sk = item["sk"]["S"]
        if sk.startswith("WAIT#"):
            wait, _ = read_item(item, Wait)
            if wait.open:
                oracle.say("stuck", f"nobody ends the wait for {wait.kind} of {wait.application_id}")
        elif sk == "APPROVAL":
            task, _ = read_item(item, ApprovalTask)
            if task.people:
                people = ", ".join(task.people)
                oracle.say(
                    "stuck", f"{people} are asked to approve what waits no more: {task.application_id}"
                )
        elif sk == "APPLICATION":
            application, _ = read_item(item, Application)
            if application.stage not in ENDED | FOR_A_PERSON | {Stage.WAITLISTED}:
                oracle.say("stuck", f"{application.application_id} stays {application.stage}")


def _heads(world: World, oracle: Oracle) -> None:
    everything = world.store.everything()
    stages = [read_item(i, Application)[0].stage for i in everything if i["sk"]["S"] == "APPLICATION"]
    employees = sum(item["pk"]["S"].startswith("EMPLOYEE#") for item in everything)
    ledgers = [read_item(i, Ledger)[0] for i in everything if i["sk"]["S"] == "LEDGER"]
    hired, filled = stages.count(Stage.HIRED), sum(ledger.filled for ledger in ledgers)
    if not hired == filled == employees:
        oracle.say("over_hire", f"{hired} hired, {filled} heads filled, {employees} employees")
    taken = [
        i for i in everything if i["sk"]["S"] == "LEDGER" and read_item(i, Ledger)[0].taken >= limit_of(i)
    ]
    if Stage.WAITLISTED in stages and len(taken) < len(ledgers):
        oracle.say("stuck", "somebody waits beside a free head")
    for row in _held(everything):
        oracle.say("stuck", f"the head of {row.application_id} is held for nobody")


def _held(everything: Iterable[dict[str, dict[str, object]]]) -> list[Reservation]:
    rows = (
        read_item(item, Reservation)[0]
        for item in everything
        if str(item["sk"]["S"]).startswith("RESERVATION#")
    )
    return [row for row in rows if row.status == "held"]

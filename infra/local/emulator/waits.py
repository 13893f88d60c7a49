"""Executions seen from inside: which are at work, which wait for a person, and how a wait is let run out."""

from datetime import UTC, datetime

from moto.stepfunctions.parser.backend.execution import Execution
from moto.stepfunctions.parser.models import StepFunctionsParserBackend, stepfunctions_parser_backends

from infra.local.plan import ACCOUNT, REGION

SETTLED_AFTER_S = 1.0


def started_executions(
    backend: StepFunctionsParserBackend, execution_status: object = None
) -> list[Execution]:
    """Every execution whose worker runs or ran, so that a late answer is told that its time is over."""
    del execution_status
    return [
        execution
        for machine in backend.state_machines
        for execution in machine.executions
        if execution.exec_worker and execution.exec_worker.env
    ]


def expire_waits(execution_arn: str) -> int:
    """Let every open token wait of the execution time out now; how many there were."""
    backend = stepfunctions_parser_backends[ACCOUNT][REGION]
    waiting = [
        endpoint
        for execution in started_executions(backend)
        if execution.exec_arn == execution_arn
        for endpoint in list(execution.exec_worker.env.callback_pool_manager._pool.values())
        if not endpoint._notify_event.is_set()
    ]
    for endpoint in waiting:
        endpoint.interrupt_all()
    return len(waiting)


def open_waits(execution_arn: str) -> int:
    """How many task tokens of the execution are unanswered."""
    backend = stepfunctions_parser_backends[ACCOUNT][REGION]
    return sum(
        not endpoint._notify_event.is_set()
        for execution in started_executions(backend)
        if execution.exec_arn == execution_arn
        for endpoint in list(execution.exec_worker.env.callback_pool_manager._pool.values())
    )


def moving_executions() -> list[str]:
    """The names of executions that are at work: not ended, and not only waiting for a token or a time."""
    backend = stepfunctions_parser_backends[ACCOUNT][REGION]
    return [
        f"{machine.name}/{execution.name}"
        for machine in backend.state_machines
        for execution in list(machine.executions)
        if execution.exec_status == "RUNNING" and not _settled(execution)
    ]


def _settled(execution: Execution) -> bool:
    if not execution.exec_worker or not execution.exec_worker.env:
        return False
    events = execution.exec_worker.env.event_manager.get_event_history()
    if not events:
        return False
    if events[-1]["type"] in {"TaskSubmitted", "WaitStateEntered"}:
        return True
    written = datetime.fromisoformat(events[-1]["timestamp"])
    still = (datetime.now(UTC) - written).total_seconds() > SETTLED_AFTER_S
    return still and open_waits(execution.exec_arn) > 0

"""Puts people of the opening's pool on the panel. The wait that follows sends the mails."""

from cloud import panels
from cloud.tools import Task, task


@task(Task)
def handler(order: Task) -> dict[str, int]:
    """How many were put on it. Raises NobodyToAsk where the pool is empty."""
    return {"asked": len(panels.ask_panel(order.application_id, order.cause))}

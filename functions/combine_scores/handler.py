"""Combines the AI's and the people's scores and keeps everything that the composite was made from."""

from cloud import panels
from cloud.applications import note
from cloud.tools import Task, task


@task(Task)
def handler(order: Task) -> dict[str, str]:
    """'above' or 'below' the bar of the opening's policy; 'person' where its rules leave it to one."""
    composite = panels.combine_scores(order.application_id)
    note(order.application_id, {"composite_score": composite.score})
    return {"verdict": composite.verdict}

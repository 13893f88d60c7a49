"""Makes the employee's record with the competency levels seen in hiring as its baseline."""

from cloud.applications import get
from cloud.assessments import competency_scores
from cloud.hiring import hire
from cloud.openings import get_opening
from cloud.scorecards import scorecards
from cloud.tools import Task, task
from talent.employment import baseline


@task(Task)
def handler(order: Task) -> dict[str, str]:
    """The employee's id."""
    opening = get_opening(get(order.application_id).value.opening_id)
    seen, cards = competency_scores(order.application_id), scorecards(order.application_id)
    levels = baseline(seen, cards, opening.model.weights, opening.policy.ai_weight)
    employee = hire(order.application_id, opening.position_id, opening.headcount_id, levels, order.cause)
    return {"employee_id": employee.employee_id}

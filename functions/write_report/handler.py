"""Writes the candidate's report, as data and as papers in each language, and moves the application to assessed."""

from cloud.applications import get
from cloud.assessments import answers_told
from cloud.openings import get_opening
from cloud.reports import complete_assessment, keep_report
from cloud.tools import Task, task
from cloud.weights import paper_fonts
from documents.writing import Typeface, report_papers
from talent.library import positions
from talent.report import write


@task(Task)
def handler(order: Task) -> dict[str, bool]:
    """Raises IllegalMove when the application has moved on; the report is kept in any case."""
    application = get(order.application_id).value
    opening = get_opening(application.opening_id)
    assessed, answers = answers_told(order.application_id, opening.questions)
    position = positions()[opening.position_id].model_copy(update={"policy": opening.policy})
    report = write(
        order.application_id,
        position,
        assessed.score,
        answers,
        language=application.language,
        requirement_fit=application.match_score,
        others=tuple(positions().values()),
    ).with_estimates(assessed.estimates)
    keep_report(report, application.round, *report_papers(report, Typeface.of(*paper_fonts())))
    complete_assessment(order.application_id, assessed.score.overall.percent, order.cause)
    return {"written": True}

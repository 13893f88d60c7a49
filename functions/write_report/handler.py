"""Writes the candidate's report, as data and as papers in each language, and moves the application to assessed."""

from cloud.applications import get
from cloud.reporting import reports_on
from cloud.reports import complete_assessment, keep_report
from cloud.tools import Task, task
from cloud.weights import paper_fonts
from documents.writing import Typeface, report_papers


@task(Task)
def handler(order: Task) -> dict[str, bool]:
    """Raises IllegalMove when the application has moved on; the report is kept in any case."""
    made = reports_on(order.application_id)
    papers = report_papers(made.report, made.for_staff, Typeface.of(*paper_fonts()))
    keep_report(made.report, get(order.application_id).value.round, *papers)
    complete_assessment(order.application_id, made.score, order.cause)
    return {"written": True}

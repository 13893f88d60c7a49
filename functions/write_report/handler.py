"""Writes the candidate's report, as data and as papers in each language, and moves the application to assessed."""

from cloud.applications import get
from cloud.assessments import answers_told
from cloud.openings import get_opening
from cloud.reports import complete_assessment, keep_report
from cloud.tools import Task, task
from cloud.weights import weight
from documents.writing import Typeface, report_paper
from talent.kernel import Language
from talent.library import positions
from talent.report import write

LATIN = Typeface(weight("noto-sans-regular"), weight("noto-sans-semibold"))
TYPEFACE = Typeface(weight("noto-sans-sc-regular"), weight("noto-sans-sc-semibold"), fallback=LATIN)
LANGUAGES: tuple[Language, ...] = ("zh", "en")


@task(Task)
def handler(order: Task) -> dict[str, bool]:
    """Raises IllegalMove when the application has moved on; the report is kept in any case."""
    application = get(order.application_id).value
    opening = get_opening(application.opening_id)
    score, answers = answers_told(order.application_id, opening.questions)
    position = positions()[opening.position_id].model_copy(update={"policy": opening.policy})
    report = write(
        order.application_id,
        position,
        score,
        answers,
        language=application.language,
        requirement_fit=application.match_score,
        others=tuple(positions().values()),
    )
    told = report.model_copy(update={"notes": ()})
    papers = {each: report_paper(report, each, TYPEFACE) for each in LANGUAGES}
    staff_papers = {each: report_paper(told, each, TYPEFACE, for_staff=True) for each in LANGUAGES}
    keep_report(report, application.round, papers, staff_papers)
    complete_assessment(order.application_id, score.overall.percent, order.cause)
    return {"written": True}

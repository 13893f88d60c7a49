"""The report on an interview, from its answers: as the candidate reads it, and as staff do."""

from talent.kernel import Fact, Percent
from talent.library import positions
from talent.report import Report, write

from cloud.applications import get
from cloud.assessments import answers_told
from cloud.blinding import over_contacts
from cloud.openings import get_opening


class Reports(Fact):
    """The report, the one for staff, without contacts in its quotes, and the interview's score (None: insufficient)."""

    report: Report
    for_staff: Report
    score: Percent | None


def reports_on(application_id: str) -> Reports:
    """The reports on an interview that was scored. Raises Missing before that."""
    application = get(application_id).value
    opening = get_opening(application.opening_id)
    assessed, answers = answers_told(application_id, opening.questions)
    position = positions()[opening.position_id].model_copy(update={"policy": opening.policy})
    report = write(
        application_id,
        position,
        assessed.score,
        answers,
        language=application.language,
        requirement_fit=application.match_score,
        others=tuple(positions().values()),
    ).with_estimates(assessed.estimates)
    for_staff = over_contacts(application_id).over(report)
    return Reports(report=report, for_staff=for_staff, score=assessed.score.overall.percent)

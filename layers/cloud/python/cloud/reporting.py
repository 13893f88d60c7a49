"""The report on an interview, from its answers: as the candidate reads it, and as staff do."""

from talent.kernel import Fact, Percent
from talent.library import positions
from talent.opening import Opening
from talent.position import Position
from talent.report import Report, write

from cloud.applications import get
from cloud.assessments import answers_told
from cloud.blinding import over_contacts
from cloud.openings import get_opening, list_openings


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
    report = write(
        application_id,
        position_of(opening),
        assessed.score,
        answers,
        language=application.language,
        requirement_fit=application.match_score,
        others=positions_open_beside(opening.position_id),
    ).with_estimates(assessed.estimates)
    for_staff = over_contacts(application_id).over(report)
    return Reports(report=report, for_staff=for_staff, score=assessed.score.overall.percent)


def position_of(opening: Opening) -> Position:
    """The position as this opening has it: its title, competency model and policy."""
    own = {"name": opening.title, "model": opening.model, "policy": opening.policy}
    return positions()[opening.position_id].model_copy(update=own)


def positions_open_beside(own: str) -> tuple[Position, ...]:
    """The other positions that are open at this moment, each once, as its newest opening has it."""
    beside = {each.position_id: each for each in list_openings() if each.status == "open"}
    return tuple(position_of(each) for each in beside.values() if each.position_id != own)

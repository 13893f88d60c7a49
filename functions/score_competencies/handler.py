"""Scores every answer on the competencies it was asked for, and all together; nothing without consent."""

from cloud.answers import answers_given
from cloud.applications import get
from cloud.assessments import expression_permit, keep_assessment, may_score
from cloud.bedrock import chosen_rater
from cloud.calibrations import estimates_of
from cloud.openings import get_opening
from cloud.tools import Task, task
from talent.answer import AssessedAnswers, assessed
from talent.assessment import combine


@task(Task)
def handler(order: Task) -> dict[str, str]:
    """'scored'; 'ask_again' while a round is left for answers that can't be used; 'withdrawn' without consent."""
    application = get(order.application_id).value
    if not may_score(application):
        return {"verdict": "withdrawn"}
    opening = get_opening(application.opening_id)
    permit = expression_permit(order.application_id)
    given = answers_given(order.application_id, opening.questions)
    scored = tuple(assessed(answer, opening.model, permit, chosen_rater()) for answer in given)
    whole = AssessedAnswers(
        answers=scored, score=combine(scored, opening.model), estimates=estimates_of(opening, given)
    )
    kept = keep_assessment(order.application_id, application.round, whole)
    again = kept.asked_again and application.round < opening.policy.rounds
    return {"verdict": "ask_again" if again else "scored"}

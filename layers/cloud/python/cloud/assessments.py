"""An interview's assessment: scored only with consent, kept whole beside the files, its outcome in the dossier."""

from collections.abc import Sequence

from talent.answer import AskedAgain, AssessedAnswers, AssessedInterview
from talent.application import Application
from talent.assessment import CompetencyScore, asks_for_composure
from talent.consent import consent_verdict
from talent.interview import Question
from talent.policy import ExpressionPermit, permit_expression
from talent.report import AnswerGiven

from cloud import keys
from cloud.answers import answers_given
from cloud.applications import get, keep
from cloud.company import get_company
from cloud.consents import consents
from cloud.files import artefact_key, artefacts
from cloud.openings import get_opening
from cloud.recordings import recordings
from cloud.table import Missing, table


def may_score(application: Application) -> bool:
    """Whether the candidate's consents stand at this moment."""
    recorded = any(not each.typed for each in recordings(application.application_id))
    given = consents(application.candidate_id)
    return consent_verdict("assessment", application.stage, given, recorded=recorded) == "go"


def may_analyse(application_id: str) -> bool:
    """Whether the candidate's consents stand at this moment; asked before each recording is opened."""
    return may_score(get(application_id).value)


def may_read_expression(application_id: str, number: int) -> bool:
    """Whether answer `number` may be looked at for its expression: its question asks for composure, by permit."""
    question = get_opening(get(application_id).value.opening_id).questions[number - 1]
    return asks_for_composure(question.competencies) and expression_permit(application_id) is not None


def expression_permit(application_id: str) -> ExpressionPermit | None:
    """The permit for the expression channel, where company, law and candidate say yes."""
    application = get(application_id).value
    return permit_expression(
        application.jurisdiction,
        consents(application.candidate_id),
        company_allows=get_company().allows_expression,
    )


def keep_assessment(application_id: str, in_round: int, assessed: AssessedAnswers) -> AssessedInterview:
    """Keeps an assessment: the whole beside the files, the outcome and each competency's score in the dossier."""
    key = artefact_key(application_id, f"assessment-{in_round}.json")
    artefacts().write_model(key, assessed)
    again = tuple(
        AskedAgain(number=number, reason=answer.ask_again)
        for number, answer in enumerate(assessed.answers, start=1)
        if answer.ask_again
    )
    kept = AssessedInterview(round=in_round, overall=assessed.score.overall, asked_again=again, key=key)
    for score in assessed.score.competencies:
        keep(application_id, f"SCORE#{score.id}", score)
    keep(application_id, "ASSESSMENT", kept)
    return kept


def find_assessment(application_id: str) -> AssessedInterview | None:
    """The latest assessment's outcome; None before the first."""
    stored = table().find(keys.application(application_id, "ASSESSMENT"), AssessedInterview)
    return stored.value if stored else None


def answers_told(
    application_id: str, questions: Sequence[Question]
) -> tuple[AssessedAnswers, list[AnswerGiven]]:
    """The whole assessment and every answer with its evidence, for the report. Raises Missing before the scoring."""
    kept = find_assessment(application_id)
    if kept is None:
        raise Missing("The interview has not been scored.")
    whole = artefacts().read_as(kept.key, AssessedAnswers)
    given = answers_given(application_id, questions)
    told = [
        AnswerGiven(question=each.question, evidence=each.evidence, competencies=scored.competencies)
        for each, scored in zip(given, whole.answers, strict=True)
    ]
    return whole, told


def competency_scores(application_id: str) -> list[CompetencyScore]:
    """Each competency's score of the latest assessment."""
    pk = keys.application(application_id).pk
    return [stored.value for stored in table().under(pk, "SCORE#", CompetencyScore)]

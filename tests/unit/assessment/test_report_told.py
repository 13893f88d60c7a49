"""What a report says was measured is true: by channel, consent and place, and where nothing was said."""

from datetime import UTC, datetime

import pytest
from talent.assessment import PermittedExpression, assess, combine
from talent.evidence import Evidence, Expression
from talent.library import competency, position, positions
from talent.policy import Consent, permit_expression
from talent.report import AnswerGiven, Report, write

from tests.unit.assessment.test_evidence_counts import heard

SALES = position("销售岗")
PLAIN, ASKS_FOR_COMPOSURE = SALES.questions.questions
AGREED = Consent(kind="expression", version="2026-11", given_at=datetime(2026, 11, 23, tzinfo=UTC))
LIVELY = Expression(variation=0.08, smiling=0.2)
NOT_SCORED = "没有用您的面部表情评分"


def report(evidence: Evidence, place: str = "CN", consents: tuple[Consent, ...] = ()) -> Report:
    permit = permit_expression(place, consents, company_allows=True)
    expression = PermittedExpression(permit=permit, expression=LIVELY) if permit else None
    asked = [competency(each) for each in ASKS_FOR_COMPOSURE.competencies]
    one = assess(evidence, ASKS_FOR_COMPOSURE, asked, SALES.model, expression=expression)
    given = AnswerGiven(question=ASKS_FOR_COMPOSURE, evidence=evidence, competencies=one.competencies)
    whole = combine([one], SALES.model)
    others = tuple(positions().values())
    return write("A1", SALES, whole, [given], language="zh", requirement_fit=None, others=others)


def test_with_the_separate_consent_the_expression_counts_and_is_told() -> None:
    told = report(heard(), consents=(AGREED,))
    assert any("经您单独同意" in each.zh for each in told.measured)
    assert not any(NOT_SCORED in each.zh for each in told.not_measured)


@pytest.mark.parametrize(("place", "consents"), [("CN", ()), ("DE", (AGREED,)), ("", (AGREED,))])
def test_without_consent_in_the_eu_and_at_unknown_places_it_does_not(
    place: str, consents: tuple[Consent, ...]
) -> None:
    told = report(heard(), place, consents)
    assert "expression" not in told.channels
    assert not any("表情" in each.zh for each in told.measured)
    assert any(NOT_SCORED in each.zh and "供面试官参考" in each.zh for each in told.not_measured)


def test_a_voice_is_said_to_count_only_where_it_could_move_a_level() -> None:
    told = report(heard())
    assert any(each.zh.startswith("您的声音") for each in told.measured)
    silent = report(heard("", ""))
    assert not any("声音" in each.zh for each in silent.measured)
    assert any("没有参与评分" in each.zh for each in silent.not_measured)


def test_what_is_measured_of_the_voice_is_no_quote() -> None:
    steady = heard()
    assert steady.voice
    told = report(steady.model_copy(update={"voice": steady.voice.model_copy(update={"steadiness": 0.9})}))
    signs = [sign for row in told.competencies for sign in row.evidence if sign.sign == "steady_voice"]
    assert signs
    assert {(sign.quote, sign.start) for sign in signs} == {("", None)}


def test_an_interview_without_a_score_is_no_zero_anywhere() -> None:
    told = report(heard("", ""))
    assert told.others == (), "nothing was seen of any other position's competencies either"
    assert "不是低分" in told.summary.zh
    assert [each.zh for each in told.not_measured if "抗压性、" in each.zh], "one reason is told once"

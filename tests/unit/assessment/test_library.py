"""The shipped competencies, courses and positions fit together, and are found as people name them."""

import pytest
from talent.assessment.sign import craft, rubric, topic
from talent.competency import CompetencyModel, UnbalancedModel
from talent.library import (
    CompetencyUnknown,
    PositionUnknown,
    competencies,
    competency,
    courses,
    elicited,
    position,
    positions,
    question,
)


@pytest.mark.parametrize("name", ["sales-manager", "销售经理", "销售岗", "Sales Manager", " SALES "])
def test_a_position_goes_by_id_name_or_alias(name: str) -> None:
    assert position(name).id == "sales-manager"


def test_an_unknown_name_says_what_to_do() -> None:
    with pytest.raises(PositionUnknown) as refused:
        position("宇航员")
    assert "intl-trade" in refused.value.next_step
    with pytest.raises(CompetencyUnknown):
        competency("charm")


def test_a_question_goes_by_its_id_or_words_whatever_the_punctuation() -> None:
    sales = position("sales-manager")
    typed = question(sales, "客户对价格提出异议时,你是怎么处理的?请举一个真实的例子。")
    assert typed is question(sales, "sales-price-objection")
    assert question(sales, "你的优点是什么？") is None


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("说说你怎样学习一项新技能", "learning_agility"),
        ("Tell us about an angry customer and how you stayed calm", "composure"),
        ("讲一次艰难的谈判", "negotiation"),
    ],
)
def test_free_words_ask_for_the_competency_they_name(words: str, asked: str) -> None:
    assert asked in elicited(position("intl-trade"), words).competencies


def test_words_that_name_nothing_ask_for_the_positions_own_competencies() -> None:
    trade = position("intl-trade")
    assert set(elicited(trade, "随便聊聊吧").competencies) == set(trade.model.weights)


def test_every_competency_has_courses_signs_and_a_topic() -> None:
    for each in competencies().values():
        assert set(each.courses) <= set(courses())
        assert any(sign.weight > 0 for sign in rubric(each.id))
        assert topic(each.id)
    assert all(sign.name.zh and sign.name.en for sign in craft())


def test_every_position_asks_about_everything_it_weighs() -> None:
    for each in positions().values():
        assert set(each.model.weights) <= set(each.questions.competencies())
        assert set(each.questions.competencies()) <= set(competencies())


def test_a_model_that_does_not_add_up_is_refused() -> None:
    with pytest.raises(UnbalancedModel):
        CompetencyModel(position="x", version=1, weights={"teamwork": 0.5, "resilience": 0.4})

"""What others did, what luck did and what is off the question holds a level down, and the report says why."""

from typing import NamedTuple

import pytest
from talent.assessment import CompetencyScore, assess, combine
from talent.evidence import Impression
from talent.library import competency, elicited, position
from talent.report import AnswerGiven, write

from tests.unit.assessment.labelled import ALL, written

TRADE = position("intl-trade")


class Told(NamedTuple):
    """A story told once as one's own and once as somebody else's."""

    question: str
    own: str
    others: str


STORIES = {
    "zh": Told(
        "请讲一次你分析数据、解决问题的经历。",
        "去年退货特别多。我把三个月的退货单全部导出来，按产地做了对比，发现是一家厂的拉链不合格。"
        "我联系了那家厂，换了一批，退货率从百分之九降到了百分之四。",
        "去年退货特别多。我们经理把三个月的退货单全部导出来，按产地做了对比，他发现是一家厂的拉链不合格。"
        "他联系了那家厂，换了一批，退货率从百分之九降到了百分之四。我当时坐在旁边看着，觉得他特别厉害。",
    ),
    "en": Told(
        "Tell us about a time you used data to solve a problem.",
        "Returns were very high last year. I exported three months of return slips, compared them by factory, and "
        "found that one of them had bad zips. I called the factory, they swapped the lot, and returns fell from nine "
        "to four percent.",
        "Returns were very high last year. My manager exported three months of return slips, he compared them by "
        "factory, and he found that one of them had bad zips. He called the factory, he swapped the lot, and "
        "returns fell from nine to four percent. I sat in and watched, and I thought he was brilliant.",
    ),
}


def scored(text: str, question: str, **doubts: float) -> CompetencyScore:
    evidence = written(text, question)
    if doubts:
        seen = Impression(levels={"data_analysis": 3.5}, spread=0.5, doubts=doubts)
        evidence = evidence.model_copy(update={"impression": seen})
    asked = [competency("data_analysis")]
    return assess(evidence, elicited(TRADE, question), asked, TRADE.model).competencies[0]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_story_of_what_others_did_is_held_down_or_left_unscored_with_a_quote(language: str) -> None:
    story = STORIES[language]
    own, others = scored(story.own, story.question), scored(story.others, story.question)
    assert (own.level or 0) >= 3
    assert own.reason is None
    assert others.reason
    assert others.reason.code == "told_of_others"
    assert (others.level or 1) <= 2
    for sign in others.evidence:
        assert sign.quote in story.others


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("doubt", "strong"), [("owed_to_luck", 1.2), ("off_the_question", 2.8)])
def test_a_doubt_holds_a_level_only_as_far_as_the_words_agree(
    language: str, doubt: str, strong: float
) -> None:
    story = STORIES[language]
    free, weak, doubted = (scored(story.own, story.question, **{doubt: said}) for said in (-1.0, 0.2, strong))
    assert free.reason is None
    assert weak.level == free.level
    assert doubted.reason
    assert doubted.reason.code == doubt
    assert 1 < (doubted.level or 0) < (free.level or 0)
    assert sum(sign.effect for sign in doubted.evidence) + 1 == pytest.approx(doubted.level, abs=0.05)


ELSEWHERE = {
    "zh": "我三十岁才学开车。头两次考试都没过，我请教练把错的地方写下来，每天早上练一个小时，又把考场的路线画了一遍。"
    "第三次过了，后来我把这个办法教给了我妹妹。",
    "en": "I learned to drive at thirty. I failed the first two tests, so I asked the instructor to write down what went "
    "wrong, practised an hour each morning and drew the route. I passed the third, and I taught my sister the same way.",
}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_story_for_another_question_is_held_down_but_scored(language: str) -> None:
    text, question = ELSEWHERE[language], STORIES[language].question
    free, away = (
        scored(text, question, off_the_question=-1.0, away_from_data_analysis=far) for far in (-2.0, 4.0)
    )
    assert away.status == "scored"
    assert away.reason
    assert away.reason.code == "off_the_question"
    assert (away.level or 5) < (free.level or 0)


def test_a_story_for_one_of_the_two_things_asked_is_none_for_another_question() -> None:
    asked = [competency("data_analysis"), competency("learning_agility")]
    seen = Impression(
        levels={"data_analysis": 3.5, "learning_agility": 3.5},
        spread=0.5,
        doubts={"away_from_data_analysis": 4.0, "away_from_learning_agility": -3.0, "off_the_question": -1.0},
    )
    question = STORIES["zh"].question
    evidence = written(ELSEWHERE["zh"], question).model_copy(update={"impression": seen})
    found = assess(evidence, elicited(TRADE, question), asked, TRADE.model).competencies
    assert not any(each.reason for each in found)


def test_nothing_to_the_question_is_no_low_level_but_none() -> None:
    found = scored(
        "我周末喜欢打球，去年跟搭档拿过街道双打第三名，每周六下午都去。",
        STORIES["zh"].question,
        off_the_question=2.5,
    )
    assert found.status == "insufficient"
    assert found.reason
    assert found.reason.code == "off_the_question"


def test_honest_answers_are_held_by_nothing() -> None:
    """By the words alone; three in a hundred may be."""
    strong = [row for row in ALL if row.level >= 3.5]
    held = [row.id for row in strong if (found := scored(row.text, row.question)).reason and not found.level]
    assert not held
    doubted = [row.id for row in strong if scored(row.text, row.question).reason]
    assert len(doubted) <= 0.03 * len(strong), doubted


def test_the_report_says_what_holds_a_level_down_in_both_languages() -> None:
    story = STORIES["zh"]
    asked = elicited(TRADE, story.question)
    evidence = written(
        "一般客户嫌贵，我就跟他说我们的质量好，实在不行就便宜一点。具体的例子一下子想不起来了。",
        story.question,
    )
    one = assess(evidence, asked, [competency("negotiation")], TRADE.model)
    given = [AnswerGiven(question=asked, evidence=evidence, competencies=one.competencies)]
    told = write("A1", TRADE, combine([one], TRADE.model), given, language="zh", requirement_fit=None)
    (row,) = told.competencies
    assert row.level is not None
    assert row.reason
    assert row.reason.code == "no_example"
    assert row.reason.words.zh in told.improvements[0].seen.zh
    assert row.reason.words.en in told.improvements[0].seen.en
    assert told.judged_by


def test_another_list_of_words_or_another_head_is_another_version() -> None:
    story = STORIES["en"]
    evidence = written(story.own, story.question)
    seen = evidence.model_copy(
        update={"impression": Impression(levels={"data_analysis": 3}, spread=0.5, version="a")}
    )
    reread = evidence.model_copy(
        update={"wording": evidence.wording.model_copy(update={"version": "another"})}
    )
    asked, of = [competency("data_analysis")], elicited(TRADE, story.question)
    assert len({assess(each, of, asked).judged_by for each in (evidence, seen, reread)}) == 3

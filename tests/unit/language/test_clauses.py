"""The analysis of a sentence: who acted, what was denied, what was only said, wished or usual."""

import pytest
from language import Clause, analyse


def clause_with(words: str, text: str, question: str = "") -> Clause:
    return next(clause for clause in analyse(text, question).clauses if words in clause.words)


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("我联系了银行,申请了改证。", "申请", "self"),
        ("我的经理分析了数据,我在旁边看。", "分析", "other"),
        ("我的经理分析了数据,我在旁边看。", "旁边", "self"),
        ("我请财务部门联系银行。", "财务", "self"),
        ("我们一起做了一张清单。", "清单", "we"),
        ("客户提出要降价。", "降价", "other"),
        ("俺把货送过去了。", "送过去", "self"),
        ("My manager analysed the data, I watched.", "analysed", "other"),
        ("My manager analysed the data, I watched.", "watched", "self"),
        ("I called the supplier and asked them for help.", "supplier", "self"),
        ("We agreed on a plan.", "agreed", "we"),
    ],
)
def test_who_acted(text: str, words: str, actor: str) -> None:
    assert clause_with(words, text).actor == actor


def test_a_negator_denies_what_follows_it() -> None:
    assert clause_with("数据", "我没有去拉数据。").denied
    assert clause_with("data", "I didn't look at the data.").denied


@pytest.mark.parametrize("text", ["交货不稳定。", "我不得不加班。", "不仅如此。", "We not only finished it."])
def test_what_only_looks_like_a_negation_denies_nothing(text: str) -> None:
    assert not analyse(text).clauses[0].denied


def test_hearsay_and_quotation_are_told_from_own_words() -> None:
    assert clause_with("蹲了三天", "我听说有个销售冠军,他去厂里蹲了三天。").reported
    assert clause_with("我把数据", "我经理说,我把数据都分析好了。").reported
    assert clause_with("delivery", "They said delivery was the problem.").reported
    assert not clause_with("整理", "他担心断货。我整理了一张表。").reported


def test_wishes_and_habits_are_no_events() -> None:
    assert clause_with("道歉", "如果客户生气,我会先道歉。").unreal
    assert clause_with("apologise", "I would apologise first.").unreal
    assert clause_with("解释", "一般我都会跟他解释。").habitual
    assert not clause_with("放行", "货物在第四天放行了。").unreal


def test_the_question_said_again_is_marked() -> None:
    question = "请讲一次跨部门协作解决问题的经历。"
    assert clause_with("跨部门", "请讲一次跨部门协作解决问题的经历。前年我做出口。", question).asked
    assert not clause_with("出口", "请讲一次跨部门协作解决问题的经历。前年我做出口。", question).asked


def test_relations_moments_and_names_are_found() -> None:
    clause = clause_with("因为", "去年三月因为信用证写错,货被扣了。")
    assert "reason" in clause.relations
    assert clause.moments == ("去年", "三月")
    assert "信用证" in clause.names


def test_offsets_point_into_the_text_as_it_was_given() -> None:
    text = "嗯,我,我联系了银行,然后,然后货放行了。"
    for clause in analyse(text).clauses:
        assert 0 <= clause.start < clause.end <= len(text)
    assert text[clause_with("银行", text).start :].startswith("我联系了银行")


def test_a_loop_is_counted_as_repetition() -> None:
    assert analyse("我们一直在处理这个问题。" * 6).repeated > 0.6


@pytest.mark.parametrize(
    "text",
    [
        "去年三月船公司把我的货延了九天客户要取消我先打电话问清楚他最急的是哪三款改空运差价我跟老板算了比丢单便宜四万第五天货到了",
        "last march the carrier rolled my container so i rang him and asked which lines he needed then i flew those",
    ],
)
def test_speech_without_punctuation_is_cut_into_clauses(text: str) -> None:
    clauses = analyse(text, "").clauses
    assert len(clauses) >= 3
    assert max(len(each.words) for each in clauses) < 0.6 * len(text)
    assert "".join("".join(each.words.split()) for each in clauses) == "".join(text.split())

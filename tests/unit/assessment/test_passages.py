"""What a passage that tells nothing is put beside: it can lower a level, never raise one."""

import pytest
from language import analyse
from talent.assessment import assess, passages_that_count
from talent.assessment.clauses import countable
from talent.assessment.passages import passages
from talent.evidence import Impression, Wording
from talent.library import competency, elicited, position

from tests.unit.assessment.labelled import ALL, Labelled, is_chinese, written

TRADE = position("intl-trade")
PADDING = {
    "zh": (
        "上周三我把库存表导出来，按客户逐一核对了三遍，最后降了百分之二十。",
        "因为客户很着急，所以我先问清楚了需求，再给他做了一个方案。",
        "大家一起努力，结果非常好，领导都表扬了我们。",
    ),
    "en": (
        " Last week I exported the stock table, checked it three times by customer, and it fell by 20 per cent.",
        " Because the customer was worried, I asked what they needed and then designed a plan for them.",
        " We all worked hard, the result was great, and my manager praised us.",
    ),
}


def levelled(text: str, row: Labelled, own: int) -> float | None:
    """The level with an impression of 4 in which every passage from number `own` on is empty."""
    evidence = written(text, row.question)
    asked = [competency(row.competency)]
    count = len(passages_that_count(evidence.wording, asked))
    seen = Impression(levels={row.competency: 4.0}, spread=0.5, empty=tuple(range(own, count)))
    told = evidence.model_copy(update={"impression": seen})
    return assess(told, elicited(TRADE, row.question), asked).competencies[0].level


@pytest.mark.parametrize("at", range(3))
def test_an_empty_passage_never_raises_a_level_however_full_it_sounds(at: int) -> None:
    for row in ALL[::3]:
        padding = PADDING["zh" if is_chinese(row.text) else "en"][at]
        own = len(passages_that_count(written(row.text, row.question).wording, [competency(row.competency)]))
        alone = levelled(row.text, row, own)
        if alone is not None:
            assert (levelled(row.text + padding, row, own) or 0.0) <= alone, row.id


def test_passages_keep_every_clause_once_and_in_order() -> None:
    for row in ALL[::5]:
        wording = Wording.model_validate(analyse(row.text, row.question))
        clauses = countable(wording, [competency(row.competency)])
        assert [each for passage in passages(clauses, wording.language) for each in passage] == list(clauses)


def test_speech_without_stops_is_cut_as_well() -> None:
    words = "我先去仓库看了一遍，然后把三十二箱货分成两类，后来我跟客户打电话，他同意先发一半，" * 2
    assert len(passages_that_count(Wording.model_validate(analyse(words)), ())) > 1

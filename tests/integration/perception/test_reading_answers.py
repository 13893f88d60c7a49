"""An answer read as a whole: spelt as the reference spells, one text one number, and more of a story more of a level."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Literal

import numpy as np
import pytest
from perception import AnswerReader, Encoder
from perception.wordpiece import WordPieces

from infra.local import weights

REFERENCE = json.loads(Path(__file__).with_name("pieces_reference.json").read_text(encoding="utf-8"))
STORY = {
    "zh": "去年三月，船公司把我的货延了九天，客户要取消，我先打电话问清楚他最急的是哪三款，改空运，差价我跟老板算了，"
    "比丢单便宜四万，第五天货到了，客户后来又下了两单，从那以后我每批货都留一周缓冲。",
    "en": "Last March the carrier rolled my container by nine days, the buyer wanted to cancel, so I rang him, asked "
    "which three lines he really needed, flew those, worked out that it cost four thousand less than losing the order, "
    "he got them on day five, and reordered twice, since then I keep a week of buffer.",
}
EMPTY_TALK = {
    "zh": "我觉得抗压能力很重要，每个人都应该积极面对困难，我一般会调整心态，努力做好自己的工作。",
    "en": "I think working under pressure is very important, everybody should stay positive, I always try my best.",
}


@cache
def reader(language: Literal["zh", "en"]) -> AnswerReader:
    return weights.answer_reader(language)


@pytest.mark.parametrize("name", ["chinese", "english"])
def test_words_are_spelt_as_the_reference_library_spells_them(name: str) -> None:
    pieces = WordPieces(weights.weight(f"{name}-encoder-vocabulary"))
    for row in REFERENCE[name]:
        assert pieces.encode(row["text"]) == row["ids"], row["text"]


PADDING = {
    "zh": (
        "首先非常感谢您的提问，这个问题问得特别好，我平时也经常思考",
        "俗话说得好，不经历风雨怎么见彩虹，人生就是这样起起落落",
        "总之态度决定一切，只要用心就没有做不好的事情",
    ),
    "en": (
        "First of all, thank you, that's such a great question, and I've thought about it a lot",
        "As they say, what doesn't kill you makes you stronger, and life is full of ups and downs",
        "At the end of the day it's all about attitude, and with the right attitude anything is possible",
    ),
}


def sentences(words: str) -> list[str]:
    """Passages of two or three clauses, as the assessment cuts them."""
    clauses = re.split("[，,] ?", words.rstrip("。."))
    comma = "，" if words.endswith("。") else ", "
    return [comma.join(clauses[at : at + 3]) for at in range(0, len(clauses), 3)]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_story_leaves_a_higher_impression_than_empty_talk(language: Literal["zh", "en"]) -> None:
    story, talk = (reader(language).read(sentences(words[language])) for words in (STORY, EMPTY_TALK))
    assert set(story.levels) == set(talk.levels)
    assert story.levels["resilience"] > talk.levels["resilience"] + 1
    assert all(1 <= level <= 5 for level in (*story.levels.values(), *talk.levels.values()))
    assert 0 < story.spread < 1.5


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_same_words_leave_the_same_impression(language: Literal["zh", "en"]) -> None:
    passages = sentences(STORY[language])
    assert weights.answer_reader(language).read(passages) == reader(language).read(passages)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_padding_is_found_and_not_read(language: Literal["zh", "en"]) -> None:
    """Before, between and behind a story it leaves the impression that the story leaves alone."""
    story = sentences(STORY[language])
    alone = reader(language).read(story)
    assert alone.empty == ()
    for padding in PADDING[language]:
        for at in (0, 2, len(story)):
            padded = reader(language).read([*story[:at], padding, *story[at:]])
            assert padded.empty == (at,), padding
            assert padded.levels == alone.levels


def test_a_long_answer_is_read_to_its_end() -> None:
    encoder = Encoder(weights.weight("chinese-encoder"), weights.weight("chinese-encoder-vocabulary"))
    once, long = encoder.states(STORY["zh"]), encoder.states(STORY["zh"] * 8)
    assert np.corrcoef(once, long)[0, 1] > 0.8
    assert not np.array_equal(encoder.states(STORY["zh"] * 8 + EMPTY_TALK["zh"]), long)
    assert np.isfinite(encoder.states("")).all()

"""The corpus that the answer heads are fitted to: enough of everything, each answer once and in its place."""

import sys
from collections import Counter

from talent.library import competencies

from tests.house.tree import ROOT

sys.path.insert(0, str(ROOT / "layers/weights"))

import corpus

ANSWERS = corpus.answers()


def test_there_are_enough_answers_of_every_competency_level_and_language() -> None:
    """At least 1,200 in all; each competency in each language, each level, each kind."""
    assert len(ANSWERS) >= 1200
    asked = Counter((row.competency, row.language) for row in ANSWERS)
    assert set(asked) == {(name, language) for name in competencies() for language in ("zh", "en")}
    assert min(asked.values()) >= 25
    levels = Counter(row.level for row in ANSWERS if row.level is not None and row.level == int(row.level))
    assert set(levels) == {1.0, 2.0, 3.0, 4.0, 5.0}
    assert min(levels.values()) >= 50
    assert min(Counter(row.kind for row in ANSWERS).values()) >= 30


def test_several_voices_speak_in_each_language() -> None:
    """A voice can be left out and there are others to learn from."""
    for language in ("zh", "en"):
        voices = Counter(row.voice for row in ANSWERS if row.language == language)
        assert len(voices) >= 5
        assert max(voices.values()) <= 0.4 * voices.total()


def test_every_answer_stands_once_and_belongs_to_one_that_is_there() -> None:
    """A twin, an attack and a trap name the honest answer of the same voice and story."""
    by_id = {row.id: row for row in ANSWERS}
    assert len(by_id) == len(ANSWERS)
    assert not [
        text for text, count in Counter(row.text for row in ANSWERS if row.level).items() if count > 1
    ]
    for row in ANSWERS:
        if row.of is not None:
            honest = by_id[row.of]
            assert (honest.voice, honest.competency) == (row.voice, row.competency), row.id
            assert honest.story == row.story, row.id
            assert row.kind != "twin" or honest.level == row.level, row.id


def test_every_variant_of_traps_attacks_and_twins_is_there() -> None:
    """What the rater must withstand is in what it learns from."""
    there = Counter((row.kind, row.variant) for row in ANSWERS)
    for kind, variants in corpus.VARIANTS.items():
        assert min(there[kind, variant] for variant in variants) >= 8

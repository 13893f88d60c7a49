"""The parts of hearing that need no model: spans, windows, features, tokens, belief, words."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from perception import SAMPLE_RATE, Span, Word
from perception.alignment import cheapest_path, within_speech, words
from perception.belief import doubtful, invented, looping
from perception.decoding import Chooser, Hypothesis, Terms, log_softmax, most_tokens
from perception.mel import mel_filters
from perception.spoken_language import Spoken, answer_language, runs
from perception.transcript import joined, long_numbers, sentences
from perception.vocabulary import Vocabulary
from perception.voice_activity import WINDOW_SECONDS, merged, spoken
from perception.whisper import Settings
from perception.windows import LONGEST, window_of, windows


@pytest.fixture
def settings_of_a_model() -> Settings:
    return Settings((), (), {"zh": 5}, end=4, start=5, transcribe=6, no_timestamps=7)


def seconds(count: int) -> float:
    return count * WINDOW_SECONDS


def test_speech_begins_above_one_threshold_and_ends_below_another() -> None:
    probabilities = [0.1] * 5 + [0.6] + [0.4] * 10 + [0.2] * 10 + [0.9] * 3
    assert list(spoken(probabilities)) == [Span(seconds(5), seconds(16)), Span(seconds(26), seconds(29))]


def test_a_short_dip_does_not_end_speech() -> None:
    assert len(list(spoken([0.9] * 10 + [0.1] * 2 + [0.9] * 10))) == 1


def test_a_click_is_no_speech_and_near_spans_are_one() -> None:
    spans = [Span(0.5, 0.55), Span(1, 2), Span(2.2, 3), Span(5, 6)]
    assert list(merged(spans, end=6)) == [Span(0.97, 3.03), Span(4.97, 6)]


spans_of_speech = st.lists(st.tuples(st.floats(0.05, 5), st.floats(0.3, 70)), min_size=1, max_size=5)


@settings(deadline=None, max_examples=25)
@given(spans_of_speech)
def test_windows_hold_all_speech_and_know_its_times(gaps: list[tuple[float, float]]) -> None:
    """Whatever is said lies in a window, none is longer than the model's, and times lead back."""
    time, speech = 0.0, []
    for gap, length in gaps:
        speech.append(Span(time + gap, time + gap + length))
        time = speech[-1].end
    audio = np.arange(int((time + 1) * 100), dtype=np.float32).repeat(SAMPLE_RATE // 100)
    made = list(windows(audio, speech))
    assert all(window.seconds <= LONGEST + 0.01 for window in made)
    pieces = [piece for window in made for piece in window.pieces]
    assert all(before.end <= after.start + 1e-6 for before, after in pairwise(pieces))
    for span in speech:
        covered = sum(max(0.0, min(span.end, piece.end) - max(span.start, piece.start)) for piece in pieces)
        assert covered == pytest.approx(span.seconds, abs=0.01)
    for window in made:
        moments = np.linspace(0, window.seconds - 0.02, 7)
        for moment in moments:
            heard = window.audio[int(moment * SAMPLE_RATE)]
            assert heard / 100 == pytest.approx(window.recorded(float(moment)), abs=0.03)


def test_mel_filters_have_unit_area_and_rise_in_order() -> None:
    filters = mel_filters()
    assert filters.shape == (80, 201)
    assert (np.diff(filters.argmax(axis=1)) >= 0).all()
    assert filters[40:].sum(axis=1) * 40 == pytest.approx(1, rel=0.08)


def test_the_cheapest_path_follows_the_valley() -> None:
    cost = np.ones((4, 20))
    for row, (start, end) in enumerate([(0, 5), (5, 9), (9, 16), (16, 20)]):
        cost[row, start:end] = 0
    assert cheapest_path(cost).tolist() == [0, 5, 9, 16]


def test_a_word_does_not_reach_into_a_pause() -> None:
    speech = [Span(1, 3), Span(5, 8)]
    assert within_speech(Word("商", 2.8, 4.9, 0.9), speech) == Word("商", 2.8, 3, 0.9)
    assert within_speech(Word("我", 3.9, 5.3, 0.9), speech) == Word("我", 5, 5.3, 0.9)


def test_a_term_is_preferred_only_once_begun_and_only_if_near() -> None:
    terms = Terms([[1, 2, 3]])
    near, far = (np.array([[0.0, -8, lag, -9, -9, -9]], np.float32) for lag in (-1.0, -1.5))
    assert terms.prefer([7, 1], log_softmax(near)[0]) == 2
    assert terms.prefer([7, 1], log_softmax(far)[0]) == 0
    assert terms.prefer([7, 4], log_softmax(near)[0]) == 0
    assert terms.prefer([], log_softmax(near)[0]) == 0


def test_a_search_ranks_a_terms_continuation_with_the_likeliest(settings_of_a_model: Settings) -> None:
    chooser = Chooser(settings_of_a_model, terms=Terms([[1, 2, 3]]))
    scores = np.array([[0.0, -8, -1, -9], [0.0, -8, -1, -9]], np.float32)
    ranked = chooser.preferred(scores, [[1], [3]])
    assert ranked[0].tolist() == [0, -8, 0, -9]
    assert ranked[1].tolist() == scores[1].tolist()


def test_a_window_has_no_more_tokens_than_speech_can() -> None:
    assert most_tokens(1) < 30
    assert most_tokens(1000) <= 224


@pytest.mark.parametrize("text", ["价" * 60, "我们一起" * 20, "thank you very much " * 12])
def test_a_loop_is_seen(text: str) -> None:
    assert looping(text)
    assert doubtful(Hypothesis([1], [-0.1]), text)


@pytest.mark.parametrize(
    "text",
    [
        "我先听客户说明最担心的是什么，再把过去十二个月的准时交货率整理成一张表。",
        "嗯，就是，就是觉得挺累的。",
    ],
)
def test_speech_is_no_loop(text: str) -> None:
    assert not doubtful(Hypothesis([1], [-0.2]), text)
    assert not invented(Hypothesis([1], [-0.2]), text)


@pytest.mark.parametrize(
    ("text", "score", "no_speech"),
    [
        ("你好", -1.4, 0.1),
        ("谢谢大家", -0.7, 0.9),
        ("请不吝点赞订阅", -0.2, 0.1),
        ("。", -0.1, 0),
        ("Thanks for watching!", -0.2, 0),
    ],
)
def test_what_is_made_up_is_left_out(text: str, score: float, no_speech: float) -> None:
    assert invented(Hypothesis([1], [score], no_speech=no_speech), text)


def test_sentences_end_at_marks_and_long_pauses() -> None:
    said = [
        Word("去年", 0, 1, 0.8),
        Word("三月。", 1, 2, 0.6),
        Word("I", 2, 3, 1),
        Word("agreed", 5, 6, 0.5),
    ]
    found = list(sentences(said))
    assert [(part.text, part.start, part.end) for part in found] == [
        ("去年三月。", 0, 2),
        ("I", 2, 3),
        ("agreed", 5, 6),
    ]
    assert found[0].confidence == pytest.approx(0.7)


def test_the_pieces_of_a_word_stay_together_in_any_script() -> None:
    class Pieces(Vocabulary):
        def __init__(self, *pieces: str) -> None:
            self._pieces = pieces

        def raw(self, token: int) -> bytes:
            return self._pieces[token].encode()

        def decode(self, tokens: Sequence[int]) -> str:
            return "".join(self._pieces[token] for token in tokens)

    pieces = Pieces(" гру", "з", " ca", "fé", "做", "CR", "M", "的", "。")
    found = words(range(9), [0.0] * 9, [float(at) for at in range(9)], 9.0, pieces)
    assert [word.text for word in found] == ["груз", "café", "做", "CRM", "的。"]


def test_words_are_joined_as_their_language_asks() -> None:
    assert joined(["用", "Excel", "and", "SQL", "做"]) == "用Excel and SQL做"
    assert joined(["В", "прошлом", "году"]) == "В прошлом году"
    assert joined(["a", "café", "“too”", "far"]) == "a café “too” far"


def test_a_phone_number_said_in_groups_is_one_number() -> None:
    said = [Word("1362", 0, 1, 0.8), Word("8066", 1, 2, 0.6), Word("930", 2, 3, 1.0), Word("三", 3, 4, 1)]
    assert list(long_numbers(said)) == [Word("13628066930", 0, 3, 0.8), said[3]]
    years = [Word("2019", 0, 1, 1), Word("20", 1, 2, 1)]
    assert list(long_numbers(years)) == years


def test_an_answers_language_is_that_in_which_most_is_said() -> None:
    said = [Spoken("en", 0.99, 4), Spoken("zh", 0.9, 3), Spoken("zh", 0.95, 6), Spoken("ja", 0.4, 2)]
    language, sure = answer_language(said)
    assert language == "zh"
    assert sure == pytest.approx(8.4 / 9)


@pytest.mark.parametrize(
    ("answer", "heard", "expected"),
    [
        ("zh", [("zh", 0.99), ("zh", 0.99), ("zh", 0.99)], [("zh", 3)]),
        ("zh", [None, ("en", 0.99), ("zh", 0.99)], [("en", 2), ("zh", 1)]),
        ("zh", [("zh", 0.99), ("en", 0.7), None], [("zh", 3)]),
        ("ru", [("ru", 0.99), ("en", 0.99), ("ru", 0.8)], [("ru", 3)]),
        ("en", [("en", 0.99), ("zh", 0.95), None], [("en", 1), ("zh", 2)]),
    ],
)
def test_a_window_is_cut_where_its_language_surely_changes(
    answer: str, heard: list[tuple[str, float] | None], expected: list[tuple[str, int]]
) -> None:
    window = window_of(np.zeros(9 * SAMPLE_RATE, np.float32), [Span(0, 3), Span(3, 6), Span(6, 9)])
    spoken = [Spoken(*each, 3.0) if each else None for each in heard]
    assert [(own, len(pieces)) for own, pieces in runs(window, spoken, answer)] == expected

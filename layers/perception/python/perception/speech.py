"""Whisper as a transcriber: what was said, in which language, when, and how surely.

Windows of speech (never of silence) are encoded side by side and decoded in batches. A window whose text
loops, or that the model itself disbelieves, is decoded again; what still fails is left out, not guessed.
"""

import math
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import batched, groupby

import numpy as np

from perception.alignment import token_starts, within_speech, words
from perception.belief import doubtful, invented
from perception.decoding import Chooser, Hypothesis, Terms, greedy, most_tokens
from perception.errors import UnknownLanguage
from perception.memory import give_back
from perception.searching import search
from perception.session import Model
from perception.sound import Audio, Span, checked
from perception.spoken_language import Spoken, answer_language, pieces_spoken, runs
from perception.transcript import Transcript, Word, long_numbers, sentences
from perception.vocabulary import Vocabulary
from perception.whisper import STATES_PER_SECOND, STEADY, Decoder, Encoder, Floats, Settings
from perception.windows import Window, window_of, windows

BATCH = 4
"""Windows decoded together: what fits into 1 GB beside the model."""

_STRETCH = 6
"""Windows (nearly three minutes) whose states are kept at a time, so that a long answer takes no more memory."""

PROMPTS = {"zh": "以下是普通话的句子，使用简体中文和标点符号。"}
"""Words set before the sound, by language: they make Whisper write simplified characters and punctuation."""

_TEMPERATURES = (0.2, 0.4, 0.6)
_NOBODY = "und"
_SIDE_BY_SIDE = 3
"""Texts of one window that a model less steady than small follows (base: a tenth of its errors fewer)."""

type Heard = tuple[str, Window, Floats]
type Batch = Sequence[Heard]


class Transcriber:
    """Speech to text with one Whisper model: its three graphs, tokenizer.json and generation_config.json."""

    def __init__(
        self, encoder: Model, keys: Model, decoder: Model, vocabulary: Model, settings: Model
    ) -> None:
        self._settings = Settings.read(settings)
        self._vocabulary = Vocabulary(vocabulary)
        self._decoder = Decoder(keys, decoder, self._settings)
        self._encoder = Encoder(encoder, self._decoder.width)
        give_back()

    def transcribe(
        self, audio: Audio, speech: Sequence[Span], *, language: str = "auto", terms: Sequence[str] = ()
    ) -> Transcript:
        """What is said in the `speech` of `audio` (as `VoiceActivity.speech` gives it).

        `language` is zh, en (or another of the model's) or auto; `terms` are words that may well be said:
        they settle near sounds and are never put where they were not begun. Raises UnknownLanguage, WrongSound.
        """
        if language != "auto" and language not in self._settings.languages:
            raise UnknownLanguage(f"The speech model knows no language {language!r}.")
        if not speech:
            return Transcript(_NOBODY if language == "auto" else language, 0.0, ())
        told, sure, spoken, found = language, 1.0, list[Spoken](), list[Word]()
        chosen = self._terms(terms)
        for stretch in batched(windows(checked(audio), speech), _STRETCH, strict=False):
            states = self._states(stretch)
            parts = [(language, *each) for each in zip(stretch, states, strict=True)]
            if told == "auto":
                language, sure, parts = self._by_language(audio, stretch, states, spoken)
            found += self._heard(parts, chosen, speech)
        said = list(long_numbers(found)) if language == "zh" else found
        return Transcript(language, round(sure, 4), tuple(sentences(said)))

    def _states(self, stretch: Sequence[Window]) -> list[Floats]:
        give_back()  # what the stretch before was decoded with
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            states = list(pool.map(self._encoder.states, (window.audio for window in stretch)))
        give_back()
        return states

    def _heard(self, parts: Sequence[Heard], terms: Terms, speech: Sequence[Span]) -> Iterator[Word]:
        for batch in _batches(parts):  # one by one: two would not fit into 1 GB
            for window, hypothesis in self._decoded(batch, terms):
                yield from self._words(window, hypothesis, speech)

    def _by_language(
        self, audio: Audio, pieces: Sequence[Window], states: Sequence[Floats], spoken: list[Spoken]
    ) -> tuple[str, float, list[Heard]]:
        """The answer's language so far, how sure it is, and the windows with theirs; what changes is cut and heard anew.

        `spoken`: the pieces of all earlier windows, to which those of these are added.
        """
        heard = [pieces_spoken(self._decoder, *each) for each in zip(pieces, states, strict=True)]
        spoken += [piece for window in heard for piece in window if piece]
        language, sure = answer_language(spoken)
        parts: list[Heard] = []
        for window, known, each_spoken in zip(pieces, states, heard, strict=True):
            own = list(runs(window, each_spoken, language))
            if len(own) == 1:
                parts.append((own[0][0], window, known))
                continue
            for each, spans in own:
                part = window_of(audio, spans)
                parts.append((each, part, self._encoder.states(part.audio)))
        return language, sure, parts

    def _prompt(self, language: str, *, bare: bool = False) -> list[int]:
        settings, text = self._settings, "" if bare else PROMPTS.get(language, "")
        before = [self._vocabulary.special["<|startofprev|>"], *self._vocabulary.encode(" " + text)]
        spoken = [
            settings.start,
            settings.languages[language],
            settings.transcribe,
            settings.no_timestamps,
        ]
        return [*before, *spoken] if text else spoken

    def _terms(self, terms: Sequence[str]) -> Terms:
        ways = (f"{space}{term}" for term in terms for space in ("", " "))
        return Terms(self._vocabulary.encode(way) for way in ways)

    def _decoded(self, batch: Batch, terms: Terms) -> Iterator[tuple[Window, Hypothesis]]:
        """Each window with the hypothesis to believe; a window without one is left out."""
        language = batch[0][0]
        limits = [most_tokens(window.seconds) for _, window, _ in batch]
        chooser = Chooser(self._settings, terms=terms)
        heard, prompt = [states for _, _, states in batch], self._prompt(language)
        if self._decoder.width < STEADY:
            hypotheses = [
                search(self._decoder, states, prompt, limit, chooser, width=_SIDE_BY_SIDE)
                for states, limit in zip(heard, limits, strict=True)
            ]
        else:
            hypotheses = greedy(self._decoder, heard, prompt, limits, chooser)
        for (_, window, states), limit, hypothesis in zip(batch, limits, hypotheses, strict=True):
            believed = hypothesis
            if doubtful(hypothesis, self._text(hypothesis)):
                believed = self._again(states, limit, language, hypothesis)
            if not invented(believed, self._text(believed)):
                yield window, believed

    def _again(self, states: Floats, limit: int, language: str, first: Hypothesis) -> Hypothesis:
        """The first believable of several tries: without the prompt, then at rising temperatures."""
        prompt = self._prompt(language, bare=True)
        for temperature in (0.0, *_TEMPERATURES):
            chooser = Chooser(self._settings, temperature=temperature)
            (retried,) = greedy(self._decoder, [states], prompt, [limit], chooser)
            if not doubtful(retried, self._text(retried)):
                return retried
        return first

    def _text(self, hypothesis: Hypothesis) -> str:
        return self._vocabulary.decode(hypothesis.tokens)

    def _words(self, window: Window, hypothesis: Hypothesis, speech: Sequence[Span]) -> list[Word]:
        tokens = hypothesis.tokens
        heard = math.ceil(window.seconds * STATES_PER_SECOND)
        starts = token_starts(np.stack(hypothesis.attention), heard)
        spoken = len(tokens) - (tokens[-1] == self._settings.end)
        end = float(starts[spoken]) if spoken < len(starts) else window.seconds
        return [
            within_speech(
                Word(word.text, window.recorded(word.start), window.recorded(word.end), word.confidence),
                speech,
            )
            for word in words(tokens[:spoken], hypothesis.scores, starts.tolist(), end, self._vocabulary)
        ]


def _batches(parts: Sequence[Heard]) -> Iterator[Batch]:
    """Windows of one language, as they follow, in batches of nearly the same size, however many run side by side."""
    for _, group in groupby(parts, key=lambda part: part[0]):
        alike = list(group)
        count = -(-len(alike) // BATCH)
        yield from batched(alike, -(-len(alike) // count), strict=False)

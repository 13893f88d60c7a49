"""Whisper as a transcriber: what was said, in which language, when, and how surely.

Windows of speech (never of silence) are encoded side by side and decoded in batches. A window whose text
loops, or that the model itself disbelieves, is decoded again; what still fails is left out, not guessed.
"""

import math
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import batched

import numpy as np

from perception.alignment import token_starts, within_speech, words
from perception.belief import doubtful, invented
from perception.decoding import Chooser, Hypothesis, Terms, greedy, log_softmax, most_tokens
from perception.errors import UnknownLanguage
from perception.searching import search
from perception.session import Model
from perception.sound import Audio, Span, checked
from perception.transcript import Transcript, Word, sentences
from perception.vocabulary import Vocabulary
from perception.whisper import STATES_PER_SECOND, STEADY, Decoder, Encoder, Floats, Settings
from perception.windows import Window, windows

BATCH = 4
"""Windows decoded together: what fits into 1 GB beside the model."""

PROMPTS = {"zh": "以下是普通话的句子，使用简体中文和标点符号。"}
"""Words set before the sound, by language: they make Whisper write simplified characters and punctuation."""

_TEMPERATURES = (0.2, 0.4, 0.6)
_NOBODY = "und"
_SIDE_BY_SIDE = 3
"""Texts of one window that a model less steady than small follows (base: a tenth of its errors fewer)."""

type Batch = Sequence[tuple[Window, Floats]]


class Transcriber:
    """Speech to text with one Whisper model: its three graphs, tokenizer.json and generation_config.json."""

    def __init__(
        self, encoder: Model, keys: Model, decoder: Model, vocabulary: Model, settings: Model
    ) -> None:
        self._settings = Settings.read(settings)
        self._vocabulary = Vocabulary(vocabulary)
        self._decoder = Decoder(keys, decoder, self._settings)
        self._encoder = Encoder(encoder, self._decoder.width)

    def transcribe(
        self, audio: Audio, speech: Sequence[Span], *, language: str = "auto", terms: Sequence[str] = ()
    ) -> Transcript:
        """What is said in the `speech` of `audio` (as `VoiceActivity.speech` gives it).

        `language` is zh, en (or another of the model's) or auto; `terms` are words that may well be said:
        they settle near sounds and are never put where they were not begun. Raises UnknownLanguage, WrongSound.
        """
        if language != "auto" and language not in self._settings.languages:
            raise UnknownLanguage(f"The speech model knows no language {language!r}.")
        pieces = list(windows(checked(audio), speech))
        if not pieces:
            return Transcript(_NOBODY if language == "auto" else language, 0.0, ())
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            states = list(pool.map(self._encoder.states, (window.audio for window in pieces)))
        sure = 1.0
        if language == "auto":
            language, sure = self._heard(pieces, states)
        chosen = self._terms(terms)
        found = [
            word
            for batch in _batches(pieces, states)  # one by one: what two look up would not fit into 1 GB
            for window, hypothesis in self._decoded(batch, language, chosen)
            for word in self._words(window, hypothesis, speech)
        ]
        return Transcript(language, round(sure, 4), tuple(sentences(found)))

    def _heard(self, pieces: Sequence[Window], states: Sequence[Floats]) -> tuple[str, float]:
        """The language of the longest window, and how sure that is."""
        longest = max(range(len(pieces)), key=lambda index: pieces[index].seconds)
        prompt = np.array([[self._settings.start]], np.int64)
        logits, _, _ = self._decoder.begin([states[longest]], prompt, [0])
        names = list(self._settings.languages)
        scores = np.exp(log_softmax(logits[0, -1, [self._settings.languages[name] for name in names]]))
        return names[int(np.argmax(scores))], float(scores.max())

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

    def _decoded(self, batch: Batch, language: str, terms: Terms) -> Iterator[tuple[Window, Hypothesis]]:
        """Each window with the hypothesis to believe; a window without one is left out."""
        limits = [most_tokens(window.seconds) for window, _ in batch]
        chooser = Chooser(self._settings, terms=terms)
        states, prompt = [states for _, states in batch], self._prompt(language)
        if self._decoder.width < STEADY:
            hypotheses = [
                search(self._decoder, heard, prompt, limit, chooser, width=_SIDE_BY_SIDE)
                for heard, limit in zip(states, limits, strict=True)
            ]
        else:
            hypotheses = greedy(self._decoder, states, prompt, limits, chooser)
        for (window, heard), limit, hypothesis in zip(batch, limits, hypotheses, strict=True):
            believed = hypothesis
            if doubtful(hypothesis, self._text(hypothesis)):
                believed = self._again(heard, limit, language, hypothesis)
            if not invented(believed, self._text(believed)):
                yield window, believed

    def _again(self, states: Floats, limit: int, language: str, first: Hypothesis) -> Hypothesis:
        """The first believable of several tries: without the prompt, then at rising temperatures."""
        for temperature in (0.0, *_TEMPERATURES):
            chooser = Chooser(self._settings, temperature=temperature)
            prompt = self._prompt(language, bare=True)
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


def _batches(pieces: Sequence[Window], states: Sequence[Floats]) -> Iterator[Batch]:
    """The windows in batches of nearly the same size, the same ones however many run side by side."""
    count = -(-len(pieces) // BATCH)
    return batched(zip(pieces, states, strict=True), -(-len(pieces) // count), strict=False)

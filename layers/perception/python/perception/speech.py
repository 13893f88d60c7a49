"""Whisper as a transcriber: what was said, in which language, when, and how surely.

Windows of speech (never of silence) are encoded one by one and decoded in batches. A window whose text
loops, or that the model itself disbelieves, is decoded again; what still fails is left out, not guessed.
"""

import zlib
from collections.abc import Iterator, Sequence
from itertools import batched

import numpy as np

from perception.alignment import token_starts, words
from perception.decoding import Chooser, Hypothesis, greedy, log_softmax, most_tokens
from perception.errors import UnknownLanguage
from perception.session import Model
from perception.sound import Audio, Span, checked
from perception.transcript import Segment, Transcript, Word
from perception.vocabulary import Vocabulary
from perception.whisper import STATES_PER_SECOND, Decoder, Encoder, Floats, Settings
from perception.windows import Window, windows

BATCH = 3
"""Windows decoded together: what fits into 1 GB beside the model."""

PROMPTS = {"zh": "以下是普通话的句子，使用简体中文和标点符号。", "en": ""}
"""Words set before the sound: they make Whisper write simplified characters and punctuation."""

LOOPING = 2.4
"""Compression ratio of a text above which it is taken for a loop (Whisper's own figure)."""
DISBELIEVED = -1.0
"""Mean log probability of a token below which the model doesn't believe its own text (Whisper's own)."""
SILENT = 0.6
"""Probability of <|nospeech|> above which a disbelieved text is taken for silence (Whisper's own)."""

_SENTENCE_ENDS = "。！？!?"
_LONG_PAUSE = 1.2


class Transcriber:
    """Speech to text with one Whisper model: its two graphs, tokenizer.json and generation_config.json."""

    def __init__(self, encoder: Model, decoder: Model, vocabulary: Model, settings: Model) -> None:
        self._encoder_model = encoder
        self._decoder_model = decoder
        self._vocabulary = Vocabulary(vocabulary)
        self._settings = Settings.read(settings)

    def transcribe(
        self, audio: Audio, speech: Sequence[Span], *, language: str = "auto", terms: Sequence[str] = ()
    ) -> Transcript:
        """What is said in the `speech` of `audio`. Raises UnknownLanguage, WrongSound."""
        if language != "auto" and language not in self._settings.languages:
            raise UnknownLanguage(f"The speech model knows no language {language!r}.")
        pieces = list(windows(checked(audio), speech))
        if not pieces:
            return Transcript("und" if language == "auto" else language, 0.0, ())
        encoder = Encoder(self._encoder_model)
        states = [encoder.states(window.audio)[: _states(window)] for window in pieces]
        del encoder
        decoder = Decoder(self._decoder_model, self._settings)
        sure = 1.0
        if language == "auto":
            language, sure = self._heard(decoder, pieces, states)
        prompt = self._prompt(language, terms)
        found: list[Word] = []
        for batch in batched(zip(pieces, states, strict=True), BATCH, strict=False):
            for window, hypothesis in self._decoded(decoder, batch, prompt):
                found += self._words(window, hypothesis)
        return Transcript(language, round(sure, 4), tuple(sentences(found)))

    def _heard(
        self, decoder: Decoder, pieces: Sequence[Window], states: Sequence[Floats]
    ) -> tuple[str, float]:
        longest = max(range(len(pieces)), key=lambda index: pieces[index].seconds)
        prompt = np.array([[self._settings.start]], np.int64)
        logits, _, _ = decoder.begin(states[longest][np.newaxis], prompt)
        names = list(self._settings.languages)
        scores = np.exp(log_softmax(logits[0, -1, [self._settings.languages[name] for name in names]]))
        return names[int(np.argmax(scores))], float(scores.max())

    def _prompt(self, language: str, terms: Sequence[str]) -> list[int]:
        settings = self._settings
        text = PROMPTS.get(language, "") + ("、" if language == "zh" else ", ").join(terms)
        before = (
            [self._vocabulary.special["<|startofprev|>"], *self._vocabulary.encode(" " + text)]
            if text
            else []
        )
        return [
            *before,
            settings.start,
            settings.languages[language],
            settings.transcribe,
            settings.no_timestamps,
        ]

    def _decoded(
        self, decoder: Decoder, batch: Sequence[tuple[Window, Floats]], prompt: Sequence[int]
    ) -> Iterator[tuple[Window, Hypothesis]]:
        longest = max(states.shape[0] for _, states in batch)
        stacked = np.stack([np.pad(s, ((0, longest - s.shape[0]), (0, 0))) for _, s in batch])
        limits = [most_tokens(window.seconds) for window, _ in batch]
        hypotheses = greedy(decoder, stacked, prompt, limits, self._settings, Chooser(self._settings))
        for (window, _), hypothesis in zip(batch, hypotheses, strict=True):
            yield window, hypothesis

    def _words(self, window: Window, hypothesis: Hypothesis) -> list[Word]:
        tokens = hypothesis.tokens
        starts = token_starts(np.stack(hypothesis.attention), _states(window))
        spoken = len(tokens) - (tokens[-1] == self._settings.end)
        end = float(starts[spoken]) if spoken < len(starts) else window.seconds
        found = words(tokens[:spoken], hypothesis.scores, starts.tolist(), end, self._vocabulary)
        return [
            Word(
                word.text,
                round(window.recorded(word.start), 3),
                round(window.recorded(word.end), 3),
                word.confidence,
            )
            for word in found
        ]


def _states(window: Window) -> int:
    return min(1500, int(np.ceil(window.seconds * STATES_PER_SECOND)))


def looping(text: str) -> bool:
    """Whether `text` repeats itself as speech doesn't."""
    raw = text.encode()
    return len(raw) > 40 and len(raw) / len(zlib.compress(raw)) > LOOPING


def sentences(found: Sequence[Word]) -> Iterator[Segment]:
    """The words as segments: a segment ends with a sentence's mark or before a long pause."""
    held: list[Word] = []
    for index, word in enumerate(found):
        held.append(word)
        following = found[index + 1] if index + 1 < len(found) else None
        ends = word.text[-1] in _SENTENCE_ENDS or (word.text.endswith(".") and len(word.text) > 2)
        if following is None or ends or following.start - word.end > _LONG_PAUSE:
            yield _segment(held)
            held = []


def _segment(held: Sequence[Word]) -> Segment:
    text = ""
    for word in held:
        joint = " " if text and text[-1].isascii() and word.text[0].isascii() else ""
        text += joint + word.text
    confidence = sum(word.confidence for word in held) / len(held)
    return Segment(held[0].start, held[-1].end, text, round(confidence, 4), tuple(held))

"""Chooses the tokens: greedy over a batch of windows, deterministic also where chance is used."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from perception.whisper import Decoder, Floats, Settings, Tokens

TOKENS_PER_SECOND = 10
"""No speech makes more; a loop does."""
_MOST_TOKENS = 224
_NEAR = 1.1
"""How much less likely (nats) than the best a term's next token may be and still be preferred: a third as likely."""


@dataclass(slots=True, eq=False)
class Hypothesis:
    """The tokens of one window, the log probability of each, and where in the sound each was heard."""

    tokens: list[int] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)
    attention: list[Floats] = field(default_factory=list)
    no_speech: float = 0.0

    @property
    def mean_score(self) -> float:
        """The mean log probability of a token, the end included."""
        return sum(self.scores) / max(1, len(self.scores))


def most_tokens(seconds: float) -> int:
    """How many tokens a window of `seconds` may have."""
    return min(_MOST_TOKENS, int(seconds * TOKENS_PER_SECOND) + 12)


def log_softmax(logits: Floats) -> Floats:
    """Log probabilities over the last axis."""
    shifted = logits - logits.max(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))


class Terms:
    """Words of the question and the position, as sequences of tokens, to tell near sounds apart.

    Once a term's beginning has been heard, its next token is preferred to one that is at most _NEAR likelier.
    A beginning is never preferred, so a term that was not spoken is not put into the text.
    """

    def __init__(self, sequences: Iterable[Sequence[int]]) -> None:
        self._following: dict[tuple[int, ...], set[int]] = {}
        for sequence in sequences:
            for at in range(1, len(sequence)):
                self._following.setdefault(tuple(sequence[:at]), set()).add(sequence[at])
        self._longest = max(map(len, self._following), default=0)

    def near(self, said: Sequence[int], scores: Floats) -> list[int]:
        """How the longest term begun in `said` may go on, where that is near the likeliest; (vocabulary,)."""
        for length in range(min(self._longest, len(said)), 0, -1):
            following = self._following.get(tuple(said[-length:]), ())
            near = [token for token in following if scores.max() - scores[token] <= _NEAR]
            if near:
                return near
        return []

    def prefer(self, said: Sequence[int], scores: Floats) -> int:
        """The likeliest token after `said`, a term's continuation preferred where it is near; (vocabulary,)."""
        near = self.near(said, scores)
        return max(near, key=lambda token: (float(scores[token]), -token)) if near else int(np.argmax(scores))


class Chooser:
    """Which token comes next: the likeliest, or at a temperature a draw from a generator with a fixed seed."""

    def __init__(self, settings: Settings, *, terms: Terms | None = None, temperature: float = 0.0) -> None:
        self._forbidden = np.array(settings.suppressed)
        self._forbidden_first = np.array(settings.suppressed_first)
        self._first_special = settings.end + 1
        self._temperature = temperature
        self._terms = terms or Terms(())
        self._random = np.random.default_rng(7)

    def choose(self, logits: Floats, said: Sequence[Sequence[int]]) -> tuple[Tokens, Floats]:
        """The next token of each row and its log probability. `said`: the tokens of each row so far."""
        scores = self.allowed(logits, first=not said[0])
        if self._temperature > 0:
            noise = self._random.gumbel(size=scores.shape).astype(np.float32)
            tokens = np.argmax(scores / self._temperature + noise, axis=-1).astype(np.int64)
        else:
            tokens = np.array([self._terms.prefer(*row) for row in zip(said, scores, strict=True)], np.int64)
        return tokens, np.take_along_axis(scores, tokens[:, np.newaxis], -1)[:, 0]

    def preferred(self, scores: Floats, said: Sequence[Sequence[int]]) -> Floats:
        """The scores to rank by: a term's continuation that is near counts like the likeliest token."""
        near = [self._terms.near(*row) for row in zip(said, scores, strict=True)]
        if not any(near):
            return scores
        ranked = scores.copy()
        for row, tokens in enumerate(near):
            ranked[row, tokens] = scores[row].max()
        return ranked

    def allowed(self, logits: Floats, *, first: bool) -> Floats:
        """Log probabilities with what may not be said taken out."""
        masked = logits.astype(np.float32, copy=True)
        masked[:, self._forbidden] = -np.inf
        masked[:, self._first_special :] = -np.inf
        if first:
            masked[:, self._forbidden_first] = -np.inf
        return log_softmax(masked)


def greedy(
    decoder: Decoder, states: Sequence[Floats], prompt: Sequence[int], limits: Sequence[int], chooser: Chooser
) -> list[Hypothesis]:
    """One hypothesis a window of the batch. `states`: (time, width) each; `limits`: most tokens of each."""
    rows, start = len(states), list(prompt).index(decoder.settings.start)
    found = [Hypothesis() for _ in range(rows)]
    asked = np.tile(np.array(prompt, np.int64), (rows, 1))
    logits, cache, attention = decoder.begin(states, asked, [start, len(prompt) - 1])
    for hypothesis, silent in zip(found, no_speech(logits[:, 0], decoder.settings), strict=True):
        hypothesis.no_speech = silent
    alive, current = list(range(rows)), logits[:, 1]
    while True:
        tokens, scores = chooser.choose(current, [found[row].tokens for row in alive])
        going = []
        for place, row in enumerate(alive):
            token = int(tokens[place])
            hypothesis = found[row]
            if hypothesis.tokens[-1:] != [decoder.settings.end] and len(hypothesis.tokens) < limits[row]:
                hypothesis.tokens.append(token)
                hypothesis.scores.append(float(scores[place]))
                hypothesis.attention.append(attention[place].copy())
                if token != decoder.settings.end and len(hypothesis.tokens) < limits[row]:
                    going.append(place)
        if not going:
            return found
        if len(going) < len(alive):
            cache.keep(going)
            tokens = tokens[going]
            alive = [alive[place] for place in going]
        current, cache, attention = decoder.next(tokens, cache)


def no_speech(logits: Floats, settings: Settings) -> list[float]:
    """The probability that nobody speaks: that of <|nospeech|> right after the start token; `logits` there."""
    return [float(value) for value in np.exp(log_softmax(logits)[:, settings.no_timestamps - 1])]

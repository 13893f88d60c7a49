"""Chooses the tokens: greedy over a batch of windows, deterministic also where chance is used."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from perception.whisper import Decoder, Floats, Settings, Tokens

TOKENS_PER_SECOND = 10
"""No speech makes more; a loop does."""
_MOST_TOKENS = 224


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


class Chooser:
    """Which token comes next: the likeliest, or at a temperature a draw from a generator with a fixed seed."""

    def __init__(self, settings: Settings, temperature: float = 0.0) -> None:
        self._forbidden = np.array(settings.suppressed)
        self._forbidden_first = np.array(settings.suppressed_first)
        self._first_special = settings.end + 1
        self._temperature = temperature
        self._random = np.random.default_rng(7)

    def choose(self, logits: Floats, *, first: bool) -> tuple[Tokens, Floats]:
        """The next token of each row and its log probability."""
        scores = self.allowed(logits, first=first)
        if self._temperature > 0:
            noise = self._random.gumbel(size=scores.shape).astype(np.float32)
            tokens = np.argmax(scores / self._temperature + noise, axis=-1)
        else:
            tokens = np.argmax(scores, axis=-1)
        return tokens.astype(np.int64), np.take_along_axis(scores, tokens[:, np.newaxis], -1)[:, 0]

    def allowed(self, logits: Floats, *, first: bool) -> Floats:
        """Log probabilities with what may not be said taken out."""
        masked = logits.astype(np.float32, copy=True)
        masked[:, self._forbidden] = -np.inf
        masked[:, self._first_special :] = -np.inf
        if first:
            masked[:, self._forbidden_first] = -np.inf
        return log_softmax(masked)


def greedy(
    decoder: Decoder,
    states: Floats,
    prompt: Sequence[int],
    limits: Sequence[int],
    settings: Settings,
    chooser: Chooser,
) -> list[Hypothesis]:
    """One hypothesis a window of the batch. `states` (rows, time, width); `limits`: most tokens a row."""
    rows = states.shape[0]
    found = [Hypothesis() for _ in range(rows)]
    logits, cache, attention = decoder.begin(states, np.tile(np.array(prompt, np.int64), (rows, 1)))
    silence = no_speech(logits, prompt, settings)
    for row in range(rows):
        found[row].no_speech = silence[row]
    alive, current, step = list(range(rows)), logits[:, -1], 0
    while alive:
        tokens, scores = chooser.choose(current, first=step == 0)
        going = _record(found, alive, tokens, scores, attention, limits, settings.end)
        step += 1
        if not going:
            break
        if len(going) <= len(alive) // 2:
            cache, states, tokens = cache.take(going), states[going], tokens[going]
            alive = [alive[index] for index in going]
        current, cache, attention = decoder.next(states, tokens, cache)
    return found


def no_speech(logits: Floats, prompt: Sequence[int], settings: Settings) -> list[float]:
    """The probability that nobody speaks: that of <|nospeech|> right after the start token."""
    at = list(prompt).index(settings.start)
    return [float(value) for value in np.exp(log_softmax(logits[:, at])[:, settings.no_timestamps - 1])]


def _record(
    found: list[Hypothesis],
    alive: list[int],
    tokens: Tokens,
    scores: Floats,
    attention: Floats,
    limits: Sequence[int],
    end: int,
) -> list[int]:
    """Notes the step; gives the places in the batch that go on. A finished row's further tokens are ignored."""
    going = []
    for place, row in enumerate(alive):
        hypothesis, token = found[row], int(tokens[place])
        if hypothesis.tokens[-1:] == [end] or len(hypothesis.tokens) >= limits[row]:
            continue
        hypothesis.tokens.append(token)
        hypothesis.scores.append(float(scores[place]))
        hypothesis.attention.append(attention[place].copy())
        if token != end and len(hypothesis.tokens) < limits[row]:
            going.append(place)
    return going

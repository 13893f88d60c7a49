"""Beam search: several texts of one window side by side, for sound that is hard to hear.

What begins less likely may end more likely; greedy decoding never finds that out. Each text is ranked by its mean log
probability, the end included.
"""

from collections.abc import Sequence

import numpy as np

from perception.decoding import Chooser, Hypothesis, no_speech
from perception.whisper import Decoder, Floats


def search(
    decoder: Decoder, states: Floats, prompt: Sequence[int], limit: int, chooser: Chooser, *, width: int
) -> Hypothesis:
    """The best of `width` texts of a window's `states` (time, width) with at most `limit` tokens each."""
    end, start = decoder.settings.end, list(prompt).index(decoder.settings.start)
    logits, cache, attention = decoder.begin([states], np.array([prompt], np.int64), [start, len(prompt) - 1])
    (silent,) = no_speech(logits[:, 0], decoder.settings)
    alive, done, current = [Hypothesis(no_speech=silent)], list[Hypothesis](), logits[:, 1]
    while True:
        going: list[tuple[int, Hypothesis]] = []
        for row, token, score in _likeliest(chooser, current, alive, 2 * width):
            longer = _with(alive[row], token, score, attention[row])
            if token == end or len(longer.tokens) >= limit:
                done.append(longer)
            else:
                going.append((row, longer))
            if len(going) == width or len(done) == width:
                break
        if len(done) == width or not going:
            return max(done, key=lambda each: each.mean_score)
        cache.branch([row for row, _ in going])
        alive = [longer for _, longer in going]
        tokens = np.array([each.tokens[-1] for each in alive], np.int64)
        current, cache, attention = decoder.next(tokens, cache)


def _likeliest(
    chooser: Chooser, logits: Floats, alive: Sequence[Hypothesis], count: int
) -> list[tuple[int, int, float]]:
    """The `count` likeliest next texts: which text goes on, with which token, and that token's log probability."""
    said = [each.tokens for each in alive]
    scores = chooser.allowed(logits, first=not said[0])
    so_far = np.array([[sum(each.scores)] for each in alive], np.float32)
    ranked = (chooser.preferred(scores, said) + so_far).ravel()
    few = np.argpartition(ranked, -count)[-count:]
    best = few[np.argsort(-ranked[few], kind="stable")]
    places = (divmod(int(place), scores.shape[1]) for place in best)
    return [(row, token, float(scores[row, token])) for row, token in places]


def _with(before: Hypothesis, token: int, score: float, attention: Floats) -> Hypothesis:
    return Hypothesis(
        [*before.tokens, token],
        [*before.scores, score],
        [*before.attention, attention.copy()],
        before.no_speech,
    )

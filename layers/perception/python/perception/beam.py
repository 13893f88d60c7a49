"""Searches several texts of one window at a time, for windows whose likeliest next tokens lead astray.

Costs as much as decoding `width` windows, so it is for those that are in doubt.
"""

from collections.abc import Sequence

import numpy as np

from perception.decoding import Chooser, Hypothesis, no_speech
from perception.whisper import Decoder, Floats


def beam(
    decoder: Decoder, states: Floats, prompt: Sequence[int], limit: int, chooser: Chooser, *, width: int = 3
) -> Hypothesis:
    """The best text of one window by mean log probability. `states` (time, width of the model)."""
    logits, cache, attention = decoder.begin(states[np.newaxis], np.array([prompt], np.int64))
    silent = no_speech(logits, prompt, decoder.settings)[0]
    living, done = [Hypothesis(no_speech=silent)], list[Hypothesis]()
    current = logits[:, -1]
    for _ in range(limit):
        scores = chooser.allowed(current, first=not living[0].tokens)
        extended = _extended(living, scores, attention, width)
        done += [hypothesis for _, hypothesis in extended if hypothesis.tokens[-1] == decoder.settings.end]
        going = [pair for pair in extended if pair[1].tokens[-1] != decoder.settings.end][:width]
        if not going or len(done) >= width:
            break
        rows = [row for row, _ in going]
        cache = cache.take(rows) if len(rows) != len(living) else cache.reorder(rows)
        living = [hypothesis for _, hypothesis in going]
        tokens = np.array([hypothesis.tokens[-1] for hypothesis in living], np.int64)
        repeated = np.broadcast_to(states, (len(living), *states.shape))
        current, cache, attention = decoder.next(np.ascontiguousarray(repeated), tokens, cache)
    return max(done or living, key=lambda hypothesis: hypothesis.mean_score)


def _extended(
    living: Sequence[Hypothesis], scores: Floats, attention: Floats, width: int
) -> list[tuple[int, Hypothesis]]:
    """The best continuations over all beams with the beam each comes from, the likeliest first."""
    totals = np.array([sum(hypothesis.scores) for hypothesis in living])[:, np.newaxis] + scores
    flat = totals.ravel()
    near = np.argpartition(-flat, 2 * width)[: 2 * width]
    best = near[np.argsort(-flat[near], kind="stable")]
    found = []
    for place in best:
        row, token = divmod(int(place), scores.shape[1])
        before = living[row]
        found.append(
            (
                row,
                Hypothesis(
                    [*before.tokens, token],
                    [*before.scores, float(scores[row, token])],
                    [*before.attention, attention[row].copy()],
                    before.no_speech,
                ),
            )
        )
    return found

"""When each word was said: from the decoder's cross-attention by dynamic time warping.

The published heads whose attention follows the sound are normalised over the tokens, median-filtered over
time and averaged; the cheapest monotone path through their negative gives each token's moment
(Radford et al. 2022; Sakoe & Chiba 1978 for the path).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from perception.sound import Span
from perception.transcript import Word, wide
from perception.vocabulary import Vocabulary
from perception.whisper import STATES_PER_SECOND, Floats

_MEDIAN = 7
_COMPARED = (
    *((0, 5), (0, 3), (1, 6), (2, 4), (0, 1), (3, 5), (2, 6)),
    *((2, 3), (3, 6), (4, 5), (1, 4), (1, 3), (3, 4)),
)
"""Which two of seven neighbours to put in order, one pair after the other, until the fourth is their median
(Devillard 1998)."""
_SHORTEST = 0.04
_ENDS = "。！？!?.,，、；;：:…）)”’\"'%"


def token_starts(attention: Floats, states: int) -> NDArray[np.float64]:
    """Seconds at which each row of `attention` (tokens, heads, time) begins, over the first `states` states."""
    heard = attention[:, :, :states].astype(np.float32)
    heard /= np.maximum(heard.sum(axis=-1, keepdims=True), np.float32(1e-9))
    spread = np.maximum(heard.std(axis=0, keepdims=True), np.float32(1e-9))
    standard: Floats = ((heard - heard.mean(axis=0, keepdims=True)) / spread).astype(np.float32)
    padded: Floats = np.pad(standard, ((0, 0), (0, 0), (_MEDIAN // 2, _MEDIAN // 2)), mode="reflect")
    smooth = np.stack([_smooth(padded[:, head]) for head in range(padded.shape[1])]).mean(axis=0)
    return cheapest_path(-smooth.astype(np.float64)) / STATES_PER_SECOND


def _smooth(padded: Floats) -> Floats:
    """The median of each _MEDIAN neighbours along the last axis, a sixth of the time that sorting them takes."""
    count = padded.shape[-1] - _MEDIAN + 1
    near = [padded[..., place : place + count] for place in range(_MEDIAN)]
    for low, high in _COMPARED:
        near[low], near[high] = np.minimum(near[low], near[high]), np.maximum(near[low], near[high])
    return near[_MEDIAN // 2]


def cheapest_path(cost: NDArray[np.float64]) -> NDArray[np.int64]:
    """The column at which the cheapest monotone path through `cost` (rows, columns) enters each row.

    Steps go right, down or both. Going right adds up costs, so that the best way within a row is its running minimum
    less what was added up before.
    """
    rows, columns = cost.shape
    total = np.full((rows + 1, columns + 1), np.inf)
    total[0, 0] = 0.0
    for row, along in enumerate(cost.cumsum(axis=1)):
        above = np.minimum(total[row, :-1], total[row, 1:])
        total[row + 1, 1:] = np.minimum.accumulate(above - along + cost[row]) + along
    entered = np.zeros(rows, np.int64)
    row, column = rows, columns
    while row > 0 and column > 0:
        entered[row - 1] = column - 1
        step = int(np.argmin((total[row - 1, column - 1], total[row - 1, column], total[row, column - 1])))
        row, column = row - (step != 2), column - (step != 1)
    return entered


def words(
    tokens: Sequence[int],
    scores: Sequence[float],
    starts: Sequence[float],
    end: float,
    vocabulary: Vocabulary,
) -> list[Word]:
    """The words of `tokens` (without the end token), with times in the window.

    A word begins at a space or beside a Chinese character; bytes of one character stay together, and
    punctuation clings to the word before it.
    """
    groups: list[list[int]] = []
    pending: list[int] = []
    for index in range(len(tokens)):
        pending.append(index)
        raw = b"".join(vocabulary.raw(tokens[i]) for i in pending)
        try:
            text = raw.decode()
        except UnicodeDecodeError:
            continue
        if groups and _clings(text, _text(tokens, groups[-1], vocabulary)):
            groups[-1].extend(pending)
        else:
            groups.append(pending)
        pending = []
    edges = [*(starts[group[0]] for group in groups), end]
    return [
        Word(
            _text(tokens, group, vocabulary).strip(),
            round(edges[index], 3),
            round(max(edges[index], edges[index + 1]), 3),
            round(float(np.exp(np.mean([scores[i] for i in group]))), 4),
        )
        for index, group in enumerate(groups)
        if _text(tokens, group, vocabulary).strip()
    ]


def within_speech(word: Word, speech: Sequence[Span]) -> Word:
    """The word without the silence that the path gave to it: it neither begins nor ends in a pause."""
    near = max(speech, key=lambda span: min(span.end, word.end) - max(span.start, word.start))
    start = min(max(word.start, near.start), near.end - _SHORTEST)
    end = max(min(word.end, near.end), start + _SHORTEST)
    return Word(word.text, round(start, 3), round(end, 3), word.confidence)


def _text(tokens: Sequence[int], group: Sequence[int], vocabulary: Vocabulary) -> str:
    return vocabulary.decode([tokens[index] for index in group])


def _clings(text: str, before: str) -> bool:
    if text.strip() and text.strip()[0] in _ENDS:
        return True
    return not (text.startswith(" ") or wide(text[:1]) or not before.strip() or wide(before.strip()[-1]))

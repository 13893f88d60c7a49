"""Which language is spoken: of an answer, and of each piece of it, since people change between two.

A model that is told the wrong language translates: it writes what nobody said, or nothing at all.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import batched, groupby

import numpy as np

from perception.decoding import log_softmax
from perception.sound import Span
from perception.whisper import STATES_PER_SECOND, Decoder, Floats
from perception.windows import Window

MIXED = frozenset({"zh", "en"})
"""Languages between which an answer may change from one piece to the next."""

_SURE = 0.9
"""Probability at which a piece is written in its own language instead of the answer's."""
_SHORTEST, _ENOUGH = 2.5, 6.0
"""Seconds of a piece below which its language is not asked for, and how many of it are listened to."""
_TOGETHER = 4


@dataclass(frozen=True, slots=True)
class Spoken:
    """The language heard in a piece, and how sure that is, 0..1; `seconds` of the piece."""

    language: str
    sure: float
    seconds: float


def pieces_spoken(decoder: Decoder, window: Window, states: Floats) -> list[Spoken | None]:
    """What is spoken in each piece of a window; None for a short one, unless the window has no other."""
    ends = np.cumsum([piece.seconds for piece in window.pieces]).tolist()
    long = [place for place, piece in enumerate(window.pieces) if piece.seconds >= _SHORTEST]
    found: list[Spoken | None] = [None] * len(ends)
    if not long:
        all_heard = [states[: max(1, int(window.seconds * STATES_PER_SECOND))]]
        (found[0],) = _spoken(decoder, all_heard, [ends[-1]], few=window.seconds < _SHORTEST)
    for some in batched(long, _TOGETHER, strict=False):
        seconds = [window.pieces[place].seconds for place in some]
        starts = [
            round((ends[place] - own) * STATES_PER_SECOND) for place, own in zip(some, seconds, strict=True)
        ]
        heard = [
            states[start : start + round(min(_ENOUGH, own) * STATES_PER_SECOND)]
            for start, own in zip(starts, seconds, strict=True)
        ]
        for place, each in zip(some, _spoken(decoder, heard, seconds), strict=True):
            found[place] = each
    return found


def _spoken(
    decoder: Decoder, heard: Sequence[Floats], seconds: Sequence[float], *, few: bool = False
) -> list[Spoken]:
    """`few`: a word or two, too little to be told from a hundred languages, is Chinese or English."""
    languages = decoder.settings.languages
    prompt = np.full((len(heard), 1), decoder.settings.start, np.int64)
    logits, _, _ = decoder.begin(heard, prompt, [0])
    names = [name for name in languages if name in MIXED or not few]
    shares = np.exp(log_softmax(logits[:, 0, [languages[name] for name in names]]))
    return [
        Spoken(names[int(np.argmax(row))], float(row.max()), own)
        for row, own in zip(shares, seconds, strict=True)
    ]


def answer_language(pieces: Sequence[Spoken]) -> tuple[str, float]:
    """The language in which most is said, by seconds, and how sure its pieces are of it."""
    said, sure = defaultdict[str, float](float), defaultdict[str, float](float)
    for piece in pieces:
        said[piece.language] += piece.seconds
        sure[piece.language] += piece.seconds * piece.sure
    language = max(sure, key=lambda each: sure[each])
    return language, sure[language] / said[language]


def runs(window: Window, spoken: Sequence[Spoken | None], answer: str) -> Iterator[tuple[str, list[Span]]]:
    """The pieces of a window in order, those of one language together; an unsure one goes with what was before it."""
    sure = [piece.language if piece and _changes(piece, answer) else None for piece in spoken]
    current = next((language for language in sure if language), answer)
    settled = [current := language or current for language in sure]
    for language, group in groupby(zip(settled, window.pieces, strict=True), key=lambda each: each[0]):
        yield language, [piece for _, piece in group]


def _changes(piece: Spoken, answer: str) -> bool:
    return piece.sure >= _SURE and {answer, piece.language} <= MIXED

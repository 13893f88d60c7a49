"""What was said, when, and how sure the model was: the values that `Transcriber` gives."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from unicodedata import east_asian_width

_SENTENCE_ENDS = "。！？!?"
_LONG_PAUSE = 1.2
"""Seconds between words after which a new segment begins, mark or no mark."""
_A_NUMBER_OF_A_PHONE = 7
"""Digits in a row, said in groups, from which on they are one number in Chinese: a phone's, an order's."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word (zh: a character or a few) from `start` to `end` seconds; punctuation clings to it.

    `confidence` is the geometric mean of its tokens' probabilities, 0..1.
    """

    text: str
    start: float
    end: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence, or what was said between two long pauses. `confidence` is its words' mean, 0..1."""

    start: float
    end: float
    text: str
    confidence: float
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Transcript:
    """All that was said; no segments and an empty text where nothing was.

    `language` is an ISO 639-1 code; with `auto` it is the one that was heard, which may be neither zh nor en.
    """

    language: str
    language_confidence: float
    segments: tuple[Segment, ...]

    @property
    def text(self) -> str:
        """The segments as one text: joined by a space except between Chinese characters."""
        return joined(segment.text for segment in self.segments)

    @property
    def words(self) -> tuple[Word, ...]:
        """Every word in order."""
        return tuple(word for segment in self.segments for word in segment.words)


def transcript_of(
    language: str, language_confidence: float, written: Iterable[tuple[str, float, float, float]]
) -> Transcript:
    """The transcript that another transcriber's words (text, start, end, confidence) make, in segments as ours are."""
    return Transcript(language, language_confidence, tuple(sentences([Word(*word) for word in written])))


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


def long_numbers(found: Iterable[Word]) -> Iterator[Word]:
    """The words, groups of digits that follow each other as one where they are a long number's."""
    for digits, group in groupby(found, key=lambda word: word.text.isdecimal()):
        words = list(group)
        if digits and sum(len(word.text) for word in words) >= _A_NUMBER_OF_A_PHONE:
            confidence = round(sum(word.confidence for word in words) / len(words), 4)
            text = "".join(word.text for word in words)
            yield Word(text, words[0].start, words[-1].end, confidence)
        else:
            yield from words


def joined(parts: Iterable[str]) -> str:
    """Pieces of text as one: with a space between two that are not Chinese."""
    text = ""
    for part in parts:
        text += " " + part if text and not (wide(text[-1]) or wide(part[:1])) else part
    return text


def wide(character: str) -> bool:
    """Whether a character is as wide as a Chinese one, its marks included, next to which no space is written."""
    return character != "" and east_asian_width(character) in ("W", "F")


def _segment(held: Sequence[Word]) -> Segment:
    confidence = sum(word.confidence for word in held) / len(held)
    return Segment(
        held[0].start, held[-1].end, joined(word.text for word in held), round(confidence, 4), tuple(held)
    )

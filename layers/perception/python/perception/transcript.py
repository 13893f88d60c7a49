"""What was said, when, and how sure the model was: the values that `Transcriber` gives."""

from dataclasses import dataclass


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
        text = ""
        for segment in self.segments:
            joint = " " if text and text[-1].isascii() and segment.text[:1].isascii() else ""
            text += joint + segment.text
        return text

    @property
    def words(self) -> tuple[Word, ...]:
        """Every word in order."""
        return tuple(word for segment in self.segments for word in segment.words)

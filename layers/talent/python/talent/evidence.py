"""What was measured of one answer: plain numbers and words with their times, and nothing inferred.

The shapes mirror what the hearing, seeing and language layers hand over, so that a caller turns one into the
other by `Voice.model_validate(measured)`; times are seconds from the recording's start, offsets are characters.
"""

from collections.abc import Callable
from typing import Literal, Self

from pydantic import ConfigDict, Field

from talent.competency import CompetencyId
from talent.kernel import Fact, Share

_LATE, _LATE_SHARE = 2.0, 0.05
"""Seconds, or a share, by which a recording may be shorter than a browser's clock says: it starts and stops slowly."""

type Actor = Literal["self", "we", "other", "none"]
type Relation = Literal["reason", "result", "contrast", "sequence", "condition", "purpose", "example"]


class Measured(Fact):
    """Base of what another layer measured: read from its attributes, extra ones left behind."""

    model_config = ConfigDict(frozen=True, extra="ignore", from_attributes=True, hide_input_in_errors=True)


class Span(Measured):
    """A stretch of the recording, in seconds."""

    start: float
    end: float


class Word(Measured):
    """One heard word (a character or short token in Chinese)."""

    text: str
    start: float
    end: float
    confidence: Share


class Segment(Measured):
    """One heard sentence."""

    start: float
    end: float
    text: str
    confidence: Share
    words: tuple[Word, ...] = ()


class Transcript(Measured):
    """What was said: the language (ISO 639-1), the whole text, and its sentences in order.

    A typed answer has a text and no segments.
    """

    language: str
    language_confidence: Share = 1.0
    text: str
    segments: tuple[Segment, ...] = ()

    def rewritten(self, write: Callable[[str], str]) -> Self:
        """The transcript with every text put through `write` (simplification), times as they were."""
        segments = tuple(
            segment.model_copy(
                update={
                    "text": write(segment.text),
                    "words": tuple(
                        word.model_copy(update={"text": write(word.text)}) for word in segment.words
                    ),
                }
            )
            for segment in self.segments
        )
        return self.model_copy(update={"text": write(self.text), "segments": segments})


class Dictation(Measured):
    """What another transcriber wrote down: the language (ISO 639-1), how sure that is, and the words in order."""

    language: str
    language_confidence: Share
    words: tuple[Word, ...]

    @property
    def parts(self) -> tuple[str, float, list[tuple[str, float, float, float]]]:
        """The same in plain values; a word is its text, start, end and confidence."""
        rows = [(word.text, word.start, word.end, word.confidence) for word in self.words]
        return self.language, self.language_confidence, rows


class Voice(Measured):
    """How it was said: pace in syllables a second of speech, loudness in dB, pitch in Hz and semitones.

    None where there was too little of it to measure.
    """

    seconds: float
    speech_seconds: float
    speech_share: Share
    syllables: int
    pace: float
    pauses: tuple[Span, ...]
    longest_pause: float
    pauses_per_minute: float
    loudness_db: float
    loudness_variation_db: float
    pitch_hz: float | None
    pitch_variation_semitones: float | None
    steadiness: Share | None
    noise_db: float


class FaceMoment(Measured):
    """What one picture shows: how many faces, the light (0 black to 1 white), and of the largest face its place and pose.

    `box`: left, top, width, height as shares of the picture; `yaw`, `pitch`, `roll` of the head in degrees (to the
    picture's right, upwards, clockwise). All of it is shown to people and none of it is scored.
    """

    time: float
    faces: int
    brightness: Share
    looking: bool | None = None
    box: tuple[float, float, float, float] | None = None
    yaw: float | None = None
    pitch: float | None = None
    roll: float | None = None


class Face(Measured):
    """Presence, light and looking over the answer; notes for a person, never part of a score.

    `looking` is None where no face could be measured, `moved` where there are too few pictures to say.
    """

    moments: tuple[FaceMoment, ...] = ()
    presence: Share
    several: Share
    longest_absence: float
    looking: Share | None
    brightness: Share
    moved: bool | None


class Expression(Measured):
    """How much the face's expression changes; it may reach a score only beside the policy's permit."""

    variation: float
    smiling: Share


class Quantity(Measured):
    """A number that was said, with its unit ('%', '天', 'weeks', '' where none) and its place in the text."""

    start: int
    end: int
    text: str
    value: float
    unit: str


class Clause(Measured):
    """One clause of the answer and what the sentence's analysis found in it.

    `start`/`end` are its place in the transcript's text; `words` is the clause without fillers and restarts;
    `denied` are the stretches of `words` under a negation. `reported`: someone else's words or hearsay.
    `unreal`: advice, wish or supposition. `habitual`: what is usually done. `happened`: told as an event.
    `deed`: something is done, not felt, had or left undone. `asked`: the question said again.
    """

    start: int
    end: int
    words: str
    sentence: int
    actor: Actor
    denied: tuple[tuple[int, int], ...] = ()
    reported: bool
    unreal: bool
    habitual: bool
    happened: bool
    deed: bool
    asked: bool
    relations: tuple[Relation, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    moments: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


class Wording(Measured):
    """The answer as language: its clauses, fillers and restarts.

    `units` counts Chinese characters and English words; `repeated` is the share of them said again word for word.
    `version` is a digest of the analysis that read them, with its lists of words.
    """

    language: Literal["zh", "en", "other"]
    units: int
    clauses: tuple[Clause, ...]
    fillers: int
    restarts: int
    repeated: Share
    version: str = ""


class Impression(Measured):
    """What an encoder makes of the words that count: by competency the level (1 to 5) that answers like it have.

    `spread` is by how much it erred, root mean square, on answers in voices that it had not seen. `empty` are the
    numbers, from 0, of the passages that tell nothing (`talent.assessment.passages`). `doubts` are by kind: from 0,
    where few honest answers lie, to 1 and more, where hardly one does (`talent.assessment.limits`). `version` is a
    digest of the head that read them, which names its encoder.
    """

    levels: dict[CompetencyId, float]
    spread: float = Field(ge=0)
    empty: tuple[int, ...] = ()
    doubts: dict[str, float] = Field(default_factory=dict)
    version: str = ""


class RecordingFacts(Measured):
    """What the file claims and what could be decoded of it."""

    seconds: float = Field(ge=0)
    decoded_seconds: float = Field(ge=0)
    complete: bool
    has_audio: bool = True
    has_video: bool = True

    def told(self, recorded: float | None) -> Self:
        """The facts beside the seconds that a browser says it recorded: far fewer here are no whole answer."""
        cut = recorded is not None and self.decoded_seconds < recorded - max(_LATE, _LATE_SHARE * recorded)
        return self.model_copy(update={"complete": self.complete and not cut})


class Evidence(Fact):
    """Everything measured of one answer; a typed answer has no recording, voice or face.

    Without an `impression` the answer is judged by the rubric's signs alone.
    """

    transcript: Transcript
    wording: Wording
    impression: Impression | None = None
    recording: RecordingFacts | None = None
    voice: Voice | None = None
    face: Face | None = None

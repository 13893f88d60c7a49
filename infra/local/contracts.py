"""What each verb prints beside the file's name, where it is put together from several of the domain's types.

`infra.local.schemas` makes the published schemas of these; the tests hold the verbs' real output against them.
"""

from typing import Literal

from talent.assessment import Overall
from talent.assessment.score import Channel, Interval, SignFound
from talent.competency import CompetencyId, Level
from talent.evidence import Face, Span, Voice
from talent.intake.file import Reason
from talent.kernel import Fact, Share
from talent.matching import Match
from talent.resume import Flag


class MatchLine(Match):
    """A match, with what a person should know about the file."""

    flags: tuple[Flag, ...]


class HeardSegment(Span):
    """One sentence as it was heard."""

    text: str
    confidence: Share


class TranscriptLine(Fact):
    """What a recording says: the language (ISO 639-1), the whole text and its sentences."""

    language: str
    text: str
    segments: tuple[HeardSegment, ...]


class RecordingLine(Fact):
    """How much of the recording could be read: seconds claimed and decoded."""

    seconds: float | None
    decoded_seconds: float
    complete: bool


class ImportLine(Fact):
    """What became of one file of an import: it failed, or this. `ignored` files are an operating system's own."""

    outcome: Literal["imported", "known", "held", "ignored"]
    reason: Reason | None
    sha256: str
    candidate_id: str
    application_id: str
    dry_run: bool


class CompetencyLine(Fact):
    """One competency's level with its quotes, or the reason why there is none."""

    id: CompetencyId
    status: str
    level: Level | None
    interval: Interval | None
    evidence: tuple[SignFound, ...]
    reason: str | None


class AssessmentLine(Fact):
    """One answer's assessment; `recording`, `voice` and `face` are null for a written answer."""

    recording: RecordingLine | None
    transcript: TranscriptLine
    voice: Voice | None
    face: Face | None
    competencies: tuple[CompetencyLine, ...]
    overall: Overall
    channels: tuple[Channel, ...]

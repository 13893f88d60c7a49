"""What stands in a report. Every text is in zh and en; quotes are the candidate's own words."""

from typing import Literal, Self

from talent.assessment.score import Channel, Interval, Note, Reason
from talent.calibration import Estimates
from talent.competency import CompetencyId, Course, Level
from talent.evidence import FaceMoment, Span
from talent.kernel import Fact, Language, Percent, Phrase, Share


class QuotedSign(Fact):
    """An observable sign with the words that show it; seconds are None for a typed answer.

    `answer` counts the report's answers from 0, so that a reader can go from a score to the moment.
    """

    sign: str
    name: Phrase
    quote: str
    answer: int
    start: float | None
    end: float | None
    effect: float


class Strength(Fact):
    """What the candidate does well: the anchor they reached and the words that show it."""

    competency: CompetencyId
    name: Phrase
    words: Phrase
    quote: str
    answer: int
    start: float | None


class Improvement(Fact):
    """What to improve: what was seen, what the next level looks like, how to get there, and a course."""

    competency: CompetencyId
    name: Phrase
    seen: Phrase
    next_level: Phrase
    how: Phrase
    course: Course


class PositionMatch(Fact):
    """岗位匹配度: the blend of requirement fit (resume) and competency fit (interview), with its weights.

    `competency_fit` is None before the interview or where nothing could be scored; then `percent` is
    requirement fit alone and `words` says so. `percent` is None where neither is known.
    """

    percent: Percent | None
    requirement_fit: Percent | None
    competency_fit: Percent | None
    requirement_weight: Share
    competency_weight: Share
    words: Phrase


class OtherMatch(Fact):
    """How the same competencies fit another open position; `covered` is the share of its model that was seen."""

    position: str
    name: Phrase
    percent: Percent
    covered: Share


class CompetencyRow(Fact):
    """One competency of the position's model: a row of the table and a spoke of the radar."""

    id: CompetencyId
    name: Phrase
    meaning: Phrase
    weight: Share
    status: Literal["scored", "insufficient"]
    level: Level | None
    interval: Interval | None
    anchor: Phrase | None
    reason: Reason | None
    evidence: tuple[QuotedSign, ...]


class Answer(Fact):
    """One answer as it was given: the question, the words, and what a timeline shows (seconds)."""

    question: str
    words: Phrase
    transcript: str
    seconds: float | None
    pauses: tuple[Span, ...]
    pace: float | None
    face: tuple[FaceMoment, ...]
    signs: tuple[QuotedSign, ...]


class Report(Fact):
    """The whole report. `notes` and `estimates` are for HR alone: things to look at that moved no score.

    `judged_by` is the version of everything that could change its scores; empty in reports made before it was kept.
    """

    application: str
    language: Language
    position: str
    position_name: Phrase
    summary: Phrase
    match: PositionMatch
    others: tuple[OtherMatch, ...]
    strengths: tuple[Strength, ...]
    improvements: tuple[Improvement, ...]
    competencies: tuple[CompetencyRow, ...]
    answers: tuple[Answer, ...]
    channels: tuple[Channel, ...]
    measured: tuple[Phrase, ...]
    not_measured: tuple[Phrase, ...]
    rights: tuple[Phrase, ...]
    notes: tuple[Note, ...]
    estimates: Estimates | None = None
    judged_by: str = ""

    def with_estimates(self, estimates: Estimates | None) -> Self:
        """The report with what the opening's calibration makes of the interview, and that told to the candidate."""
        if estimates is None:
            return self
        said = {"estimates": estimates}
        if estimates.traits:
            return self.model_copy(update=said | {"measured": (*self.measured, estimates.told)})
        return self.model_copy(update=said | {"not_measured": (*self.not_measured, estimates.told)})

    def without_notes(self) -> Self:
        """The report as all others read it."""
        return self.model_copy(update={"notes": (), "estimates": None})

"""What an assessment says: levels with intervals, each with the quotes it rests on, or why there is none."""

from typing import Literal

from pydantic import Field

from talent.competency import CompetencyId, Level
from talent.kernel import Fact, Percent, Phrase

type Channel = Literal["text", "voice", "expression"]
type Interval = tuple[float, float]


class SignFound(Fact):
    """One observable sign: the quote that shows it, when it was said, and how much it moved the level.

    `quote` is the transcript's own words; for a sign of the voice it is the feature and its value. `start` and
    `end` are seconds, None for a typed answer. `effect` is in levels, negative where it counts against.
    """

    sign: str
    quote: str
    start: float | None
    end: float | None
    effect: float


class Reason(Fact):
    """Why something could not be scored, or what holds its level down: a stable code, words, and what helps."""

    code: str
    words: Phrase
    remedy: Phrase


class CompetencyScore(Fact):
    """One competency of one answer: a level from 1 to 5 with its interval, or the reason why not.

    A scored one has a reason where something holds its level down.
    """

    id: CompetencyId
    status: Literal["scored", "insufficient"]
    level: Level | None = None
    interval: Interval | None = None
    evidence: tuple[SignFound, ...] = ()
    reason: Reason | None = None


class Overall(Fact):
    """The weighted level over the competencies that could be scored."""

    status: Literal["scored", "insufficient"]
    level: Level | None = None
    interval: Interval | None = None

    @property
    def percent(self) -> Percent | None:
        """The level on 0 to 100: level 1 is 0, level 5 is 100."""
        return None if self.level is None else round((self.level - 1) * 25, 1)


class Note(Fact):
    """Something a person should look at; it never moved a score."""

    code: str
    words: Phrase


class Assessment(Fact):
    """One answer's assessment. `ask_again` carries the reason why the answer should be asked for anew.

    `judged_by` is the version of everything that could change the scores (`talent.assessment.version`).
    """

    question: str
    competencies: tuple[CompetencyScore, ...]
    overall: Overall
    channels: tuple[Channel, ...]
    notes: tuple[Note, ...] = ()
    ask_again: Reason | None = None
    judged_by: str = ""


class InterviewScore(Fact):
    """All answers of one interview together, weighed by the position's competency model."""

    position: str
    model_version: int
    competencies: tuple[CompetencyScore, ...]
    overall: Overall
    channels: tuple[Channel, ...]
    notes: tuple[Note, ...] = Field(default=())
    judged_by: str = ""

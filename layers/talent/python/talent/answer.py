"""One recorded answer on its way to a score: decoded or set aside, heard, seen; each part names the upload it is of.

An answer that is recorded anew has another upload, so that parts of two recordings are never mixed.
"""

from typing import Self

from pydantic import Field

from talent.assessment import (
    Assessment,
    InterviewScore,
    Overall,
    PermittedExpression,
    Rater,
    Reason,
    assess,
    passages_that_count,
)
from talent.calibration import Estimates
from talent.competency import CompetencyModel
from talent.evidence import (
    Evidence,
    Expression,
    Face,
    Impression,
    RecordingFacts,
    Transcript,
    Voice,
    Wording,
)
from talent.interview import Question
from talent.kernel import Fact
from talent.library import competency
from talent.policy import ExpressionPermit


class DecodedAnswer(Fact):
    """What the file held; `refused` names the error of a file that could not be decoded and `reason` says it."""

    number: int = Field(ge=1)
    upload_id: str
    recording: RecordingFacts | None = None
    refused: str = ""
    reason: str = ""

    @property
    def usable(self) -> bool:
        """Whether there is anything to hear or see."""
        return self.recording is not None


class HeardAnswer(Fact):
    """What was heard: the words, how they are put, and how they were said; of a typed answer the words alone."""

    transcript: Transcript
    wording: Wording
    voice: Voice | None = None

    @classmethod
    def measured(cls, transcript: Transcript, wording: object, voice: object) -> Self:
        """The answer from what the language and perception layers measured of it."""
        return cls(
            transcript=transcript, wording=Wording.model_validate(wording), voice=Voice.model_validate(voice)
        )


class ReadAnswer(Fact):
    """What the words that count are like as a whole."""

    impression: Impression


class SeenAnswer(Fact):
    """What was seen; the expression only where the candidate permitted it."""

    face: Face
    expression: Expression | None = None


class AnswerPart(Fact):
    """Where a heard or seen answer lies."""

    number: int = Field(ge=1)
    upload_id: str
    key: str


class AskedAgain(Fact):
    """An answer to record anew, and why."""

    number: int = Field(ge=1)
    reason: Reason


class AssessedInterview(Fact):
    """What the dossier keeps of an assessment: the outcome, what is asked for anew, and where the whole lies."""

    round: int
    overall: Overall
    asked_again: tuple[AskedAgain, ...]
    key: str


class AssessedAnswers(Fact):
    """The whole assessment: every answer's, in the order of the questions, and all of them together.

    `estimates` are by the opening's own calibration, where it names one; they have no part in the score.
    """

    answers: tuple[Assessment, ...]
    score: InterviewScore
    estimates: Estimates | None = None


_NOTHING_SAID = Transcript(language="", text="")
_NO_WORDS = Wording(language="other", units=0, clauses=(), fillers=0, restarts=0, repeated=0)
_NOTHING_DECODED = RecordingFacts(
    seconds=0, decoded_seconds=0, complete=False, has_audio=False, has_video=False
)


def evidence_from(
    decoded: DecodedAnswer | None,
    heard: HeardAnswer | None,
    seen: SeenAnswer | None,
    read: ReadAnswer | None = None,
    *,
    typed: bool = False,
) -> Evidence:
    """All parts of an answer as the evidence to score; what is missing is evidence of nothing, never a low mark."""
    return Evidence(
        transcript=heard.transcript if heard else _NOTHING_SAID,
        wording=heard.wording if heard else _NO_WORDS,
        impression=read.impression if read else None,
        recording=None if typed else (decoded.recording if decoded else None) or _NOTHING_DECODED,
        voice=heard.voice if heard else None,
        face=seen.face if seen else None,
    )


class Answered(Fact):
    """A question with everything measured of its answer."""

    question: Question
    evidence: Evidence
    expression: Expression | None = None


def passages_to_read(heard: HeardAnswer, question: Question) -> tuple[str, ...]:
    """The passages of an answer that may count for any competency of its question; none where nothing counts."""
    return passages_that_count(heard.wording, [competency(each) for each in question.competencies])


def assessed(
    answer: Answered, model: CompetencyModel, permit: ExpressionPermit | None, rater: Rater | None = None
) -> Assessment:
    """One answer's assessment by the embedded rater or the one given; its expression counts only beside the permit."""
    permitted = (
        PermittedExpression(permit=permit, expression=answer.expression)
        if permit and answer.expression
        else None
    )
    competencies = [competency(each) for each in answer.question.competencies]
    return assess(answer.evidence, answer.question, competencies, model, expression=permitted, rater=rater)

"""Writes the report from an interview's score and its evidence: nothing is judged here, only told."""

from collections.abc import Container, Sequence

from talent.assessment.score import CompetencyScore, InterviewScore, SignFound
from talent.assessment.sign import WITHOUT_WORDS, sign_name
from talent.competency import Competency
from talent.evidence import Evidence
from talent.interview import Question
from talent.kernel import Fact, Language, Phrase
from talent.library import competency, courses
from talent.position import Position
from talent.report.matching import other_match, position_match
from talent.report.shape import Answer, CompetencyRow, Improvement, QuotedSign, Report
from talent.report.strengths import sentences_of, strengths_of
from talent.report.telling import measured, not_measured
from talent.report.words import RIGHTS, summary

IMPROVEMENTS = 3
ROOM_BELOW = 4.5


class AnswerGiven(Fact):
    """One answer with what was measured of it and what it scored (`score` as assess() returned it)."""

    question: Question
    evidence: Evidence
    competencies: tuple[CompetencyScore, ...]


def write(
    application: str,
    position: Position,
    score: InterviewScore,
    answers: Sequence[AnswerGiven],
    *,
    language: Language,
    requirement_fit: float | None,
    others: Sequence[Position] = (),
) -> Report:
    """The report on an interview.

    `requirement_fit` is the resume's match in percent, None where there is none; the blend's weights are those of
    `position.policy` (an opening with its own hands in a copy of its position).
    """
    rows = tuple(_row(each, position, answers) for each in score.competencies)
    matches = (other_match(score, each) for each in others if each.id != position.id)
    match = position_match(score, requirement_fit, position.policy)
    strengths = strengths_of(rows, [sentences_of(each.evidence.transcript) for each in answers])
    improvements = _improvements(rows, {each.competency for each in strengths})
    return Report(
        application=application,
        language=language,
        position=position.id,
        position_name=position.name,
        summary=summary(position.name, match, strengths, improvements),
        match=match,
        others=tuple(each for each in matches if each.covered),
        strengths=strengths,
        improvements=improvements,
        competencies=rows,
        answers=tuple(_answer(index, each) for index, each in enumerate(answers)),
        channels=score.channels,
        measured=measured(score.channels, rows),
        not_measured=not_measured(score.channels, rows, [each.evidence for each in answers]),
        rights=RIGHTS,
        notes=score.notes,
        judged_by=score.judged_by,
    )


def _sign(sign: SignFound, competency_id: str, answer: int) -> QuotedSign:
    """A sign as the report shows it. One of the voice or the face has no words and no one moment."""
    told: dict[str, object] = {"answer": answer, "name": sign_name(sign.sign, competency_id)}
    if sign.sign in WITHOUT_WORDS:
        told |= {"quote": "", "start": None, "end": None}
    return QuotedSign.model_validate(sign.model_dump() | told)


def _quoted(name: str, answers: Sequence[AnswerGiven]) -> tuple[QuotedSign, ...]:
    """The strongest signs of one competency over all answers."""
    found = [
        _sign(sign, name, index)
        for index, answer in enumerate(answers)
        for score in answer.competencies
        if score.id == name
        for sign in score.evidence
    ]
    return tuple(
        sorted(found, key=lambda sign: (-abs(sign.effect), sign.answer, sign.start or 0.0, sign.sign))
    )


def _row(score: CompetencyScore, position: Position, answers: Sequence[AnswerGiven]) -> CompetencyRow:
    known = competency(score.id)
    return CompetencyRow(
        id=score.id,
        name=known.name,
        meaning=known.meaning,
        weight=position.model.weight(score.id),
        status=score.status,
        level=score.level,
        interval=score.interval,
        anchor=known.anchor(score.level).text if score.level is not None else None,
        reason=score.reason,
        evidence=_quoted(score.id, answers),
    )


def _improvements(rows: Sequence[CompetencyRow], strong: Container[str]) -> tuple[Improvement, ...]:
    """The lowest levels that leave room and are no strength, the heavier first among equals, each with a course."""
    open_rows = [
        row for row in rows if row.level is not None and row.level < ROOM_BELOW and row.id not in strong
    ]
    ranked = sorted(open_rows, key=lambda row: (row.level or 0, -row.weight))
    return tuple(_improvement(row, competency(row.id)) for row in ranked[:IMPROVEMENTS])


def _improvement(row: CompetencyRow, known: Competency) -> Improvement:
    level = row.level or 1.0
    step = min(5, round(level) + 1)
    course = known.courses[0] if level < 3 else known.courses[-1]
    return Improvement(
        competency=row.id,
        name=row.name,
        seen=_seen(row, known.anchor(level).text),
        next_level=known.anchors[step - 1].text,
        how=known.growth,
        course=courses()[course],
    )


def _seen(row: CompetencyRow, anchor: Phrase) -> Phrase:
    """The anchor that was reached, and what held the level there."""
    if row.reason is None:
        return anchor
    return Phrase(zh=f"{anchor.zh}{row.reason.words.zh}", en=f"{anchor.en} {row.reason.words.en}")


def _answer(index: int, given: AnswerGiven) -> Answer:
    voice, face, recording = given.evidence.voice, given.evidence.face, given.evidence.recording
    signs = [_sign(sign, score.id, index) for score in given.competencies for sign in score.evidence]
    first_of = {(sign.sign, sign.quote): sign for sign in reversed(signs)}
    return Answer(
        question=given.question.id,
        words=given.question.words,
        transcript=given.evidence.transcript.text,
        seconds=recording.seconds if recording else None,
        pauses=voice.pauses if voice else (),
        pace=voice.pace if voice else None,
        face=face.moments if face else (),
        signs=tuple(sorted(first_of.values(), key=lambda sign: (sign.start or 0.0, sign.sign, sign.quote))),
    )

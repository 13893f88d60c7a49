"""One answer in, one assessment out; and the answers of an interview together.

Text and voice are the channels; the face gives notes for a person. The expression has no way in but a
`PermittedExpression`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from talent.assessment import reasons
from talent.assessment.clauses import borrowed
from talent.assessment.expression import (
    COMPOSURE,
    PermittedExpression,
    asks_for_composure,
    expression_effect,
)
from talent.assessment.impression import with_impression
from talent.assessment.level import Judged, Point, half_width, relevance, subject_words
from talent.assessment.limits import Limit, held, limits
from talent.assessment.passages import telling
from talent.assessment.rater import Rater, RubricRater, Told
from talent.assessment.score import Assessment, Channel, CompetencyScore, Overall, Reason, SignFound
from talent.assessment.sign import BORROWED_SIGN
from talent.assessment.timing import Clockwork
from talent.assessment.usable import confidence, notes, unusable
from talent.assessment.version import judged_by
from talent.assessment.weighing import overall_of
from talent.competency import Competency, CompetencyModel
from talent.evidence import Clause, Evidence, Voice
from talent.interview import Question

NO_EXAMPLE = "no_example"


class Heard(NamedTuple):
    """What every competency of one answer is judged from."""

    evidence: Evidence
    told: Told
    clock: Clockwork
    expression: PermittedExpression | None
    borrowed: Clause | None
    general: bool
    limits: tuple[Limit, ...]


def assess(
    evidence: Evidence,
    question: Question,
    competencies: Sequence[Competency],
    model: CompetencyModel | None = None,
    *,
    expression: PermittedExpression | None = None,
    rater: Rater | None = None,
) -> Assessment:
    """Score one answer on `competencies`; the overall level weighs them by `model`, or evenly without one."""
    empty = evidence.impression.empty if evidence.impression else ()
    clauses, general = telling(evidence.wording, competencies, empty)
    reason = unusable(evidence)
    if reason is not None:
        return _insufficient(evidence, question, competencies, reason)
    telling_ones = [each for each in clauses if not each.empty]
    asked = [each.id for each in competencies]
    subject = subject_words(asked, telling_ones)
    words = borrowed(evidence.wording.clauses, competencies)
    told = Told(question=question, text=evidence.transcript.text, clauses=clauses, about=relevance(subject))
    down = limits([each.clause for each in telling_ones], evidence.impression, subject, asked)
    heard = Heard(evidence, told, Clockwork(evidence.transcript), expression, words, general, down)
    scores = tuple(_score(each, heard, rater or RubricRater()) for each in competencies)
    return Assessment(
        question=question.id,
        competencies=scores,
        overall=overall_of(scores, model),
        channels=_channels(evidence, competencies, expression),
        notes=notes(evidence),
        judged_by=judged_by(evidence),
    )


def _insufficient(
    evidence: Evidence, question: Question, competencies: Sequence[Competency], reason: Reason
) -> Assessment:
    return Assessment(
        question=question.id,
        competencies=tuple(
            CompetencyScore(id=each.id, status="insufficient", reason=reason) for each in competencies
        ),
        overall=Overall(status="insufficient"),
        channels=_channels(evidence, (), None),
        notes=notes(evidence),
        ask_again=reason,
        judged_by=judged_by(evidence),
    )


def _channels(
    evidence: Evidence, competencies: Sequence[Competency], expression: PermittedExpression | None
) -> tuple[Channel, ...]:
    found: list[Channel] = ["text"]
    if evidence.voice is not None:
        found.append("voice")
    if expression is not None and asks_for_composure([each.id for each in competencies]):
        found.append("expression")
    return tuple(found)


def _score(competency: Competency, heard: Heard, rater: Rater) -> CompetencyScore:
    rated = rater.rate(competency, heard.told)
    moved = with_impression(rated, competency.id, heard.evidence.impression, general=heard.general)
    judged, limit = held(_without_borrowed(moved, heard.borrowed), heard.limits)
    found = [_sign(point, heard) for point in judged.points]
    if competency.id == COMPOSURE:
        found += _told(heard)
    nothing = limit.reason if limit and limit.nothing_left else None
    if judged.disputed or nothing:
        return CompetencyScore(
            id=competency.id,
            status="insufficient",
            reason=nothing or reasons.DISPUTED,
            evidence=_ordered(found),
        )
    level = min(5.0, max(1.0, judged.level + sum(sign.effect for sign in found[len(judged.points) :])))
    half = half_width(heard.evidence.wording.units, confidence(heard.evidence))
    return CompetencyScore(
        id=competency.id,
        status="scored",
        level=round(level, 2),
        interval=(round(max(1.0, level - half), 2), round(min(5.0, level + half), 2)),
        evidence=_ordered(found),
        reason=_why_low(judged, limit),
    )


def _why_low(judged: Judged, limit: Limit | None) -> Reason | None:
    """What holds the level down, if anything does that can be said in a sentence."""
    if limit:
        return limit.reason
    return reasons.NO_EXAMPLE if any(point.sign == NO_EXAMPLE for point in judged.points) else None


def _without_borrowed(judged: Judged, words: Clause | None) -> Judged:
    """The judgement less two fifths of a level where words were borrowed, so that nothing is won by them."""
    lost = max(BORROWED_SIGN.weight, 1.0 - judged.level)
    if words is None or lost >= 0:
        return judged
    point = Point(sign=BORROWED_SIGN.id, start=words.start, end=words.end, effect=lost)
    return judged.model_copy(update={"level": judged.level + lost, "points": (*judged.points, point)})


def _ordered(found: Sequence[SignFound]) -> tuple[SignFound, ...]:
    """The strongest first."""
    return tuple(
        sorted(found, key=lambda each: (-abs(each.effect), each.start or 0.0, each.sign, each.quote))
    )


def _sign(point: Point, heard: Heard) -> SignFound:
    span = heard.clock.span(point.start, point.end)
    return SignFound(
        sign=point.sign,
        quote=heard.told.text[point.start : point.end],
        start=span.start if span else None,
        end=span.end if span else None,
        effect=round(point.effect, 3),
    )


def _told(heard: Heard) -> list[SignFound]:
    """How steadily it was told, and the expression where it is permitted: both bounded, for composure alone."""
    found: list[SignFound] = []
    voice = heard.evidence.voice
    if voice is not None and voice.steadiness is not None:
        found.append(
            _feature("steady_voice", f"steadiness {voice.steadiness:.2f}", voice_effect(voice), voice)
        )
    if heard.expression is not None:
        value = f"expression variation {heard.expression.expression.variation:.3f}"
        found.append(_feature("expression", value, expression_effect(heard.expression), voice))
    return [sign for sign in found if sign.effect]


def _feature(sign: str, value: str, effect: float, voice: Voice | None) -> SignFound:
    return SignFound(
        sign=sign, quote=value, start=0.0, end=round(voice.seconds, 2) if voice else 0.0, effect=effect
    )


def voice_effect(voice: Voice) -> float:
    """What an even pace adds to composure, in levels: steadiness 0.5 or unknown nothing, 0 and 1 a fifth of a level.

    The bound keeps what is said decisive; halting speech is no weakness, so no other competency gets it.
    """
    return 0.0 if voice.steadiness is None else round(0.4 * (voice.steadiness - 0.5), 3)

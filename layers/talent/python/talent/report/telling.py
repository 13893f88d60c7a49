"""What the report says was measured, and what was not: only what is true of this interview."""

from collections.abc import Sequence

from talent.assessment.expression import COMPOSURE
from talent.assessment.score import Channel, Reason
from talent.evidence import Evidence
from talent.kernel import Phrase
from talent.report.shape import CompetencyRow
from talent.report.words import (
    EXPRESSION_MOVED_NOTHING,
    MEASURED,
    NO_EXPRESSION,
    NO_PICTURE,
    NO_VOICE,
    NOT_MEASURED_ALWAYS,
    VOICE_MOVED_NOTHING,
    typed_answer,
)


def measured(channels: Sequence[Channel], rows: Sequence[CompetencyRow]) -> tuple[Phrase, ...]:
    """The channels that could move a level of these rows."""
    scored = _moved_by_voice(rows)
    return tuple(MEASURED[channel] for channel in channels if channel == "text" or scored)


def not_measured(
    channels: Sequence[Channel], rows: Sequence[CompetencyRow], answers: Sequence[Evidence]
) -> tuple[Phrase, ...]:
    """The competencies without a level, by their reason; answers in writing; channels that moved nothing."""
    typed = [typed_answer(number) for number, each in enumerate(answers, start=1) if each.recording is None]
    scored = _moved_by_voice(rows)
    quiet = (
        [] if "voice" in channels and scored else [VOICE_MOVED_NOTHING if "voice" in channels else NO_VOICE]
    )
    unseen = [] if "expression" in channels and scored else [_picture(channels, answers)]
    return (*_without_level(rows), *typed, *quiet, *unseen, *NOT_MEASURED_ALWAYS)


def _moved_by_voice(rows: Sequence[CompetencyRow]) -> bool:
    return any(row.id == COMPOSURE and row.level is not None for row in rows)


def _picture(channels: Sequence[Channel], answers: Sequence[Evidence]) -> Phrase:
    if "expression" in channels:
        return EXPRESSION_MOVED_NOTHING
    return NO_EXPRESSION if any(each.face for each in answers) else NO_PICTURE


def _without_level(rows: Sequence[CompetencyRow]) -> list[Phrase]:
    reasons: dict[Reason, list[Phrase]] = {}
    for row in rows:
        if row.reason is not None and row.level is None:
            reasons.setdefault(row.reason, []).append(row.name)
    return [
        Phrase(
            zh=f"{'、'.join(name.zh for name in names)}：{reason.words.zh}",
            en=f"{', '.join(name.en for name in names)}: {reason.words.en}",
        )
        for reason, names in reasons.items()
    ]

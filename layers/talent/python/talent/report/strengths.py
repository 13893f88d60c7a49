"""Strengths in the candidate's own sentences: for each the one that shows most, in the answer that shows most."""

import re
from collections.abc import Iterable, Sequence

from talent.assessment.impression import WHOLE_ANSWER
from talent.evidence import Segment, Transcript
from talent.report.shape import CompetencyRow, QuotedSign, Strength

STRENGTHS = 3
STRONG_LEVEL = 3.5
_SENTENCE = re.compile(r"(?:[^。！？!?.\n]|\.(?=\d))+[。！？!?.]*")


def sentences_of(transcript: Transcript) -> tuple[Segment, ...]:
    """The sentences of an answer: as heard, or of a typed answer's text (their seconds are 0 then)."""
    if transcript.segments:
        return transcript.segments
    texts = (match[0].strip() for match in _SENTENCE.finditer(transcript.text))
    return tuple(Segment(start=0, end=0, text=text, confidence=1) for text in texts if text)


def strengths_of(
    rows: Sequence[CompetencyRow], sentences: Sequence[Sequence[Segment]]
) -> tuple[Strength, ...]:
    """The highest levels, each with a sentence that no other strength has quoted, while there are such.

    `sentences` are the heard sentences of each answer, in the order of the answers.
    """
    used: set[str] = set()
    strong = [row for row in rows if (row.level or 0) >= STRONG_LEVEL and row.anchor is not None]
    found = []
    for row in sorted(strong, key=lambda row: -(row.level or 0))[:STRENGTHS]:
        strength = _strength(row, sentences, used)
        if strength:
            used.add(strength.quote)
            found.append(strength)
    return tuple(found)


def _strength(row: CompetencyRow, sentences: Sequence[Sequence[Segment]], used: set[str]) -> Strength | None:
    signs = [sign for sign in row.evidence if sign.effect > 0 and sign.quote and sign.sign != WHOLE_ANSWER]
    best = _best_answer(signs)
    ranked = sorted(_shown(signs, sentences, best).items(), key=lambda entry: (-entry[1], entry[0].start))
    sentence = next((each for each, _ in ranked if each.text not in used), None)
    if sentence is None or row.anchor is None:
        return None
    timed = any(sign.start is not None for sign in signs)
    return Strength(
        competency=row.id,
        name=row.name,
        words=row.anchor,
        quote=sentence.text,
        answer=best,
        start=sentence.start if timed else None,
    )


def _best_answer(signs: Iterable[QuotedSign]) -> int:
    """The answer that shows most of the competency: the one with the most different signs, then the strongest."""
    shown: dict[int, dict[str, float]] = {}
    for sign in signs:
        kinds = shown.setdefault(sign.answer, {})
        kinds[sign.sign] = max(kinds.get(sign.sign, 0.0), sign.effect)
    return max(shown, key=lambda answer: (len(shown[answer]), sum(shown[answer].values())), default=0)


def _shown(
    signs: Iterable[QuotedSign], sentences: Sequence[Sequence[Segment]], answer: int
) -> dict[Segment, float]:
    """How much each sentence of one answer shows: the effects of the signs quoted from it."""
    shown: dict[Segment, float] = {}
    for sign in signs:
        if sign.answer == answer:
            sentence = next((each for each in sentences[answer] if _holds(each, sign)), None)
            if sentence:
                shown[sentence] = shown.get(sentence, 0.0) + sign.effect
    return shown


def _holds(sentence: Segment, sign: QuotedSign) -> bool:
    if sign.start is None:
        return sign.quote in sentence.text
    return sentence.start <= sign.start < sentence.end

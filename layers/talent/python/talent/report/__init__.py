"""The report that a candidate gets at once, and HR beside them: data here, drawn by the documents layer."""

from talent.report.shape import (
    Answer,
    CompetencyRow,
    Improvement,
    OtherMatch,
    PositionMatch,
    QuotedSign,
    Report,
    Strength,
)
from talent.report.writing import AnswerGiven, write

__all__ = [
    "Answer",
    "AnswerGiven",
    "CompetencyRow",
    "Improvement",
    "OtherMatch",
    "PositionMatch",
    "QuotedSign",
    "Report",
    "Strength",
    "write",
]

"""From evidence to competency levels, each traced to its quotes; deterministic, without network or clock."""

from talent.assessment.assessing import assess
from talent.assessment.expression import COMPOSURE, PermittedExpression, asks_for_composure
from talent.assessment.passages import passages_that_count
from talent.assessment.rater import Rater, RubricRater
from talent.assessment.score import (
    Assessment,
    Channel,
    CompetencyScore,
    InterviewScore,
    Note,
    Overall,
    Reason,
    SignFound,
)
from talent.assessment.sign import sign_name
from talent.assessment.weighing import combine

__all__ = [
    "COMPOSURE",
    "Assessment",
    "Channel",
    "CompetencyScore",
    "InterviewScore",
    "Note",
    "Overall",
    "PermittedExpression",
    "Rater",
    "Reason",
    "RubricRater",
    "SignFound",
    "asks_for_composure",
    "assess",
    "combine",
    "passages_that_count",
    "sign_name",
]

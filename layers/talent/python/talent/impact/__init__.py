"""Adverse impact: whether a step of the hiring lets one group through less often than another.

The figures are those of New York's Local Law 144 (selection rate, scoring rate, impact ratio, by category and their
intersection) and of the four-fifths rule, each with an interval, so that small numbers are seen to be small.
"""

from talent.impact.answers import CATEGORIES, AgeBand, Ethnicity, SelfIdentification, Sex
from talent.impact.rates import Outcome, rates_of
from talent.impact.report import AdverseImpact, CategoryImpact, GroupImpact, Person, adverse_impact

__all__ = [
    "CATEGORIES",
    "AdverseImpact",
    "AgeBand",
    "CategoryImpact",
    "Ethnicity",
    "GroupImpact",
    "Outcome",
    "Person",
    "SelfIdentification",
    "Sex",
    "adverse_impact",
    "rates_of",
]

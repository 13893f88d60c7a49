"""Datasets for other systems (ERP, OA): hires, headcount, openings, applications and offers as flat rows.

A row's model is the one source: its fields are the columns, with their names and meanings in zh and en and the grade
that a reader needs for each. What a reader may not see of a row is empty.
"""

from talent.datasets.column import Column, ColumnFacts, columns, graded
from talent.datasets.rows import (
    DATASETS,
    ApplicationRow,
    Dataset,
    HeadcountRow,
    HireRow,
    OfferRow,
    OpeningRow,
    Row,
)
from talent.datasets.sheet import Heading, sheet

__all__ = [
    "DATASETS",
    "ApplicationRow",
    "Column",
    "ColumnFacts",
    "Dataset",
    "HeadcountRow",
    "Heading",
    "HireRow",
    "OfferRow",
    "OpeningRow",
    "Row",
    "columns",
    "graded",
    "sheet",
]

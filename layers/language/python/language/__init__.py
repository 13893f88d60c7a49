"""Chinese and English words: simplification, numerals, fluency, and the analysis of who did what in a sentence.

Nothing here knows of competencies or scores; plain frozen values go out.
"""

from language.answer import Analysis, analyse, language_of, units_of
from language.clause import Clause
from language.fluency import Fluent, fluent
from language.numerals import Quantity, quantities
from language.simplify import simplify

__all__ = [
    "Analysis",
    "Clause",
    "Fluent",
    "Quantity",
    "analyse",
    "fluent",
    "language_of",
    "quantities",
    "simplify",
    "units_of",
]

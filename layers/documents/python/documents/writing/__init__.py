"""Paper out: the offer letter, the interview's calendar entry, and the report's pages.

A function needs one of them and starts cold, so each library is loaded when its paper is first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from documents.writing.calendar import (
        InterviewMeeting,
        Person,
        UnknownTimeZone,
        interview_invite,
        invite_of,
        method,
    )
    from documents.writing.letter import OfferLetter, Signatory
    from documents.writing.letter_page import offer_letter
    from documents.writing.report import dossier_page, report_page
    from documents.writing.report_sheet import report_paper, report_papers
    from documents.writing.typeface import MissingGlyph, Typeface, missing_glyphs

_HOMES: Final = {
    "calendar": ("InterviewMeeting", "Person", "UnknownTimeZone", "interview_invite", "invite_of", "method"),
    "letter": ("OfferLetter", "Signatory"),
    "letter_page": ("offer_letter",),
    "report": ("dossier_page", "report_page"),
    "report_sheet": ("report_paper", "report_papers"),
    "typeface": ("MissingGlyph", "Typeface", "missing_glyphs"),
}

__all__ = [
    "InterviewMeeting",
    "MissingGlyph",
    "OfferLetter",
    "Person",
    "Signatory",
    "Typeface",
    "UnknownTimeZone",
    "dossier_page",
    "interview_invite",
    "invite_of",
    "method",
    "missing_glyphs",
    "offer_letter",
    "report_page",
    "report_paper",
    "report_papers",
]


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

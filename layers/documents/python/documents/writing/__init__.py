"""Paper out: the offer letter, the interview's calendar entry and the candidate's report page."""

from documents.writing.calendar import InterviewMeeting, Person, UnknownTimeZone, interview_invite, method
from documents.writing.letter import OfferLetter, Signatory
from documents.writing.letter_page import offer_letter
from documents.writing.report import dossier_page, report_page
from documents.writing.typeface import MissingGlyph, Typeface, missing_glyphs

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
    "method",
    "missing_glyphs",
    "offer_letter",
    "report_page",
]

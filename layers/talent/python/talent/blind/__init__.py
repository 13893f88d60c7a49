"""Blind review: until an interviewer's own score is in, they see what a candidate can do and not who it is.

Hidden are name, contacts, photo and school. What is left is the reading with those taken out, under a neutral label
made from the application's id, so that people who talk of a candidate mean the same one.
"""

from talent.blind.sheet import resume_sheet
from talent.blind.veil import ScoreFirst, Veil, blinded, contacts_veil, hides, label, veil_of

__all__ = ["ScoreFirst", "Veil", "blinded", "contacts_veil", "hides", "label", "resume_sheet", "veil_of"]

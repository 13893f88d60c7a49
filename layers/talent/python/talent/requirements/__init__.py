"""From an advert to requirements, and the conditions in it that may not decide."""

from talent.requirements.model import Advert, Requirement, Unlawful
from talent.requirements.reader import read_opening

__all__ = ["Advert", "Requirement", "Unlawful", "read_opening"]

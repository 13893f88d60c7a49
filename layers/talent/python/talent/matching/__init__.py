"""How well what a resume shows fits what an opening asks, requirement by requirement, with the words that show it."""

from talent.matching.match import Checked, Evidence, Match, match
from talent.matching.profile import Profile, profile_of

__all__ = ["Checked", "Evidence", "Match", "Profile", "match", "profile_of"]

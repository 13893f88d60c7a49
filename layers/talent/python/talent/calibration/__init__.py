"""A company's own human ratings fitted to what the words and the voice show, validated by person."""

from talent.calibration.fitting import calibrate
from talent.calibration.measures import said_by_candidate, word_measures
from talent.calibration.shape import Calibrated, Calibration, Interview, TraitFit, Validation
from talent.calibration.tables import person_of, read_prosody, read_ratings, read_transcripts
from talent.calibration.voice import voice_measures

__all__ = [
    "Calibrated",
    "Calibration",
    "Interview",
    "TraitFit",
    "Validation",
    "calibrate",
    "person_of",
    "read_prosody",
    "read_ratings",
    "read_transcripts",
    "said_by_candidate",
    "voice_measures",
    "word_measures",
]

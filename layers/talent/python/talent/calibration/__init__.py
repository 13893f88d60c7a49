"""A company's own human ratings fitted to what the words and the voice show, validated by person."""

from talent.calibration.estimating import Estimates, TraitEstimate, estimated
from talent.calibration.fitting import calibrate
from talent.calibration.keeping import CalibrationRow, KeptCalibration, check_fits
from talent.calibration.measures import said_by_candidate, word_measures
from talent.calibration.shape import Calibrated, Calibration, Digest, Interview, TraitFit, Validation
from talent.calibration.tables import person_of, read_prosody, read_ratings, read_transcripts
from talent.calibration.voice import voice_measures

__all__ = [
    "Calibrated",
    "Calibration",
    "CalibrationRow",
    "Digest",
    "Estimates",
    "Interview",
    "KeptCalibration",
    "TraitEstimate",
    "TraitFit",
    "Validation",
    "calibrate",
    "check_fits",
    "estimated",
    "person_of",
    "read_prosody",
    "read_ratings",
    "read_transcripts",
    "said_by_candidate",
    "voice_measures",
    "word_measures",
]

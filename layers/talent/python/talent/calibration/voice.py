"""A table of prosody as measures of the person's way of speaking, not of the person.

Pitch itself tells a man from a woman, so only its movement counts, against the speaker's own mean; roughness of the
voice (jitter, shimmer) tells age and health and never counts. Counts are taken per second.
"""

from collections.abc import Mapping, Sequence
from math import isnan, log, log2, nan
from typing import NamedTuple

from talent.calibration.measures import settings


class Heard(NamedTuple):
    """The voice's measures of one interview, and how long the answers are together where the table says so."""

    measures: dict[str, float]
    seconds: float | None


def voice_measures(questions: Sequence[Mapping[str, float]]) -> Heard:
    """Mean over an interview's questions (column → number, NaN: undefined), then made comparable between people."""
    how = {key: _names(value) for key, value in settings()["voice"].items()}
    columns = {
        column.lower(): [row.get(column, nan) for row in questions]
        for column in dict.fromkeys(column for row in questions for column in row)
    }
    means = {column: _mean(values) for column, values in columns.items()}
    (pitch,), (duration,) = how["mean_pitch"], how["seconds"]
    base, length = means.get(pitch, nan), means.get(duration, nan)
    measures = {}
    for column, mean in means.items():
        if column in how["semitones"]:
            measures[column] = 12 * log2(mean / base) if mean > 0 and base > 0 else nan
        elif column in how["share_of_pitch"]:
            measures[column] = mean / base if base > 0 else nan
        elif column in how["per_second"]:
            measures[column] = mean / length if length > 0 else nan
        elif column in how["logarithm"]:
            measures[column] = log(mean) if mean > 0 else nan
        elif column not in how["never"]:
            measures[column] = mean
    total = sum(value for value in columns.get(duration, ()) if not isnan(value))
    return Heard({f"voice_{name}": value for name, value in measures.items()}, total if total > 0 else None)


def _names(value: Sequence[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _mean(values: Sequence[float]) -> float:
    known = [value for value in values if not isnan(value)]
    return sum(known) / len(known) if known else nan

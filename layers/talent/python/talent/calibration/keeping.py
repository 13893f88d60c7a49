"""A company's calibration as it is kept: under its digest, never overwritten, with who brought it and when."""

import json
from hashlib import sha256
from typing import Self

from pydantic import AwareDatetime, Field

from talent.calibration.measures import measures_version, spoken_measures
from talent.calibration.shape import Calibration, Digest, Validation
from talent.kernel import BadInput, Fact

MOST_BYTES = 32_000
"""A calibration of twenty traits has about as much; what is kept in the table is to stay small."""


class CalibrationTooLarge(BadInput):
    """A calibration with more than can be kept."""

    next = "Leave the ratings out that nobody needs, calibrate again, and send that."


class CalibrationUnfit(BadInput):
    """A calibration of other measures than an interview gives."""

    next = "Calibrate again with this version of Bole and without --prosody, and send that."


class KeptCalibration(Fact):
    """A calibration's text with its version, the SHA-256 of that text."""

    version: Digest
    text: str = Field(max_length=MOST_BYTES)
    uploaded_by: str
    uploaded_at: AwareDatetime

    @classmethod
    def of(cls, calibration: Calibration, by: str, at: AwareDatetime) -> Self:
        """The calibration in the one way in which it is written. Raises CalibrationTooLarge or CalibrationUnfit."""
        check_fits(calibration)
        fields = calibration.model_dump(mode="json")
        text = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
        if len(text) > MOST_BYTES:
            raise CalibrationTooLarge(f"The calibration has {len(text)} bytes; {MOST_BYTES} are the most.")
        version = sha256(text.encode()).hexdigest()
        return cls(version=version, text=text, uploaded_by=by, uploaded_at=at)

    @property
    def calibration(self) -> Calibration:
        """The calibration itself."""
        return Calibration.model_validate_json(self.text)


class CalibrationRow(Fact):
    """A calibration in a list: what it is called by, of whom it was made, and how well it foretells each trait."""

    version: Digest
    uploaded_by: str
    uploaded_at: AwareDatetime
    interviews: int
    languages: tuple[str, ...]
    validation: Validation

    @classmethod
    def of(cls, kept: KeptCalibration) -> Self:
        """The row of one that is kept."""
        made = kept.calibration
        return cls(
            version=kept.version,
            uploaded_by=kept.uploaded_by,
            uploaded_at=kept.uploaded_at,
            interviews=made.interviews,
            languages=made.languages,
            validation=made.validation,
        )


def check_fits(calibration: Calibration) -> None:
    """Raises CalibrationUnfit where the calibration counts what an interview's words don't give, or counts otherwise."""
    unknown = sorted(set(calibration.measures) - spoken_measures())
    if unknown:
        raise CalibrationUnfit(f"No interview gives the measure {unknown[0]!r}.")
    if calibration.measured_by != measures_version():
        raise CalibrationUnfit("The calibration was made by another version of what is counted.")

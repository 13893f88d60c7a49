"""The company's calibrations in the table: each under its digest for good, and which one an opening uses."""

from collections.abc import Sequence

from talent.answer import Answered
from talent.calibration import Calibration, Estimates, KeptCalibration, check_fits, estimated
from talent.events import EventName
from talent.kernel import NotFound
from talent.opening import Opening

from cloud import keys
from cloud.moment import happened, now
from cloud.races import again
from cloud.table import Create, Replace, record, table


class CalibrationUnknown(NotFound):
    """There is no calibration of this version."""

    next = "Take a version from the list of calibrations, or upload the calibration first."


@again(4)
def upload_calibration(calibration: Calibration, by: str) -> KeptCalibration:
    """Keeps a calibration; one that is there already stays as it was, with who brought it first.

    Raises CalibrationTooLarge or CalibrationUnfit.
    """
    kept = KeptCalibration.of(calibration, by, now())
    key = keys.calibration(kept.version)
    known = table().find(key, KeptCalibration)
    if known:
        return known.value
    event = happened(EventName.CALIBRATION_UPLOADED, by, calibration_version=kept.version)
    table().write(Create(key, kept), record(event, keys.company()))
    return kept


def list_calibrations() -> list[KeptCalibration]:
    """Every calibration, oldest first."""
    found = table().under(keys.company().pk, keys.CALIBRATION, KeptCalibration)
    return sorted((stored.value for stored in found), key=lambda kept: (kept.uploaded_at, kept.version))


def get_calibration(version: str) -> KeptCalibration:
    """The calibration. Raises CalibrationUnknown."""
    stored = table().find(keys.calibration(version), KeptCalibration)
    if stored is None:
        raise CalibrationUnknown("There is no calibration of this version.")
    return stored.value


@again(4)
def set_calibration(opening_id: str, version: str | None, by: str) -> Opening:
    """Which calibration the opening's next interviews are shown by; None for none.

    Raises CalibrationUnknown, CalibrationUnfit or Missing.
    """
    if version:
        check_fits(get_calibration(version).calibration)
    key = keys.opening(opening_id)
    stored = table().get(key, Opening)
    if stored.value.calibration == version:
        return stored.value
    after = stored.value.model_copy(update={"calibration": version})
    ids = {"opening_id": opening_id, "calibration_version": version or ""}
    event = happened(EventName.CALIBRATION_SET, by, **ids)
    table().write(Replace(key, after, stored.version), record(event, key))
    return after


def estimates_of(opening: Opening, given: Sequence[Answered]) -> Estimates | None:
    """What the opening's calibration makes of the answers; None where it has none."""
    if opening.calibration is None:
        return None
    return estimated(get_calibration(opening.calibration), [each.evidence for each in given])

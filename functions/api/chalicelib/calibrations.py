"""The company's calibrations: uploaded as `bole calibrate` writes them, listed, read, and named by openings."""

from cloud import calibrations as store
from talent.access import Action, Target
from talent.calibration import Calibration, CalibrationRow, Digest
from talent.kernel import Fact
from talent.people import Staff

from chalicelib import targets
from chalicelib.doors import Asked, StaffMay
from chalicelib.openings import OpeningShown
from chalicelib.routing import Id, Routes

routes = Routes("calibrations")


def _company(asked: Asked) -> Target:
    del asked
    return Target()


MANAGES = StaffMay(Action.MANAGE_CALIBRATIONS, _company)


class Calibrations(Fact):
    """Every calibration, oldest first."""

    calibrations: tuple[CalibrationRow, ...]


class CalibrationChoice(Fact):
    """The calibration that an opening's next interviews are shown by; null for none."""

    version: Digest | None


@routes.post("/calibrations", MANAGES, status=201)
def upload_calibration(caller: Staff, body: Calibration) -> CalibrationRow:
    """Keeps a calibration for good; the same one sent again is the one that is there."""
    return CalibrationRow.of(store.upload_calibration(body, caller.staff_id))


@routes.get("/calibrations", MANAGES)
def list_calibrations() -> Calibrations:
    """The company's calibrations with how well each foretells."""
    return Calibrations(calibrations=tuple(map(CalibrationRow.of, store.list_calibrations())))


@routes.get("/calibrations/{version}", MANAGES)
def read_calibration_version(version: Digest) -> Calibration:
    """One calibration with its weights, as it was uploaded."""
    return store.get_calibration(version).calibration


@routes.put("/openings/{opening_id}/calibration", StaffMay(Action.OPEN_OPENING, targets.opening))
def set_calibration(caller: Staff, opening_id: Id, body: CalibrationChoice) -> OpeningShown:
    """Chooses the calibration of the opening's next interviews, or none; reports that were made stay as they are."""
    return OpeningShown.to(caller, store.set_calibration(opening_id, body.version, caller.staff_id))

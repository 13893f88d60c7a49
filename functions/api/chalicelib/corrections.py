"""What was read of a resume, field by field, and people's corrections of it."""

from cloud import corrections
from cloud.corrections import CorrectionDone, Reading
from talent.access import Action
from talent.correction import CorrectionAsked
from talent.people import Staff

from chalicelib import targets
from chalicelib.doors import StaffMay
from chalicelib.routing import Id, Routes

routes = Routes("corrections")


@routes.get("/applications/{application_id}/reading", StaffMay(Action.READ_CONTACT, targets.application))
def read_reading(application_id: Id) -> Reading:
    """What the machine read, what people corrected, and the resume as it stands."""
    return corrections.get_reading(application_id)


@routes.post(
    "/applications/{application_id}/corrections",
    StaffMay(Action.CORRECT_RESUME, targets.application),
    status=201,
)
def correct_resume(caller: Staff, application_id: Id, body: CorrectionAsked) -> CorrectionDone:
    """Corrects one field, with a reason; the match is made again as a new version, and nobody is moved by it."""
    return corrections.correct(application_id, body, caller.staff_id)

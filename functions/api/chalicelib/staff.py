"""The company's staff: enrolled by an administrator, with roles and departments."""

from cloud.enrolment import Enrolment, enrol
from talent.access import Action
from talent.people import Staff

from chalicelib import targets
from chalicelib.doors import StaffMay
from chalicelib.routing import Routes

routes = Routes("staff")


@routes.post("/staff", StaffMay(Action.MANAGE_STAFF, targets.company), status=201)
def enrol_staff(body: Enrolment, issuer: str) -> Staff:
    """Enrols a person; the password for the first sign-in goes to them by mail."""
    return enrol(body, issuer.rsplit("/", 1)[-1])

"""The company's staff: enrolled by an administrator, with roles and departments; and the list of them."""

from cloud import people
from cloud.enrolment import Enrolment, enrol
from cloud.paging import MOST, Cursor, Limit
from talent.access import Action
from talent.kernel import Fact
from talent.people import Staff

from chalicelib import targets
from chalicelib.doors import StaffMay
from chalicelib.routing import Routes

routes = Routes("staff")


class StaffList(Fact):
    """Some of the staff, by id."""

    staff: tuple[Staff, ...]
    next_cursor: str | None


@routes.get("/staff", StaffMay(Action.MANAGE_STAFF, targets.company))
def list_staff(cursor: Cursor = "", limit: Limit = MOST) -> StaffList:
    """Some of the staff, with their roles and departments."""
    page = people.page_of_staff(cursor, limit)
    return StaffList(staff=page.values, next_cursor=page.next_cursor)


@routes.post("/staff", StaffMay(Action.MANAGE_STAFF, targets.company), status=201)
def enrol_staff(body: Enrolment, issuer: str) -> Staff:
    """Enrols a person; the password for the first sign-in goes to them by mail."""
    return enrol(body, issuer.rsplit("/", 1)[-1])

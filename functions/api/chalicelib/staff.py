"""The company's staff: enrolled, changed and let go by an administrator; and the list of who is there and who left."""

from typing import Annotated

from cloud import people, staff_mail
from cloud.charges import handovers_of, held_by
from cloud.enrolment import Enrolment, Unfinished, change, enrol, let_go, send_password, unfinished
from cloud.mail import stopped
from cloud.paging import MOST, Cursor, Limit
from pydantic import Field
from talent.access import Action
from talent.charges import Charge, Handover
from talent.kernel import Fact
from talent.people import Staff
from talent.returned_mail import Undeliverable

from chalicelib import targets
from chalicelib.doors import StaffMay
from chalicelib.routing import Routes

routes = Routes("staff")
StaffId = Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[\w-]+$")]
ADMINISTRATOR = StaffMay(Action.MANAGE_STAFF, targets.company)
OVER_STAFF = StaffMay(Action.MANAGE_STAFF, targets.staff)


class Charges(Fact):
    """What waits for a person now, and what was passed on from them each time that they could not do it any more."""

    held: tuple[Charge, ...]
    handovers: tuple[Handover, ...]


class StaffShown(Staff):
    """A member of staff; `mail_stopped`: why no mail goes to their address any more."""

    mail_stopped: Undeliverable | None
    unfinished: Unfinished | None = Field(
        description="a change that broke off: sign-in and charges are as before; save it, or let them go, again"
    )


class StaffList(Fact):
    """Some of the staff, by id; those with `left_at` are there no more."""

    staff: tuple[StaffShown, ...]
    next_cursor: str | None


@routes.get("/staff", ADMINISTRATOR)
def list_staff(cursor: Cursor = "", limit: Limit = MOST) -> StaffList:
    """Some of the staff, with their roles, departments and whether mail reaches them; those who left, too."""
    page = people.page_of_staff(cursor, limit)
    return StaffList(staff=page.shown(_shown), next_cursor=page.next_cursor)


@routes.post("/staff", ADMINISTRATOR, status=201)
def enrol_staff(caller: Staff, body: Enrolment, issuer: str) -> Staff:
    """Enrols a person, or one who left anew; the password for the first sign-in goes to them by mail."""
    return enrol(body, _pool(issuer), caller.staff_id)


@routes.put("/staff/{staff_id}", OVER_STAFF)
def change_staff(caller: Staff, staff_id: StaffId, body: Enrolment, issuer: str) -> Staff:
    """Sets a person's name, address, roles and departments; nobody sets their own roles and departments."""
    return change(staff_id, body, _pool(issuer), caller.staff_id)


@routes.post("/staff/{staff_id}/password", OVER_STAFF)
def send_first_password(caller: Staff, staff_id: StaffId, issuer: str) -> StaffShown:
    """Sends a person who has never signed in another first password; the answer says to which address it went.

    Raises PasswordChosen for who has signed in: they choose 'forgot password' themselves.
    """
    return _shown(send_password(staff_id, _pool(issuer), caller.staff_id))


@routes.post("/staff/{staff_id}/departure", OVER_STAFF)
def let_staff_go(caller: Staff, staff_id: StaffId, issuer: str) -> Staff:
    """Lets a person go: they are signed out everywhere, and what they decided keeps their name.

    What waited for them is passed on, and HR is told what must be handed over. Can be repeated.
    """
    return let_go(staff_id, _pool(issuer), caller.staff_id)


@routes.get("/staff/{staff_id}/charges", StaffMay(Action.READ_CHARGES, targets.staff))
def read_charges(staff_id: StaffId) -> Charges:
    """What waits for a person, for HR to hand over: openings, interviews and scorecards, approvals of offers."""
    return Charges(held=held_by(staff_id), handovers=handovers_of(staff_id))


@routes.post("/staff/{staff_id}/mail", OVER_STAFF)
def resume_staff_mail(caller: Staff, staff_id: StaffId) -> StaffShown:
    """Lets mail go out again to a person; where their address is wrong, it is changed instead."""
    return _shown(staff_mail.resume_staff_mail(staff_id, caller.staff_id))


def _shown(staff: Staff) -> StaffShown:
    mark = stopped(staff.email) if staff.there else None
    return StaffShown(
        **dict(staff), mail_stopped=mark.value if mark else None, unfinished=unfinished(staff.staff_id)
    )


def _pool(issuer: str) -> str:
    return issuer.rsplit("/", 1)[-1]

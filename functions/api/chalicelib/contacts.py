"""Whether mail reaches a candidate, and what HR does where it does not: another address, or mail let out again."""

from cloud import addresses, applications, people
from cloud.duplicates import applications_of_person
from pydantic import Field
from talent.access import Action, Target, allows
from talent.kernel import Fact
from talent.people import Email, Staff
from talent.returned_mail import AppliesElsewhere, MailState
from talent.standing import ENDED

from chalicelib import targets
from chalicelib.doors import StaffMay
from chalicelib.routing import Id, Routes

routes = Routes("contacts")


class NewAddress(Fact):
    """A candidate's address as it is right, and how that is known."""

    email: Email
    reason: str = Field(min_length=1, max_length=2000, pattern=r"\S")


class MailAgain(Fact):
    """Why mail may go out to a candidate again."""

    reason: str = Field(min_length=1, max_length=2000, pattern=r"\S")


@routes.get("/applications/{application_id}/mail", StaffMay(Action.READ_CONTACT, targets.application))
def read_mail_state(application_id: Id) -> MailState:
    """Whether mail reaches the candidate, what was not sent, and what was done about it."""
    candidate_id = applications.get(application_id).value.candidate_id
    return addresses.mail_state(people.get_candidate(candidate_id))


@routes.post("/applications/{application_id}/address", StaffMay(Action.CORRECT_RESUME, targets.application))
def correct_address(caller: Staff, application_id: Id, body: NewAddress) -> MailState:
    """Corrects the candidate's mail address, and sends what they wait for to the new one. Raises AppliesElsewhere."""
    everywhere = applications_of_person(applications.get(application_id).value.candidate_id)
    for each in everywhere:
        there = Target(department_id=each.department_id)
        if each.stage not in ENDED and not allows(caller, Action.CORRECT_RESUME, there):
            raise AppliesElsewhere("This person has an application in another department, too.")
    return addresses.correct_address(application_id, body.email, caller.staff_id, body.reason)


@routes.post("/applications/{application_id}/mail", StaffMay(Action.MANAGE_LINKS, targets.application))
def resume_mail(caller: Staff, application_id: Id, body: MailAgain) -> MailState:
    """Lets mail go out to the candidate again, and sends what they wait for."""
    return addresses.resume_mail(application_id, caller.staff_id, body.reason)

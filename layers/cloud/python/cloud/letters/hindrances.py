"""The mails to HR about what keeps an application from going on: a machine that has stopped, mail that comes back."""

from talent.application import Stage
from talent.events import Event, EventName
from talent.messages import Kind
from talent.messages.beside import HrMachineStopped, HrMailReturned

from cloud.letters.case import Case, hr_facts, to_staff
from cloud.mail import Letter
from cloud.people import get_staff


def machine_stopped(case: Case, event: Event) -> list[Letter]:
    """To who looks after the stage; nobody is told of what was tried again or has moved on meanwhile."""
    del event
    stop = case.application.stopped
    if stop is None or not stop.waits:
        return []
    offers = stop.machine == "offer"
    staff = get_staff(case.opening.hr_manager_id if offers else case.opening.recruiter_id)
    accepted = case.application.stage is Stage.ACCEPTED
    facts = hr_facts(case, staff) | {"step": stop.step, "error": stop.error, "accepted": accepted}
    return [to_staff(staff, Kind.HR_MACHINE_STOPPED, HrMachineStopped, facts)]


def mail_returned(case: Case, event: Event) -> list[Letter]:
    """To the recruiter: nothing goes to the candidate by itself any more, or for days it has not arrived."""
    staff = get_staff(case.opening.recruiter_id)
    facts = hr_facts(case, staff) | {
        "bounced": event.name is EventName.MAIL_BOUNCED,
        "complained": event.name is EventName.MAIL_COMPLAINED,
        "delayed": event.name is EventName.MAIL_DELAYED,
    }
    return [to_staff(staff, Kind.HR_MAIL_RETURNED, HrMailReturned, facts)]

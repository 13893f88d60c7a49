"""The mails about what keeps an application from going on: to HR, and of a corrected address, to the one before."""

from dataclasses import replace

from talent.application import Stage
from talent.events import Event, EventName
from talent.messages import Kind
from talent.messages.beside import HrMachineStopped, HrMailReturned, ToPerson
from talent.returned_mail import FormerAddress

from cloud import logkeys
from cloud.letters.case import Case, hr_facts, to_candidate, to_staff
from cloud.mail import Letter
from cloud.people import get_staff
from cloud.settings import settings
from cloud.table import table


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


def address_replaced(case: Case, event: Event) -> list[Letter]:
    """To the address before, where mail reached it: no name and no link, as somebody else may read there now."""
    former = table().find(logkeys.former_address(event.candidate_id, event.event_id), FormerAddress)
    if former is None:
        return []
    facts: dict[str, object] = {
        "company": case.company.name.say(case.application.language),
        "recipient": former.value.email,
        "link": settings().site_url,
        "contact": case.company.contact,
    }
    letter = to_candidate(case, Kind.ADDRESS_REPLACED, ToPerson, facts)
    return [replace(letter, to=former.value.email, to_candidate=False)]

"""The mails that an event sends at once: to the candidate, to HR, or to both."""

from collections.abc import Callable, Mapping

from talent.events import Event, EventName

from cloud.duplicates import applications_of_person
from cloud.letters import closing
from cloud.letters.administering import staff_mail_returned, webhook_paused
from cloud.letters.approving import next_approvers, others_asked
from cloud.letters.case import Case, open_case
from cloud.letters.halting import (
    appeal_answered,
    appeal_made,
    human_chosen,
    invitation_lapsed,
    needs_person,
    panel_lapsed,
    waitlisted,
)
from cloud.letters.handing_over import charges_passed_on
from cloud.letters.hindrances import address_replaced, machine_stopped, mail_returned
from cloud.letters.negotiating import answered, questioned
from cloud.letters.offering import accepted, closed, declined, hired, revised, withdrawn
from cloud.letters.planning import PLANS, plan_letters
from cloud.letters.receiving import (
    assessed,
    export_made,
    links_renewed,
    opened,
    recording_refused,
    resume_refused,
)
from cloud.mail import Letter

type Writer = Callable[[Case, Event], list[Letter]]

OF_STAFF: Mapping[EventName, Callable[[Event], list[Letter]]] = {
    EventName.WEBHOOK_PAUSED: webhook_paused,
    EventName.CHARGES_PASSED_ON: charges_passed_on,
    EventName.STAFF_MAIL_RETURNED: staff_mail_returned,
}
"""What is about the staff and the system, and about nobody's application."""
_OF_PERSONS = frozenset({EventName.EXPORT_MADE})


def letters_for(event: Event) -> list[Letter]:
    """The mails that tell of `event`; none for an event that nobody is told of."""
    if event.name in OF_STAFF:
        return OF_STAFF[event.name](event)
    if event.name in PLANS:
        return plan_letters(event)
    write = WRITERS.get(event.name)
    about = event.application_id or _latest(event)
    return write(open_case(about), event) if write and about else []


def _latest(event: Event) -> str:
    """The application by whose page a person reads what concerns all of theirs; '' where they have none."""
    mine = applications_of_person(event.candidate_id) if event.name in _OF_PERSONS else ()
    return mine[-1].application_id if mine else ""


WRITERS: Mapping[EventName, Writer] = {
    EventName.APPLICATION_OPENED: opened,
    EventName.RESUME_REFUSED: resume_refused,
    EventName.RECORDING_REFUSED: recording_refused,
    EventName.SCREENING_NEEDS_PERSON: needs_person,
    EventName.MACHINE_STOPPED: machine_stopped,
    EventName.INVITATION_LAPSED: invitation_lapsed,
    EventName.HUMAN_INTERVIEW_CHOSEN: human_chosen,
    EventName.CANDIDATE_ASSESSED: assessed,
    EventName.PANEL_LAPSED: panel_lapsed,
    EventName.CANDIDATE_WAITLISTED: waitlisted,
    EventName.OFFER_APPROVED: next_approvers,
    EventName.APPROVAL_PASSED_ON: others_asked,
    EventName.OFFER_REVISED: revised,
    EventName.OFFER_WITHDRAWN: withdrawn,
    EventName.OFFER_QUESTIONED: questioned,
    EventName.OFFER_QUESTION_ANSWERED: answered,
    EventName.OFFER_ACCEPTED: accepted,
    EventName.OFFER_DECLINED: declined,
    EventName.OFFER_CLOSED: closed,
    EventName.EMPLOYEE_HIRED: hired,
    EventName.APPLICATION_DECLINED: closing.declined,
    EventName.APPLICATION_WITHDRAWN: closing.withdrawn,
    EventName.APPEAL_MADE: appeal_made,
    EventName.APPEAL_ANSWERED: appeal_answered,
    EventName.LINKS_RENEWED: links_renewed,
    EventName.MAIL_BOUNCED: mail_returned,
    EventName.MAIL_COMPLAINED: mail_returned,
    EventName.MAIL_DELAYED: mail_returned,
    EventName.ADDRESS_CORRECTED: address_replaced,
    EventName.EXPORT_MADE: export_made,
}

"""The mails about an application that has ended without a hire."""

from datetime import timedelta

from talent.events import Event
from talent.messages import Kind
from talent.messages.values import Closing, Withdrawal

from cloud.letters.case import Case, own_page, to_candidate, to_recruiter
from cloud.mail import Letter
from cloud.reports import find_report

_ERASED_AFTER = timedelta(days=30)


def declined(case: Case, event: Event) -> list[Letter]:
    """To the candidate: it ends here, with what was strong and what to improve where a report exists."""
    del event
    language, made = case.application.language, find_report(case.application_id)
    more = {
        "strengths": tuple(each.say(language) for each in made.strengths) if made else (),
        "improvements": tuple(each.say(language) for each in made.improvements) if made else (),
    }
    return [to_candidate(case, Kind.CLOSED, Closing, own_page(case) | more)]


def withdrawn(case: Case, event: Event) -> list[Letter]:
    """To both: the candidate has stepped back, and what becomes of the data."""
    erased = own_page(case) | {"deleted_by": (event.occurred_at + _ERASED_AFTER).date()}
    return [
        to_candidate(case, Kind.WITHDRAWN, Withdrawal, erased),
        to_recruiter(case, Kind.HR_WITHDRAWN),
    ]

"""How an application begins: the candidate is registered, the application opened, and a first link given."""

from datetime import timedelta

from pydantic import Field
from talent.application import Application
from talent.kernel import Conflict, Fact, Language
from talent.people import Email, PersonName
from talent.policy import Jurisdiction

from cloud import links
from cloud.applications import open_application
from cloud.moment import now
from cloud.openings import get_opening
from cloud.people import register_candidate

_SESSION = timedelta(hours=2)


class OpeningClosed(Conflict):
    """The opening takes no more applications."""

    next = "See the careers page for what is open."


class Applicant(Fact):
    """What a person says of themselves to apply."""

    name: PersonName
    email: Email
    phone: str = Field(default="", max_length=40)
    language: Language = "zh"
    jurisdiction: Jurisdiction = "unknown"


def apply(opening_id: str, applicant: Applicant) -> tuple[Application, str]:
    """A new application and the token of a link that lasts for the session; the lasting one goes by mail.

    Whoever typed the address has not shown that it is theirs, so this link only takes the resume, and soon ends.
    Raises Missing or OpeningClosed.
    """
    opening = get_opening(opening_id)
    if opening.status != "open":
        raise OpeningClosed("This opening is closed.")
    candidate = register_candidate(
        applicant.name, applicant.email, applicant.phone, applicant.language, applicant.jurisdiction
    )
    application = open_application(candidate, opening)
    until = now() + _SESSION
    token = links.issue("applying", application.application_id, candidate.candidate_id, until)
    return application, token

"""What every mail about an application starts from: the people, the opening and the company, and one link."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from talent.application import Application
from talent.blind import hides, label
from talent.company import Company
from talent.kernel import Fact, Language
from talent.library import position
from talent.messages import Kind, compose
from talent.messages.beside import ToPerson
from talent.messages.values import Addressed, HrMail
from talent.opening import Opening
from talent.panel import Scorecard
from talent.people import Candidate, Staff
from talent.position import Position

from cloud import keys
from cloud.applications import get
from cloud.company import get_company
from cloud.links import Purpose, address, issue
from cloud.mail import Attachment, Letter
from cloud.moment import now
from cloud.openings import get_opening
from cloud.people import get_candidate, get_staff
from cloud.settings import settings
from cloud.table import table

LASTING = timedelta(days=180)


class Case(Fact):
    """An application with everything that its mails speak of."""

    application: Application
    candidate: Candidate
    opening: Opening
    company: Company

    @property
    def position(self) -> Position:
        """The position, for the names of its department and site."""
        return position(self.opening.position_id)

    @property
    def application_id(self) -> str:
        """The application's id."""
        return self.application.application_id


def open_case(application_id: str) -> Case:
    """The case of an application. Raises Missing."""
    application = get(application_id).value
    return Case(
        application=application,
        candidate=get_candidate(application.candidate_id),
        opening=get_opening(application.opening_id),
        company=get_company(),
    )


def candidate_link(case: Case, purpose: Purpose, until: datetime | None = None) -> str:
    """A new link for the candidate; without an end of its own it lasts for half a year."""
    token = issue(purpose, case.application_id, case.candidate.candidate_id, until or now() + LASTING)
    return address(purpose, token)


def staff_page(case: Case) -> str:
    """The application's page for staff, who sign in there."""
    return f"{settings().site_url}/applications/{case.application_id}"


def candidate_facts(case: Case, link: str) -> dict[str, object]:
    """What every mail to the candidate knows."""
    return _facts(case, case.application.language, case.candidate.name, link, case.opening.time_zone) | {
        "contact": case.company.contact
    }


def person_facts(case: Case) -> dict[str, object]:
    """What a mail knows that is about all that is kept of a person."""
    facts = candidate_facts(case, candidate_link(case, "application"))
    return {name: value for name, value in facts.items() if name in ToPerson.model_fields}


def staff_facts(case: Case, staff: Staff, link: str = "") -> dict[str, object]:
    """What every mail to a member of staff knows."""
    return _facts(case, staff.language, staff.name, link or staff_page(case), staff.time_zone)


def blind_to(case: Case, staff_id: str) -> bool:
    """Whether an interviewer must not know yet who the candidate is: who gave a scorecard away still must not."""
    stored = table().find(keys.scorecard(case.application_id, staff_id), Scorecard)
    card = stored.value if stored else None
    return case.opening.policy.blind_review if card is None else hides(case.opening.policy, card)


def interviewer_facts(case: Case, staff: Staff, link: str = "") -> dict[str, object]:
    """What every mail to an interviewer knows: the candidate by a label while the interviewer reviews blind."""
    facts = staff_facts(case, staff, link)
    if not blind_to(case, staff.staff_id):
        return facts
    return facts | {"candidate": label(case.application_id).say(staff.language), "blind": True}


def hr_facts(case: Case, staff: Staff) -> dict[str, object]:
    """What every mail to HR knows."""
    return staff_facts(case, staff) | {"application": case.application_id}


def to_candidate[V: Addressed](
    case: Case, kind: Kind, values: type[V], facts: Mapping[str, object], *attachments: Attachment
) -> Letter:
    """A mail of `kind` to the candidate, in the application's language."""
    message = compose(kind, values.model_validate(facts), case.application.language)
    person = case.candidate
    return Letter(
        kind,
        person.candidate_id,
        person.email,
        message.subject,
        message.text,
        message.html,
        attachments,
        to_candidate=True,
        reply_to=_contact(case.company),
    )


def answered_by_recruiter(case: Case, letter: Letter) -> Letter:
    """The mail to an interviewer, whose answer the opening's recruiter reads."""
    return replace(letter, reply_to=get_staff(case.opening.recruiter_id).email)


def to_staff[V: Addressed](
    staff: Staff, kind: Kind, values: type[V], facts: Mapping[str, object], *attachments: Attachment
) -> Letter:
    """A mail of `kind` to a member of staff, in their language; to somebody who left it goes nowhere."""
    message = compose(kind, values.model_validate(facts), staff.language)
    to = staff.email if staff.there else ""
    return Letter(kind, staff.staff_id, to, message.subject, message.text, message.html, attachments)


def _contact(company: Company) -> str:
    """Whom candidates write to, once the company has said so."""
    return company.contact if company.contact != Company().contact else ""


def _facts(case: Case, language: Language, recipient: str, link: str, zone: str) -> dict[str, object]:
    return {
        "company": case.company.name.say(language),
        "recipient": recipient,
        "candidate": case.candidate.name,
        "position": case.opening.title.say(language),
        "link": link,
        "zone": zone,
    }


def own_page(case: Case) -> dict[str, object]:
    """What a mail to the candidate knows that leads to their own page."""
    return candidate_facts(case, candidate_link(case, "application"))


def to_recruiter(case: Case, kind: Kind) -> Letter:
    """A mail to the opening's recruiter that says no more than whom it is about."""
    staff = get_staff(case.opening.recruiter_id)
    return to_staff(staff, kind, HrMail, hr_facts(case, staff))

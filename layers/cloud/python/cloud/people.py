"""Candidates with their consents, staff, and employees, in the table."""

from collections.abc import Iterable

from talent.duplicates import signs_of_record
from talent.events import EventName
from talent.kernel import BadInput, Fact, Language
from talent.people import Candidate, Employee, Staff
from talent.policy import CONSENT_VERSION, Consent, ConsentKind

from cloud import duplicates, keys
from cloud.applications import put
from cloud.moment import fresh_id, happened, now
from cloud.table import Create, MovedOn, Stored, record, table


class StaffUnknown(BadInput):
    """Somebody named is not on the staff."""

    next = "Enrol them first, or name somebody else by their staff id."


class _Address(Fact):
    candidate_id: str


def register_candidate(name: str, email: str, phone: str, language: Language, jurisdiction: str) -> Candidate:
    """The candidate with this mail address: the one known already, or a new one.

    Two that register the same address at once get one candidate.
    """
    known = find_candidate(email)
    if known:
        return known
    candidate = Candidate(
        candidate_id=fresh_id(),
        name=name,
        email=email,
        phone=phone,
        language=language,
        jurisdiction=jurisdiction,
    )
    try:
        table().write(
            Create(keys.candidate(candidate.candidate_id), candidate),
            Create(keys.email(email), _Address(candidate_id=candidate.candidate_id)),
        )
    except MovedOn:
        return find_candidate(email) or candidate
    duplicates.note_signs(candidate.candidate_id, signs_of_record(candidate))
    return candidate


def find_candidate(email: str) -> Candidate | None:
    """The candidate with this mail address, as the record that is kept of them; None where nobody has it."""
    address = table().find(keys.email(email), _Address)
    return duplicates.same_person(address.value.candidate_id)[0] if address else None


def get_candidate(candidate_id: str) -> Candidate:
    """The candidate. Raises Missing."""
    return table().get(keys.candidate(candidate_id), Candidate).value


def consents(candidate_id: str) -> tuple[Consent, ...]:
    """All consents a candidate ever gave, the withdrawn ones too."""
    pk = keys.candidate(candidate_id).pk
    return tuple(stored.value for stored in table().under(pk, "CONSENT#", Consent))


def give_consents(
    candidate_id: str, application_id: str, kinds: Iterable[ConsentKind]
) -> tuple[Consent, ...]:
    """Notes the candidate's consents to the words' current version."""
    for kind in kinds:
        consent = Consent(kind=kind, version=CONSENT_VERSION, given_at=now())
        _keep(candidate_id, application_id, consent, EventName.CONSENT_GIVEN)
    return consents(candidate_id)


def withdraw_consents(
    candidate_id: str, application_id: str, kinds: Iterable[ConsentKind]
) -> tuple[Consent, ...]:
    """Notes that the candidate took consents back; nothing more is analysed from then on."""
    wanted = set(kinds)
    for consent in consents(candidate_id):
        if consent.kind in wanted and consent.stands:
            withdrawn = consent.model_copy(update={"withdrawn_at": now()})
            _keep(candidate_id, application_id, withdrawn, EventName.CONSENT_WITHDRAWN)
    return consents(candidate_id)


def save_staff(staff: Staff) -> None:
    """Keeps a member of staff's record."""
    put(keys.staff(staff.staff_id), staff)


def get_staff(staff_id: str) -> Staff:
    """The member of staff. Raises Missing."""
    return table().get(keys.staff(staff_id), Staff).value


def check_staff(staff_ids: Iterable[str]) -> None:
    """Raises StaffUnknown unless every id is a staff member's."""
    unknown = [each for each in staff_ids if table().find(keys.staff(each), Staff) is None]
    if unknown:
        raise StaffUnknown(f"Not on the staff: {', '.join(unknown)}.")


def get_employee(employee_id: str) -> Stored[Employee]:
    """The employee. Raises Missing."""
    return table().get(keys.employee(employee_id), Employee)


def _keep(candidate_id: str, application_id: str, consent: Consent, name: EventName) -> None:
    event = happened(name, "candidate", application_id=application_id)
    put(keys.consent(candidate_id, consent.kind), consent, record(event, keys.application(application_id)))

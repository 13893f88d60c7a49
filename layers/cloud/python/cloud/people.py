"""Candidates, staff and employees in the table."""

from collections.abc import Iterable

from talent.duplicates import signs_of_record
from talent.kernel import BadInput, Language
from talent.people import Candidate, Employee, Staff, Trace

from cloud import duplicates, keys
from cloud.applications import put
from cloud.moment import fresh_id
from cloud.paging import Page, page_of
from cloud.races import again
from cloud.table import Create, MovedOn, Stored, table


class StaffUnknown(BadInput):
    """Somebody named is not on the staff."""

    next = "Enrol them first, or name somebody else by their staff id."


class Address(Trace):
    """Whose a mail address is."""


@again(4)
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
            Create(keys.email(email), Address(candidate_id=candidate.candidate_id)),
        )
    except MovedOn:
        if known := find_candidate(email):
            return known
        raise
    duplicates.note_signs(candidate.candidate_id, signs_of_record(candidate))
    return candidate


def find_candidate(email: str) -> Candidate | None:
    """The candidate with this mail address, as the record that is kept of them; None where nobody has it."""
    address = table().find(keys.email(email), Address)
    return duplicates.same_person(address.value.candidate_id)[0] if address else None


def get_candidate(candidate_id: str) -> Candidate:
    """The candidate. Raises Missing."""
    return table().get(keys.candidate(candidate_id), Candidate).value


def page_of_candidates(cursor: str, limit: int) -> Page[Candidate]:
    """Some of all candidates' records, the latest first. Raises CursorUnknown."""
    return page_of("stage", keys.CANDIDATES, Candidate, cursor=cursor, limit=limit, backwards=True)


def page_of_staff(cursor: str, limit: int) -> Page[Staff]:
    """Some of the staff, those who left too, by id. Raises CursorUnknown."""
    return page_of("department", keys.STAFF, Staff, cursor=cursor, limit=limit)


def save_staff(staff: Staff) -> None:
    """Keeps a member of staff's record."""
    put(keys.staff(staff.staff_id), staff)


def get_staff(staff_id: str) -> Staff:
    """The member of staff. Raises Missing."""
    return table().get(keys.staff(staff_id), Staff).value


def list_staff() -> list[Staff]:
    """Everybody on the staff, without those who left."""
    return [each for each in ever_on_staff() if each.there]


def ever_on_staff() -> list[Staff]:
    """Everybody on the staff, and everybody who was."""
    return [stored.value for stored in table().listed("department", keys.STAFF, Staff)]


def find_staff(email: str) -> Staff | None:
    """Who of the staff has this mail address; None where nobody has."""
    return next((each for each in list_staff() if each.email.lower() == email.strip().lower()), None)


def names_of(staff_ids: Iterable[str]) -> dict[str, str]:
    """The names of those who are or were on the staff, by id."""
    stored = {each: table().find(keys.staff(each), Staff) for each in sorted(set(staff_ids))}
    return {each: row.value.name for each, row in stored.items() if row}


def check_staff(staff_ids: Iterable[str]) -> None:
    """Raises StaffUnknown unless everybody named is on the staff now."""
    found = ((each, table().find(keys.staff(each), Staff)) for each in staff_ids)
    unknown = [each for each, stored in found if stored is None or not stored.value.there]
    if unknown:
        raise StaffUnknown(f"Not on the staff: {', '.join(unknown)}.")


def get_employee(employee_id: str) -> Stored[Employee]:
    """The employee. Raises Missing."""
    return table().get(keys.employee(employee_id), Employee)

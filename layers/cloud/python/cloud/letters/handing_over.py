"""The one mail to HR about what somebody can't do any more: what was passed on, and what a person must hand over."""

from talent.charges import CHARGE_WORDS, Charge
from talent.events import Event
from talent.kernel import Language
from talent.messages import Kind
from talent.messages.beside import HrChargesPassedOn
from talent.people import Role, Staff

from cloud.charges import get_handover, held_by
from cloud.company import get_company
from cloud.letters.case import to_staff
from cloud.mail import Letter
from cloud.openings import get_opening
from cloud.people import get_staff, list_staff, names_of
from cloud.settings import settings


def charges_passed_on(event: Event) -> list[Letter]:
    """To every HR manager, but for whom it is about."""
    gone, charges = get_staff(event.staff_id), get_handover(event.staff_id, event.event_id).charges
    left = frozenset(held_by(gone.staff_id))
    readers = [each for each in list_staff() if Role.HR_MANAGER in each.roles and each != gone]
    return [_letter(each, gone, charges, left) for each in readers]


def _letter(reader: Staff, gone: Staff, charges: tuple[Charge, ...], left: frozenset[Charge]) -> Letter:
    lines = {charge: _line(charge, reader.language, told=charge not in left) for charge in charges}
    facts = {
        "company": get_company().name.say(reader.language),
        "recipient": reader.name,
        "link": f"{settings().site_url}/staff/{gone.staff_id}/charges",
        "zone": reader.time_zone,
        "person": gone.name,
        "gone": not gone.there,
        "to_hand_over": tuple(line for charge, line in lines.items() if charge in left),
        "passed_on": tuple(line for charge, line in lines.items() if charge not in left),
    }
    return to_staff(reader, Kind.HR_CHARGES_PASSED_ON, HrChargesPassedOn, facts)


def _line(charge: Charge, language: Language, *, told: bool) -> str:
    """What it is, by its id; for an opening that was passed on, who looks after it now."""
    words, now_with = f"{charge.of}: {CHARGE_WORDS[charge.kind].say(language)}", ""
    if charge.kind in ("recruits", "manages"):
        opening = get_opening(charge.of)
        words = f"{opening.title.say(language)}, {words}"
        now_with = opening.recruiter_id if charge.kind == "recruits" else opening.hr_manager_id
    name = names_of([now_with]).get(now_with, "") if told and now_with else ""
    return f"{words} → {name}" if name else words

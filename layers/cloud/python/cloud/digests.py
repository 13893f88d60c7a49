"""The digest for HR: once a day, in the morning of who reads it, and only where something waits for a person."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from talent.appeal import Appeal
from talent.delays import Open
from talent.digest import FROM_HOUR, TO_HOUR, Digest, Waiting, digest_of
from talent.messages import Kind
from talent.messages.beside import HrDigest
from talent.opening import Opening
from talent.people import Role, Staff
from talent.retention import Export, PersonErasure
from talent.returned_mail import Undeliverable

from cloud import keys
from cloud.company import get_company
from cloud.delays import open_in
from cloud.letters.case import to_staff
from cloud.mail import Letter, send_all
from cloud.openings import list_openings
from cloud.settings import settings
from cloud.table import table

_SLOW = timedelta(days=1)
"""From when on a request that is not done waits for a person."""


def send_digests(moment: datetime) -> int:
    """Writes to everybody in HR whose morning it is at `moment`; how many mails went out.

    A day's mail goes out once, whoever calls how often.
    """
    openings = {each.opening_id: each for each in list_openings()}
    readers = [staff for staff in _hr(openings.values()) if _is_morning(staff, moment)]
    if not readers:
        return 0
    under_way = [
        each
        for department in sorted({opening.department_id for opening in openings.values()})
        for each in open_in(department, openings)
    ]
    appeals = [row.value for row in table().listed("todo", keys.APPEALS, Appeal)]
    marks = [row.value for row in table().listed("stage", keys.UNDELIVERABLE, Undeliverable)]
    digests = (
        (
            staff,
            digest_of(_waiting(staff, openings, under_way, appeals, marks, moment), moment, staff.language),
        )
        for staff in readers
    )
    return send_all(
        (f"digest/{_local(staff, moment).date()}", _letter(staff, digest))
        for staff, digest in digests
        if not digest.empty
    )


def _hr(openings: Iterable[Opening]) -> list[Staff]:
    """Who looks after an opening, by id."""
    ids = sorted({who for opening in openings for who in (opening.recruiter_id, opening.hr_manager_id)})
    stored = (table().find(keys.staff(each), Staff) for each in ids)
    return [each.value for each in stored if each]


def _waiting(
    staff: Staff,
    openings: Mapping[str, Opening],
    under_way: Iterable[Open],
    appeals: Iterable[Appeal],
    marks: Iterable[Undeliverable],
    moment: datetime,
) -> Waiting:
    looked_after, confirming = [], []
    for each in under_way:
        opening = openings[each.application.opening_id]
        if opening.recruiter_id == staff.staff_id:
            looked_after.append(each)
        if staff.staff_id in each.people and each.standing.wait_kind == "offer_confirmation":
            confirming.append(each)
    applications = {each.application.application_id for each in looked_after}
    candidates = {each.application.candidate_id for each in looked_after}
    manages = Role.HR_MANAGER in staff.roles
    return Waiting(
        looked_after=tuple(looked_after),
        confirming=tuple(confirming),
        appeals=tuple(each for each in appeals if each.application_id in applications or manages),
        erasures=tuple(_slow_erasures(moment)) if manages else (),
        exports=tuple(_slow_exports(moment)) if manages else (),
        unreached=tuple(each for each in marks if each.candidate_id in candidates),
    )


def _slow_erasures(moment: datetime) -> Iterable[PersonErasure]:
    """Requests that a hold stops, or that are not done within a day."""
    for row in table().listed("todo", "FORGET", PersonErasure):
        request = row.value
        if request.status == "held" or (request.status == "asked" and request.asked_at + _SLOW < moment):
            yield request


def _slow_exports(moment: datetime) -> Iterable[Export]:
    for row in table().listed("todo", "EXPORT", Export):
        if not row.value.key and row.value.asked_at + _SLOW < moment:
            yield row.value


def _is_morning(staff: Staff, moment: datetime) -> bool:
    return FROM_HOUR <= _local(staff, moment).hour < TO_HOUR


def _local(staff: Staff, moment: datetime) -> datetime:
    return moment.astimezone(ZoneInfo(staff.time_zone))


def _letter(staff: Staff, digest: Digest) -> Letter:
    facts = {
        "company": get_company().name.say(staff.language),
        "recipient": staff.name,
        "link": f"{settings().site_url}/applications",
        "zone": staff.time_zone,
    }
    return to_staff(staff, Kind.HR_DIGEST, HrDigest, facts | dict(digest))

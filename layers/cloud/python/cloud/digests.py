"""The digest: once a day, in the morning of who reads it, to everybody for whom something waits."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from itertools import chain
from zoneinfo import ZoneInfo

from talent.appeal import Appeal
from talent.application import Stage
from talent.delays import Open
from talent.digest import FROM_HOUR, TO_HOUR, Digest, Waiting, digest_of
from talent.headcount import Ledger
from talent.kernel import Fact
from talent.messages import Kind
from talent.messages.beside import HrDigest
from talent.negotiation import OfferQuestion
from talent.opening import Opening
from talent.people import Role, Staff
from talent.retention import Export, PersonErasure
from talent.returned_mail import Undeliverable

from cloud import keys, offer_keys
from cloud.company import get_company
from cloud.delays import open_in
from cloud.headcounts import get_ledger, may_confirm, who_may_confirm
from cloud.letters.case import to_staff
from cloud.mail import Letter, send_all
from cloud.openings import list_openings
from cloud.people import ever_on_staff, list_staff
from cloud.settings import settings
from cloud.table import table

_SLOW = timedelta(days=1)
"""From when on a request that is not done waits for a person."""


class _Company(Fact):
    """All that waits for anybody, read once for all readers."""

    openings: Mapping[str, Opening]
    under_way: tuple[Open, ...]
    appeals: tuple[Appeal, ...]
    questions: tuple[OfferQuestion, ...]
    marks: tuple[Undeliverable, ...]
    plans: tuple[Ledger, ...]
    unanswerable: tuple[Ledger, ...]
    left: frozenset[str]


def send_digests(moment: datetime) -> int:
    """Writes to everybody whose morning it is at `moment` and for whom something waits; how many mails went out.

    A day's mail goes out once, whoever calls how often.
    """
    readers = [staff for staff in list_staff() if _is_morning(staff, moment)]
    company = _company() if readers else None
    if company is None:
        return 0
    digests = (
        (staff, digest_of(_waiting(staff, company, moment), moment, staff.language)) for staff in readers
    )
    return send_all(
        (f"digest/{_local(staff, moment).date()}", _letter(staff, digest))
        for staff, digest in digests
        if not digest.empty
    )


def _company() -> _Company:
    openings = {each.opening_id: each for each in list_openings()}
    departments = sorted({opening.department_id for opening in openings.values()})
    ledgers = (get_ledger(each).value for each in sorted({one.headcount_id for one in openings.values()}))
    plans = tuple(ledger for ledger in ledgers if ledger.proposal)
    return _Company(
        openings=openings,
        under_way=tuple(chain.from_iterable(open_in(departments, openings).values())),
        appeals=tuple(row.value for row in table().listed("todo", keys.APPEALS, Appeal)),
        questions=tuple(row.value for row in table().listed("todo", offer_keys.QUESTIONS, OfferQuestion)),
        marks=tuple(row.value for row in table().listed("stage", keys.UNDELIVERABLE, Undeliverable)),
        plans=plans,
        unanswerable=tuple(ledger for ledger in plans if not who_may_confirm(ledger)),
        left=frozenset(each.staff_id for each in ever_on_staff() if not each.there),
    )


def _waiting(staff: Staff, company: _Company, moment: datetime) -> Waiting:
    mine = [each for each in company.under_way if staff.staff_id in each.people]
    looked_after = [
        each for each in company.under_way if _opening(each, company).recruiter_id == staff.staff_id
    ]
    applications = {each.application.application_id for each in looked_after}
    offered = {
        each.application.application_id for each in looked_after if each.standing.stage is Stage.OFFERED
    }
    candidates = {each.application.candidate_id for each in looked_after}
    manages = Role.HR_MANAGER in staff.roles
    return Waiting(
        looked_after=tuple(looked_after),
        confirming=tuple(each for each in mine if each.standing.stage is Stage.RESERVED and _for_hr(each)),
        approving=tuple(each for each in mine if each.standing.wait_kind == "offer_approval"),
        scoring=tuple(each for each in mine if each.standing.wait_kind == "panel"),
        appeals=tuple(each for each in company.appeals if each.application_id in applications or manages),
        questions=tuple(each for each in company.questions if each.application_id in offered),
        erasures=tuple(_slow_erasures(moment)) if manages else (),
        exports=tuple(_slow_exports(moment)) if manages else (),
        unreached=tuple(each for each in company.marks if each.candidate_id in candidates),
        plans=tuple(each for each in company.plans if may_confirm(staff, each)),
        unanswerable=tuple(each for each in company.unanswerable if manages or _proposed(staff, each)),
        orphaned=tuple(each for each in company.under_way if manages and company.left & set(each.people)),
    )


def _opening(each: Open, company: _Company) -> Opening:
    return company.openings[each.application.opening_id]


def _proposed(staff: Staff, ledger: Ledger) -> bool:
    return ledger.proposal is not None and ledger.proposal.by == staff.staff_id


def _for_hr(each: Open) -> bool:
    return each.standing.stopped is not None or each.standing.wait_kind == "offer_confirmation"


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

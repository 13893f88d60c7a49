"""Charges: what waits for a member of staff, and how it is passed on once they have left or lost the role for it.

Nothing is left waiting for somebody who does not come: what others can do at once is theirs, and of what a person must
hand over HR is told in one list. Passing on can be repeated; it goes on with what is left.
"""

from collections.abc import Iterable

from talent.approval import ApprovalRules, Approvals
from talent.charges import Charge, Handover, can, named, renewed, rules_with
from talent.events import EventName
from talent.offer import Offer
from talent.opening import Opening
from talent.panel import NotOnThePanel, panel_of
from talent.people import Role, Staff
from talent.scheduling import TimeTaken
from talent.standing import ENDED

from cloud import keys, offer_keys
from cloud.applications import get
from cloud.approvals import asking
from cloud.company import get_company
from cloud.meetings import NotInThePool, hand_over
from cloud.moment import happened, now
from cloud.offers import awaited, get_offer
from cloud.openings import applications_of, get_opening, leave_pool, list_openings, set_approvals
from cloud.openings import hand_over as hand_opening_over
from cloud.people import get_staff, list_staff
from cloud.races import again
from cloud.schedules import meeting_time
from cloud.scorecards import PanelClosed, asked_of
from cloud.table import Create, MovedOn, Remove, Replace, Stored, Write, record, table
from cloud.waits import open_waits


def held_by(staff_id: str) -> tuple[Charge, ...]:
    """What waits for a person now, or will: openings, interviews and scorecards, approvals of offers."""
    mine = [each for each in list_openings() if _concerns(each, staff_id) and _lives(each)]
    rules = {each.opening_id: each.approvals for each in mine} | {"company": get_company().approvals}
    return (
        *(Charge(kind="recruits", of=each.opening_id) for each in mine if each.recruiter_id == staff_id),
        *(Charge(kind="manages", of=each.opening_id) for each in mine if each.hr_manager_id == staff_id),
        *(Charge(kind="scores", of=card.application_id) for card in asked_of(staff_id)),
        *(Charge(kind="approves", of=one) for one in _before(staff_id)),
        *(Charge(kind="named", of=one) for one, each in rules.items() if each and staff_id in each.named),
    )


def pass_on(staff: Staff, by: str) -> None:
    """Passes on what a person can't do any more, and has HR told of it; nothing for somebody who can do all of theirs."""
    lost = _begun(staff)
    for opening in list_openings():
        if not can(staff, "scores") and staff.staff_id in opening.pool:
            leave_pool(opening.opening_id, staff.staff_id, by)
    for opening_id in sorted({charge.of for charge in lost if charge.kind in ("recruits", "manages")}):
        _pass_opening_on(get_opening(opening_id), _with_as_is(staff), by)
    for charge in lost:
        if charge.kind == "scores":
            _pass_scorecard_on(charge.of, staff.staff_id, by)
    for application_id in _before(staff.staff_id):
        renew_approvals(application_id, staff, by)
    _tell(staff.staff_id, by)


@again(4)
def _begun(staff: Staff) -> tuple[Charge, ...]:
    """What is to be passed on: kept until HR is told, so that a try which broke off is told of with the one after it."""
    key = keys.handover_begun(staff.staff_id)
    stored = table().find(key, Handover)
    known = (*(stored.value.charges if stored else ()), *held_by(staff.staff_id))
    lost = tuple(charge for charge in dict.fromkeys(known) if not can(staff, charge.kind))
    kept = Handover(staff_id=staff.staff_id, charges=lost)
    if stored:
        table().write(Replace(key, kept, stored.version))
    elif lost:
        table().write(Create(key, kept))
    return lost


@again(4)
def _tell(staff_id: str, by: str) -> None:
    """The event of what was passed on, once for all tries that it took."""
    begun = keys.handover_begun(staff_id)
    stored = table().find(begun, Handover)
    if stored is None:
        return
    writes: list[Write] = [Remove(begun, stored.version)]
    if stored.value.charges:
        event = happened(EventName.CHARGES_PASSED_ON, by, staff_id=staff_id)
        key = keys.handover(staff_id, event.event_id)
        writes += [Create(key, stored.value), record(event, keys.staff(staff_id))]
    table().write(*writes)


def handovers_of(staff_id: str) -> tuple[Handover, ...]:
    """What was passed on from a person, each time, the oldest first."""
    return tuple(row.value for row in table().under(keys.staff(staff_id).pk, keys.HANDOVERS, Handover))


def get_handover(staff_id: str, event_id: str) -> Handover:
    """What was passed on when an event says so. Raises Missing."""
    return table().get(keys.handover(staff_id, event_id), Handover).value


@again(4)
def renew_approvals(application_id: str, staff: Staff, by: str) -> None:
    """Asks others in the place of who can't approve an offer any more, where others have their role."""
    stored = get_offer(application_id)
    if stored.value.status != "approving":
        return
    department = get(application_id).value.department_id
    after = renewed(stored.value.approvals, _with_as_is(staff), department, _barred(stored.value))
    if after != stored.value.approvals:
        _keep(stored, after, by, staff.staff_id)


@again(4)
def name_approver(application_id: str, version: int, number: int, staff_id: str, by: str) -> Offer:
    """HR's choice of who takes an approval that nobody can give any more.

    Raises Missing, OfferNotOpen, AnotherVersion, ApproverStands, CannotApprove, NobodyToApprove or MovedOn.
    """
    stored = awaited(application_id, version)
    offer = stored.value
    after = named(offer.approvals, number, get_staff(staff_id), list_staff(), _barred(offer))
    return _keep(stored, after, by, staff_id)


def name_in_rules(opening_id: str, from_id: str, to_id: str, by: str) -> ApprovalRules:
    """Names another person in an opening's own rules, in the place of one who can't approve any more.

    Raises Missing, ApproverStands, CannotApprove or MovedOn.
    """
    gone, approver = get_staff(from_id), get_staff(to_id)
    return set_approvals(opening_id, lambda rules: rules_with(rules, gone, approver), by)


def _keep(stored: Stored[Offer], approvals: Approvals, by: str, about: str) -> Offer:
    """The offer with other people before it, `about` whom that is. The event comes first: it tells who is asked now."""
    after = stored.value.model_copy(update={"approvals": approvals})
    event = happened(EventName.APPROVAL_PASSED_ON, by, application_id=after.application_id, staff_id=about)
    table().write(
        Replace(offer_keys.offer(after.application_id), after, stored.version),
        record(event, keys.application(after.application_id)),
        *asking(after.application_id, after.version, approvals.asked),
    )
    return after


def _concerns(opening: Opening, staff_id: str) -> bool:
    named = opening.approvals.named if opening.approvals else frozenset[str]()
    return staff_id in (opening.recruiter_id, opening.hr_manager_id, *named)


def _lives(opening: Opening) -> bool:
    """Whether it takes applications, or has some under way."""
    return opening.status == "open" or any(
        each.stage not in ENDED for each in applications_of(opening.opening_id)
    )


def _with_as_is(staff: Staff) -> tuple[Staff, ...]:
    """Everybody there; the one who was just changed as they are now, which the list may not know yet."""
    others = (each for each in list_staff() if each.staff_id != staff.staff_id)
    return (*others, *([staff] if staff.there else ()))


def _barred(offer: Offer) -> frozenset[str]:
    return frozenset({offer.confirmed_by, *offer.written_by})


def _before(staff_id: str) -> list[str]:
    """The applications whose offer needs, or will need, this person's approval."""
    approving = [wait.application_id for wait in open_waits() if wait.kind == "offer_approval"]
    offers = (get_offer(one).value for one in approving)
    return [
        offer.application_id
        for offer in offers
        if offer.status == "approving"
        and any(staff_id in step.people for step in offer.approvals.steps if step.approval is None)
    ]


def _pass_opening_on(opening: Opening, staff: Iterable[Staff], by: str) -> None:
    """To the opening's HR manager, or to another one: mails and decisions of HR go on until HR chooses somebody else."""
    there = {each.staff_id: each for each in staff}
    managers = [one for one, each in sorted(there.items()) if Role.HR_MANAGER in each.roles]
    kept = [one for one in (opening.hr_manager_id, opening.recruiter_id, *managers) if one in managers]
    if not kept:
        return
    recruiter = there.get(opening.recruiter_id)
    recruits = recruiter is not None and can(recruiter, "recruits")
    hand_opening_over(opening.opening_id, opening.recruiter_id if recruits else kept[0], kept[0], by)


def _pass_scorecard_on(application_id: str, from_id: str, by: str) -> None:
    """To whoever of the pool is free then and has the least to do; not after the talk, where they were not there."""
    meeting = meeting_time(application_id)
    if meeting is None or meeting.value.starts_at <= now():
        return
    opening = get_opening(get(application_id).value.opening_id)
    for to_id in _least_loaded(opening, from_id):
        try:
            hand_over(application_id, from_id, to_id, by)
        except (NotInThePool, NotOnThePanel, PanelClosed, TimeTaken, MovedOn):
            continue
        return


def _least_loaded(opening: Opening, but: str) -> Iterable[str]:
    pool = [each for each in opening.pool if each != but]
    loads = {each: len(asked_of(each)) for each in pool}
    return panel_of(pool, loads, len(pool), opening.policy.interviewer_load)

"""The headcount ledger in the table: each step one transaction with the application's move and its event."""

from collections.abc import Callable
from datetime import datetime

from talent.access import Action, Target, allows
from talent.application import Stage
from talent.events import Event, EventName
from talent.headcount import (
    AnotherProposal,
    Ledger,
    NoSeatLeft,
    NotReserved,
    Proposal,
    Reservation,
    confirmed,
    fill,
    proposed,
    rejected,
    release,
    reserve,
)
from talent.moves import MOVES, IllegalMove, MoveName
from talent.people import Staff

from cloud import headcount_keys, keys
from cloud.applications import events, get, move
from cloud.moment import happened, now
from cloud.people import list_staff
from cloud.races import again
from cloud.table import Create, MovedOn, Remove, Replace, Stored, Unchanged, Write, record, table
from cloud.waitlisted import waiting_note


def get_ledger(headcount_id: str) -> Stored[Ledger]:
    """The ledger. Raises Missing."""
    return table().get(headcount_keys.ledger(headcount_id), Ledger)


def open_ledger(ledger: Ledger, first: Proposal) -> None:
    """Opens a ledger, its first plan waiting for the hiring department. Raises MovedOn when it is open already."""
    key = headcount_keys.ledger(ledger.headcount_id)
    event = happened(EventName.HEADCOUNT_PROPOSED, first.by, headcount_id=ledger.headcount_id)
    table().write(Create(key, proposed(ledger, first)), record(event, key))


def may_confirm(staff: Staff, ledger: Ledger) -> bool:
    """Whether the plan that waits is this person's to answer: a manager of the department who did not propose it."""
    own = ledger.proposal is not None and ledger.proposal.by == staff.staff_id
    return not own and allows(staff, Action.CONFIRM_HEADCOUNT, Target(department_id=ledger.department_id))


def who_may_confirm(ledger: Ledger) -> list[Staff]:
    """Whose word the plan that waits is waiting for; nobody where none waits."""
    return [each for each in list_staff() if may_confirm(each, ledger)] if ledger.proposal else []


@again(4)
def propose(headcount_id: str, proposal: Proposal) -> Ledger:
    """Keeps another plan until the hiring department answers. Raises PlanTooSmall or Missing."""
    ledger = get_ledger(headcount_id)
    return _planned(ledger, proposed(ledger.value, proposal), EventName.HEADCOUNT_PROPOSED, proposal.by)


@again(4)
def answer_proposal(
    headcount_id: str, by: str, *, confirm: bool, reason: str = "", proposed_at: datetime | None = None
) -> Ledger:
    """The hiring department's word on the plan that waits; a yes lets the waitlist move up, a no needs its `reason`.

    `proposed_at`: when the plan that was read was proposed, as HR may have put another in its place meanwhile.
    Raises NothingProposed, AnotherProposal, OwnProposal, ReasonMissing or PlanTooSmall.
    """
    ledger = get_ledger(headcount_id)
    waits = ledger.value.proposal
    if waits and proposed_at is not None and waits.at != proposed_at:
        raise AnotherProposal("The plan that waits is not the one that was read.")
    after = confirmed(ledger.value, by) if confirm else rejected(ledger.value, by, now(), reason)
    name = EventName.HEADCOUNT_CONFIRMED if confirm else EventName.HEADCOUNT_REJECTED
    return _planned(ledger, after, name, by)


def movements(headcount_id: str) -> list[Event]:
    """What has happened to the ledger's plan and heads, in its order."""
    return [stored.value for stored in table().under(headcount_keys.ledger(headcount_id).pk, "EVENT#", Event)]


def reservations(headcount_id: str) -> list[Reservation]:
    """Who holds the heads that are reserved or filled."""
    return [
        stored.value
        for stored in table().under(headcount_keys.ledger(headcount_id).pk, "RESERVATION#", Reservation)
    ]


def _planned(ledger: Stored[Ledger], after: Ledger, name: EventName, by: str) -> Ledger:
    key = headcount_keys.ledger(after.headcount_id)
    event = happened(name, by, headcount_id=after.headcount_id)
    table().write(Replace(key, after, ledger.version), record(event, key))
    return after


def answered(application_id: str, cause: str) -> bool | None:
    """What this cause's reservation came to: a head, or the waitlist (False); None where it is still to be made."""
    made = {event.name for event in events(application_id) if event.cause == cause}
    if not made & {EventName.HEADCOUNT_RESERVED, EventName.CANDIDATE_WAITLISTED}:
        return None
    return EventName.HEADCOUNT_RESERVED in made


@again(12)
def reserve_head(application_id: str, headcount_id: str, cause: str) -> bool:
    """Reserves a head and moves the application, in one transaction; False puts it on the waitlist instead.

    The waitlist's transaction fails if a head is freed meanwhile, so that nobody waits beside a free head.
    Safe to repeat for the same cause; another's reservation is not taken for one's own, or two machines would go on
    with one offer. Raises IllegalMove when the application is not selected, MovedOn after many lost races.
    """
    held = headcount_keys.reservation(headcount_id, application_id)
    before = answered(application_id, cause)
    if before is not None:
        return before
    ledger = get_ledger(headcount_id)
    key = headcount_keys.ledger(headcount_id)
    writes: list[Write]
    try:
        after = reserve(ledger.value)
    except NoSeatLeft:
        name = MoveName.WAITLIST
        writes = [Unchanged(key, ledger.version), waiting_note(headcount_id, application_id)]
    else:
        name = MoveName.RESERVE_HEADCOUNT
        reservation = Reservation(headcount_id=headcount_id, application_id=application_id, status="held")
        writes = [Replace(key, after, ledger.version), Create(held, reservation)]
    stage = move(application_id, name, "machine", cause=cause, beside=writes).stage
    if stage is not MOVES[name].to:
        raise MovedOn("A repeated call of the same task has done it meanwhile, the other way.")
    return stage is Stage.RESERVED


@again(12)
def fill_head(application_id: str, headcount_id: str) -> None:
    """Turns the reservation of an application that has accepted into a filled head, once.

    Raises Missing without a reservation, IllegalMove for who has not accepted.
    """
    held = headcount_keys.reservation(headcount_id, application_id)
    stored = table().get(held, Reservation)
    if stored.value.status == "filled":
        return
    application = get(application_id)
    if application.value.stage is not Stage.ACCEPTED:
        raise IllegalMove(f"Only who has accepted fills a head; this one is '{application.value.stage}'.")
    ledger = get_ledger(headcount_id)
    event = happened(
        EventName.HEADCOUNT_FILLED, "machine", application_id=application_id, headcount_id=headcount_id
    )
    key = headcount_keys.ledger(headcount_id)
    table().write(
        Replace(key, _without_held(fill, ledger.value), ledger.version),
        Replace(held, stored.value.model_copy(update={"status": "filled"}), stored.version),
        Unchanged(keys.application(application_id), application.version),
        record(event, key),
    )


@again(12)
def release_head(application_id: str, headcount_id: str, cause: str) -> None:
    """Frees the application's head and closes its way to an offer, once; nothing to free is no error."""
    held = headcount_keys.reservation(headcount_id, application_id)
    stored = table().find(held, Reservation)
    if stored is None or stored.value.status == "filled":
        return
    ledger = get_ledger(headcount_id)
    key = headcount_keys.ledger(headcount_id)
    event = happened(
        EventName.HEADCOUNT_RELEASED, "machine", application_id=application_id, headcount_id=headcount_id
    )
    writes: list[Write] = [
        Replace(key, _without_held(release, ledger.value), ledger.version),
        Remove(held, stored.version),
        record(event, key),
    ]
    if get(application_id).value.stage is Stage.WITHDRAWN:
        table().write(*writes)
        return
    try:
        move(application_id, MoveName.CLOSE_OFFER, "machine", cause=cause, beside=writes)
    except IllegalMove as refused:
        if get(application_id).value.stage is not Stage.WITHDRAWN:
            raise
        raise MovedOn("The candidate has left since their stage was read.") from refused


def _without_held(step: Callable[[Ledger], Ledger], ledger: Ledger) -> Ledger:
    """The ledger with the head freed or filled; where none is reserved, another call has done it between two readings."""
    try:
        return step(ledger)
    except NotReserved as done:
        raise MovedOn("The head was freed or filled since its reservation was read.") from done

"""What a reader may be told of what has happened: which right each event takes, and its line on a timeline."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from pydantic import AwareDatetime, Field

from talent.access import Action, Target, allows
from talent.events import Event, EventName
from talent.kernel import Fact, Phrase
from talent.people import Staff

type Doer = Literal["machine", "candidate", "staff"]

_SPECIAL: Mapping[EventName, Action] = {
    EventName.APPEAL_MADE: Action.DECIDE_APPLICATION,
    EventName.APPEAL_ANSWERED: Action.DECIDE_APPLICATION,
    EventName.LINKS_REVOKED: Action.MANAGE_LINKS,
    EventName.LINKS_RENEWED: Action.MANAGE_LINKS,
    EventName.COMPANY_CHANGED: Action.MANAGE_COMPANY,
    EventName.STAFF_ENROLLED: Action.MANAGE_STAFF,
    EventName.STAFF_CHANGED: Action.MANAGE_STAFF,
    EventName.STAFF_LEFT: Action.MANAGE_STAFF,
    EventName.SIGN_IN_MAILED: Action.MANAGE_STAFF,
    EventName.CHARGES_PASSED_ON: Action.READ_CHARGES,
    EventName.STAFF_MAIL_RETURNED: Action.MANAGE_STAFF,
    EventName.STAFF_MAIL_RESUMED: Action.MANAGE_STAFF,
    EventName.MAIL_BOUNCED: Action.READ_CONTACT,
    EventName.MAIL_DELAYED: Action.READ_CONTACT,
    EventName.MAIL_COMPLAINED: Action.READ_CONTACT,
    EventName.MAIL_RESUMED: Action.READ_CONTACT,
    EventName.ADDRESS_CORRECTED: Action.READ_CONTACT,
    EventName.DUPLICATE_FOUND: Action.READ_DUPLICATES,
    EventName.CANDIDATES_MERGED: Action.READ_DUPLICATES,
    EventName.MERGE_UNDONE: Action.READ_DUPLICATES,
    EventName.CANDIDATES_KEPT_APART: Action.READ_DUPLICATES,
    EventName.LEGAL_HOLD_SET: Action.HOLD_RECORDS,
    EventName.LEGAL_HOLD_LIFTED: Action.HOLD_RECORDS,
    EventName.ERASURE_REQUESTED: Action.ERASE_PERSON,
    EventName.PERSON_ERASED: Action.ERASE_PERSON,
    EventName.CALIBRATION_UPLOADED: Action.MANAGE_CALIBRATIONS,
    EventName.EXPORT_REQUESTED: Action.EXPORT_PERSON,
    EventName.EXPORT_MADE: Action.EXPORT_PERSON,
}


class TimelineEntry(Fact):
    """One thing that happened, in words. `reason`: what a person gave for their decision, for those who decide."""

    event_id: str
    name: EventName
    at: AwareDatetime
    words: Phrase
    by: Doer
    by_name: str = Field(description="the member of staff who did it; empty for others")
    reason: str


_OPERATIONS = frozenset({EventName.MACHINE_STOPPED, EventName.MACHINE_RETRIED})
"""What who keeps the system running is told of, too, by ids alone."""


def rights_to_see(event: Event) -> tuple[Action, ...]:
    """The actions of which one must be allowed to whoever is told of `event`."""
    right = _right_to_see(event)
    return (right, Action.READ_OPERATIONS) if event.name in _OPERATIONS else (right,)


def may_see(staff: Staff, event: Event, target: Target) -> bool:
    """Whether a member of staff may be told of an event about `target`."""
    return any(allows(staff, action, target) for action in rights_to_see(event))


def _right_to_see(event: Event) -> Action:
    if event.name in _SPECIAL:
        return _SPECIAL[event.name]
    if event.webhook_id:
        return Action.MANAGE_WEBHOOKS
    if event.application_id:
        return Action.READ_APPLICATION
    if event.headcount_id:
        return Action.READ_HEADCOUNT
    if event.import_id:
        return Action.READ_IMPORT
    return Action.READ_OPENING if event.opening_id else Action.ERASE_PERSON


def known_to_candidate(happened: Iterable[Event]) -> Iterator[Event]:
    """Events in their order without changes of an offer that has not gone out: what HR weighs before is no promise."""
    sent = False
    for event in happened:
        if event.name in (EventName.HEADCOUNT_RESERVED, EventName.OFFER_SENT):
            sent = event.name is EventName.OFFER_SENT
        if sent or event.name not in (EventName.OFFER_REVISED, EventName.OFFER_WITHDRAWN):
            yield event


def doer(event: Event) -> Doer:
    """What kind of actor did it."""
    match event.by:
        case "machine":
            return "machine"
        case "candidate":
            return "candidate"
        case _:
            return "staff"

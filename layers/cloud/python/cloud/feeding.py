"""The feed of changes: every event at its own place in one order, so that a reader who knows a place misses nothing.

Ids sort by when a transaction began, and one may commit after a later one; a reader who went on from the latest id
would never see it. So the table's stream, which brings events as they were committed, gives each the next number, in one
transaction with the feed's head: an event has one place however often it is brought, and no place is filled later.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from botocore.exceptions import BotoCoreError, ClientError
from pydantic import Field, ValidationError
from talent.access import RULES, Target
from talent.changes import may_see, rights_to_see
from talent.events import Event
from talent.kernel import BoleError, Conflict, Fact
from talent.panel import Scorecard
from talent.people import Staff

from cloud import keys, logkeys
from cloud.applications import get
from cloud.bus import Batch, Failure, Failures
from cloud.headcounts import get_ledger
from cloud.imports import get_import
from cloud.items import Item
from cloud.moment import now
from cloud.openings import get_opening
from cloud.paging import CursorUnknown
from cloud.races import again
from cloud.table import Create, Missing, Replace, Write, parsed, table
from cloud.tools import logger

_KEPT = timedelta(days=30)
_AT_ONCE = 40  # a transaction takes 100 writes; an event is two of them


class CursorTooOld(Conflict):
    """What came after this place is no longer in the feed."""

    next = "Load the lists anew, and go on from the cursor of a call without one."


class FeedHead(Fact):
    """How far the feed goes: the last number that was given."""

    number: int = Field(default=0, ge=0)


class Change(Fact):
    """An event at its place in the feed, with the department that it belongs to ('': the company as a whole)."""

    number: int = Field(ge=1)
    department_id: str
    event: Event


class Place(Fact):
    """That an event has its place."""

    number: int


class Changes(Fact):
    """What was read of the feed, the place to go on from, and whether there is more already."""

    changes: tuple[Change, ...]
    cursor: str
    more: bool


def append_changes(batch: Batch) -> Failures:
    """Gives the events of a batch their places, in its order; names those that are none of ours, and those that lost."""
    failed: list[str] = []
    events: list[tuple[str, Event]] = []
    for each in batch.Records:
        try:
            events.append((each.dynamodb.SequenceNumber, parsed(each.dynamodb.NewImage, Event)))
        except ValidationError:
            failed.append(each.dynamodb.SequenceNumber)
    while events:
        some, rest = events[:_AT_ONCE], events[_AT_ONCE:]
        try:
            _append([event for _, event in some])
        except (BoleError, ClientError, BotoCoreError) as error:
            logger().warning("not in the feed", extra={"error": type(error).__name__})
            failed += [number for number, _ in events]
            break
        events = rest
    return Failures(batchItemFailures=tuple(Failure(itemIdentifier=number) for number in failed))


def read_changes(staff: Staff, cursor: str, limit: int) -> Changes:
    """What `staff` may see of the next `limit` places after `cursor`; without one, the place where the feed ends.

    Raises CursorUnknown, or CursorTooOld for what is no longer kept.
    """
    head = _head()[0].number
    if not cursor:
        return Changes(changes=(), cursor=str(head), more=False)
    if not (cursor.isascii() and cursor.isdigit() and len(cursor) <= 12):
        raise CursorUnknown("This cursor can't be read.")
    at = int(cursor)
    if at == head:
        return Changes(changes=(), cursor=cursor, more=False)
    count = min(head - at, limit)
    found = _after(at, count) if count > 0 else []
    if not found or [each.number for each in found] != list(range(at + 1, at + count + 1)):
        raise CursorTooOld("The feed does not go on from here.")
    last = found[-1].number
    seen = tuple(each for each in found if _visible(each, staff))
    return Changes(changes=seen, cursor=str(last), more=last < head)


def _after(at: int, count: int) -> list[Change]:
    """The changes at the next `count` places; fewer where some are no longer kept."""
    found: list[Change] = []
    asked: Item = {
        "KeyConditionExpression": "pk = :pk AND sk > :at",
        "ExpressionAttributeValues": {":pk": {"S": logkeys.FEED}, ":at": {"S": f"{at:012}"}},
        "ConsistentRead": True,
    }
    while len(found) < count:
        items, last = table().some(asked | {"Limit": count - len(found)})
        found += [parsed(item, Change) for item in items]
        if not last:
            break
        asked["ExclusiveStartKey"] = last
    return found


@again(10)
def _append(events: Sequence[Event]) -> None:
    """One transaction for all that have no place yet. Raises MovedOn after many lost races."""
    fresh = [
        event for event in _once(events) if table().find(logkeys.change_of(event.event_id), Place) is None
    ]
    if not fresh:
        return
    head, version = _head()
    expires = int((now() + _KEPT).timestamp())
    after = FeedHead(number=head.number + len(fresh))
    writes: list[Write] = [
        Replace(logkeys.feed_head(), after, version) if version else Create(logkeys.feed_head(), after)
    ]
    for number, event in enumerate(fresh, head.number + 1):
        change = Change(number=number, department_id=_department(event), event=event)
        writes.append(Create(logkeys.change(number), change, expires_at=expires))
        writes.append(Create(logkeys.change_of(event.event_id), Place(number=number), expires_at=expires))
    table().write(*writes)


def _once(events: Iterable[Event]) -> list[Event]:
    return list({event.event_id: event for event in events}.values())


def _head() -> tuple[FeedHead, int]:
    stored = table().find(logkeys.feed_head(), FeedHead)
    return (stored.value, stored.version) if stored else (FeedHead(), 0)


def _department(event: Event) -> str:
    """The department whose staff may see it; '' for what belongs to none, which only the company's roles see."""
    try:
        if event.application_id:
            return get(event.application_id).value.department_id
        if event.headcount_id:
            return get_ledger(event.headcount_id).value.department_id
        if event.import_id:
            return get_import(event.import_id).department_id
        return get_opening(event.opening_id).department_id if event.opening_id else ""
    except Missing:
        return ""


def _visible(change: Change, staff: Staff) -> bool:
    """Whether the reader's roles reach it now; an interviewer's by the panel as it stands."""
    if may_see(staff, change.event, Target(department_id=change.department_id)):
        return True
    rules = [RULES[action] for action in rights_to_see(change.event)]
    if not any(rule.get(role) == "own" for rule in rules for role in staff.roles):
        return False
    key = keys.scorecard(change.event.application_id, staff.staff_id)
    return bool(change.event.application_id and table().find(key, Scorecard))

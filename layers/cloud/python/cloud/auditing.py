"""The record of who did and who saw what, row by row, in the table.

A row goes to one of a day's chains; the chain's head is moved on in the same transaction, so that rows have one order
and none is lost between two. What was read is recorded before it is shown; events come by the stream.
"""

from botocore.exceptions import BotoCoreError, ClientError
from pydantic import ValidationError
from talent.access import Action
from talent.audit import AuditRow, Deed, Head, appended, deed_of_event, shard_of
from talent.events import Event
from talent.kernel import BoleError, Conflict

from cloud import logkeys
from cloud.bus import Batch, Failure, Failures
from cloud.moment import fresh_id, now
from cloud.races import again
from cloud.table import Create, Replace, Stored, parsed, table
from cloud.tools import logger


class DayClosed(Conflict):
    """The day's record is sealed; what happens now belongs to a later day."""

    next = "Try again: the next try goes to the day that is open."


def record_read(by: str, action: Action, **about: str) -> None:
    """Records, beforehand, that `by` (a staff id or 'candidate') was shown something; `about` are a Deed's id fields."""
    record(Deed(deed_id=fresh_id(), at=now(), by=by, action=action, **about))


def record_events(batch: Batch) -> Failures:
    """Records the events of a batch, and names those that could not be."""
    failed: list[Failure] = []
    for each in batch.Records:
        try:
            record(deed_of_event(parsed(each.dynamodb.NewImage, Event)))
        except (BoleError, ClientError, BotoCoreError, ValidationError) as error:
            logger().warning("not recorded", extra={"error": type(error).__name__})
            failed.append(Failure(itemIdentifier=each.dynamodb.SequenceNumber))
    return Failures(batchItemFailures=tuple(failed))


@again(10)
def record(deed: Deed) -> AuditRow:
    """The deed's row, written now unless it is there already. Raises MovedOn after many lost races."""
    known = table().find(logkeys.audited(deed.deed_id), AuditRow)
    if known:
        return known.value
    head, stored = _open_head(deed.deed_id)
    row, after = appended(head, deed)
    key = logkeys.audit_head(head.day, head.shard)
    table().write(
        Replace(key, after, stored.version) if stored else Create(key, after),
        Create(logkeys.audit_row(row.day, row.shard, row.number), row),
        Create(logkeys.audited(deed.deed_id), row),
    )
    return row


def _open_head(deed_id: str) -> tuple[Head, Stored[Head] | None]:
    """The chain that takes the next row: today's, by the clock. Raises DayClosed."""
    day, shard = now().date(), shard_of(deed_id)
    stored = table().find(logkeys.audit_head(day, shard), Head)
    if stored is None:
        return Head(day=day, shard=shard), None
    if stored.value.closed:
        raise DayClosed("The record of this day is sealed.")
    return stored.value, stored

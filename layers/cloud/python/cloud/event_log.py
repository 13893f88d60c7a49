"""What is kept of every event: its place in the feed and its row in the record of who did what.

One function writes both, because a shard of the table's stream bears two readers at most, and the bus has the other.
"""

from cloud.auditing import record_events
from cloud.bus import Batch, Failure, Failures
from cloud.feeding import append_changes


def log_events(batch: Batch) -> Failures:
    """Gives the events of a batch their places and rows, and names those that lack one of the two, in their order.

    Each is written once however often it is brought, so that what failed for one is brought again for both.
    """
    parts = (append_changes(batch), record_events(batch))
    failed = {each.itemIdentifier for part in parts for each in part.batchItemFailures}
    numbers = (record.dynamodb.SequenceNumber for record in batch.Records)
    return Failures(
        batchItemFailures=tuple(Failure(itemIdentifier=each) for each in numbers if each in failed)
    )

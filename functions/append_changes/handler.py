"""The table's stream → the feed: every event gets its place in one order, once, however often it is brought."""

from cloud.bus import Batch, Failures
from cloud.feeding import append_changes
from cloud.tools import task


@task(Batch)
def handler(batch: Batch) -> Failures:
    """The records that got no place, to be brought again."""
    return append_changes(batch)

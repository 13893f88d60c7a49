"""The table's stream → the record and the feed: every event is a row of the one and has its place in the other."""

from cloud.bus import Batch, Failures
from cloud.event_log import log_events
from cloud.tools import task


@task(Batch)
def handler(batch: Batch) -> Failures:
    """The records that either of the two did not take, to be brought again."""
    return log_events(batch)

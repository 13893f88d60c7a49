"""The table's stream → the record: every event becomes a row, once, however often it is brought."""

from cloud.auditing import record_events
from cloud.bus import Batch, Failures
from cloud.tools import task


@task(Batch)
def handler(batch: Batch) -> Failures:
    """The records that could not be recorded, to be brought again."""
    return record_events(batch)

"""The table's stream → the bus: every event that was written with its cause is told, at least once."""

from cloud.bus import Batch, Failures, publish
from cloud.tools import task


@task(Batch)
def handler(batch: Batch) -> Failures:
    """The records that the bus did not take, to be brought again."""
    return publish(batch)

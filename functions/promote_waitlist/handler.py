"""A head was freed: the best of those who wait for it moves up."""

from cloud.bus import Told
from cloud.tools import task
from cloud.waitlist import promote


@task(Told)
def handler(told: Told) -> dict[str, str]:
    """Whose turn it is; empty when nobody waits."""
    return {"application_id": promote(told.detail.headcount_id, told.detail.event_id)}

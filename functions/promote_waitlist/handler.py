"""A head was freed, or more heads were planned: the best of those who wait for one move up."""

from cloud.bus import Told
from cloud.tools import task
from cloud.waitlist import advance


@task(Told)
def handler(told: Told) -> dict[str, list[str]]:
    """Whose turn it is; empty when nobody waits."""
    return {"application_ids": advance(told.detail)}

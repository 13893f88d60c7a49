"""Starts the clocks of an application that has ended."""

from cloud.bus import Told
from cloud.retention import start_clock
from cloud.tools import task


@task(Told)
def handler(told: Told) -> dict[str, bool]:
    """Whether clocks were started."""
    return {"started": start_clock(told.detail.application_id) is not None}

"""Marks a person's legal holds where no restore of the table reaches."""

from cloud.bus import Told
from cloud.holds import mark_holds
from cloud.tools import task


@task(Told)
def handler(told: Told) -> dict[str, int]:
    """How many holds there are."""
    return {"holds": mark_holds(told.detail.candidate_id)}

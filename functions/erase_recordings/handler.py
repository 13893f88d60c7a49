"""Deletes the recordings of a candidate who took the application or the consent back."""

from cloud.bus import Told
from cloud.erasure import erase_for
from cloud.tools import task


@task(Told)
def handler(told: Told) -> dict[str, int]:
    """How many versions of files went."""
    return {"versions": erase_for(told.detail)}

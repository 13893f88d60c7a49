"""Makes the file of everything held about a person who asked for it."""

from cloud.bus import Told
from cloud.exporting import make_exports
from cloud.tools import task


@task(Told)
def handler(told: Told) -> dict[str, int]:
    """How many files were made."""
    return {"exports": make_exports(told.detail.candidate_id)}

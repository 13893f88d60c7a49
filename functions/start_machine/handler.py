"""An event opens the machine that waits for it; told twice, it opens one execution."""

from cloud.bus import Told
from cloud.machines import open_for
from cloud.tools import task


@task(Told)
def handler(told: Told) -> dict[str, str]:
    """The execution's name."""
    return {"execution": open_for(told.detail)}

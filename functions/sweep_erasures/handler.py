"""Does each erasure once more a day later, for what an analysis under way has written since."""

from cloud.bus import Tick
from cloud.erasure import erase_due
from cloud.tools import task


@task(Tick)
def handler(tick: Tick) -> dict[str, int]:
    """How many erasures were due."""
    return {"erasures": erase_due(tick.time)}

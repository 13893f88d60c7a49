"""A machine has ended without an outcome: it is noted where it stood, and a person is told, who can try it again."""

from cloud.stopped_machines import StoppedMachine, note_stopped
from cloud.tools import task


@task(StoppedMachine)
def handler(stopped: StoppedMachine) -> dict[str, bool]:
    """Whether it was noted just now; what has moved on, or was noted before, is left as it is."""
    return {"noted": note_stopped(stopped)}

"""A decision has ended a human wait: its machine is told the verdict and goes on."""

from cloud.bus import Told
from cloud.tools import task
from cloud.waits import tell_machine


@task(Told)
def handler(told: Told) -> None:
    """Safe to repeat: a machine that was told goes on once."""
    tell_machine(told.detail)

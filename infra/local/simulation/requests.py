"""A person's request: it may break off like any invocation, and the person may or may not try again."""

from collections.abc import Callable

from botocore.exceptions import ClientError
from cloud.table import MovedOn
from talent.kernel import BoleError

from infra.local.simulation.faults import Crashed
from infra.local.simulation.world import World

_TRIES_AGAIN = 0.7
_PAUSE_MS = 2_000


def request(world: World, action: Callable[[], object]) -> None:
    """Does one step of the API as a person does: told that it is too late, they leave it."""
    failures = 0
    while not _is_over(world, "request", failures, action):
        failures += 1
        if failures > 2 or not world.faults.happens(_TRIES_AGAIN):
            return
        world.scheduler.sleep(_PAUSE_MS)


def carried_out(world: World, action: Callable[[], object]) -> None:
    """Does one step of a machine that is not simulated, as often as it takes; one that is overtaken stops."""
    failures = 0
    while not _is_over(world, "machine", failures, action):
        failures += 1
        world.scheduler.sleep(_PAUSE_MS)


def _is_over(world: World, kind: str, failures: int, action: Callable[[], object]) -> bool:
    """Whether the action was done or refused; False when it broke off and may be tried again."""
    with world.invocation(kind, failures):
        try:
            action()
        except (Crashed, MovedOn, ClientError):
            return False
        except BoleError:
            return True
    return True

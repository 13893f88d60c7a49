"""Lost races: a step that reads, decides and writes is done anew when somebody else wrote in between."""

from collections.abc import Callable
from functools import wraps

from cloud.table import MovedOn


def again[**P, T](attempts: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Does the step up to `attempts` times while it raises MovedOn; the last one goes on to the caller.

    The step must read everything that it decides by, so that it sees what the other has written.
    """

    def wear(step: Callable[P, T]) -> Callable[P, T]:
        @wraps(step)
        def tried(*given: P.args, **named: P.kwargs) -> T:
            for _ in range(attempts - 1):
                try:
                    return step(*given, **named)
                except MovedOn:
                    continue
            return step(*given, **named)

        return tried

    return wear

"""The waits between retries, as one thing that tests may hurry and that `quiet` can see."""

import threading
import time


class Pauses:
    """Sleeps like the `time` module, times `pace`; counts who is asleep."""

    def __init__(self, pace: float = 1.0) -> None:
        self._pace = pace
        self._asleep = 0
        self._lock = threading.Lock()

    @property
    def asleep(self) -> int:
        """How many are waiting to try again."""
        return self._asleep

    def sleep(self, seconds: float) -> None:
        """Wait `seconds` times the pace."""
        with self._lock:
            self._asleep += 1
        try:
            time.sleep(seconds * self._pace)
        finally:
            with self._lock:
                self._asleep -= 1

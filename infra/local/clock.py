"""The ticker that stands for EventBridge's schedules."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime

from infra.local.events import scheduled_event
from infra.local.shapes import Json


def tick(function: str, minutes: int, send: Callable[[str, Json], None]) -> None:
    """Send the function its event every so many minutes, for as long as the process lives."""
    pause = threading.Event()

    def run() -> None:
        while not pause.wait(minutes * 60):
            send(function, scheduled_event(function, datetime.now(UTC)))

    threading.Thread(target=run, name=f"clock-{function}", daemon=True).start()

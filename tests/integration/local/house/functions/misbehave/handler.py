"""Goes wrong in every way that a function can."""

import os
import sys
import time
from typing import Any


class SeatTaken(Exception):
    """A business error, caught by its name in a machine."""


def handler(event: dict[str, Any], context: object) -> object:
    """Do what `event["how"]` says."""
    match event["how"]:
        case "raise":
            raise SeatTaken(event.get("message", "no seat left"))
        case "exit":
            os._exit(3)
        case "sleep":
            time.sleep(30)
        case "hog":
            bytearray(400_000_000)
        case "shout":
            sys.stdout.write("伯乐 was here\n")
        case "babble":
            return "x" * 6_400_000
        case "set":
            return {1, 2}
    return "fine"

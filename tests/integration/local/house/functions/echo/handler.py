"""Gives back what it gets, with what it knows of its surroundings."""

import os
from pathlib import Path
from typing import Any

VARIABLES = dict(os.environ)


def handler(event: object, context: Any) -> object:  # noqa: ANN401 - Lambda's context
    """Echo the event, or tell about the worker when asked to."""
    if event == "surroundings":
        return {
            "process": os.getpid(),
            "folder": Path.cwd().name,
            "variables": VARIABLES,
            "request": context.aws_request_id,
            "left": context.get_remaining_time_in_millis(),
        }
    return event

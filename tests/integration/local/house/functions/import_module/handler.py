"""Imports what it is told to."""

import importlib
from typing import Any


def handler(event: dict[str, Any], context: object) -> object:
    """The module's name, or the error's class as Lambda would give it."""
    return importlib.import_module(event["module"]).__name__

"""Where the sets of others lie that quality is measured on; none of them is part of the project."""

import os
from pathlib import Path


def data_folder() -> Path:
    """The folder that the variable DATA names (`make eval DATA=folder`), else `shared/data` beside the checkout."""
    named = os.environ.get("DATA")
    return Path(named) if named else Path(__file__).resolve().parents[3] / "shared" / "data"

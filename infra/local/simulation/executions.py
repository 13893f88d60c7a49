"""One execution of a machine, and what Step Functions tells of it after its end."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from cloud.settings import settings

from infra.local.shapes import JsonObject

type Struck = Literal["", "outage", "stopped"]


@dataclass(slots=True)
class Execution:
    """One execution: where it stands, and how it ended."""

    machine: str
    name: str
    input: JsonObject
    status: str = "RUNNING"
    state: str = ""
    error: str = ""
    struck: Struck = ""
    ended_at: datetime | None = None

    def described(self) -> dict[str, Any]:
        """As Step Functions describes it after its end."""
        arn = f"{settings().machine_arn_prefix}{self.machine}"
        return {
            "executionArn": f"{arn}:{self.name}",
            "stateMachineArn": arn,
            "name": self.name,
            "status": self.status,
            "stopDate": self.ended_at,
            "error": self.error or None,
            "input": json.dumps(self.input),
        }

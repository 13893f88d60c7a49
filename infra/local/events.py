"""Events as EventBridge hands them to a function: from the bus, from S3, from the clock."""

import uuid
from datetime import UTC, datetime

from infra.local.plan import ACCOUNT, REGION
from infra.local.shapes import JsonObject


def bridge_event(event: JsonObject) -> JsonObject:
    """The emulator's event with an id of its own and its time spelt as AWS spells it."""
    made = event.get("time")
    moment = datetime.fromtimestamp(made, UTC) if isinstance(made, int | float) else datetime.now(UTC)
    kept = {name: value for name, value in event.items() if name != "ingestion-time"}
    return kept | {"id": str(uuid.uuid4()), "time": made if isinstance(made, str) and made else stamp(moment)}


def scheduled_event(function: str, at: datetime) -> JsonObject:
    """What a schedule sends at a moment."""
    return {
        "version": "0",
        "id": str(uuid.uuid4()),
        "detail-type": "Scheduled Event",
        "source": "aws.events",
        "account": ACCOUNT,
        "time": stamp(at),
        "region": REGION,
        "resources": [f"arn:aws:events:{REGION}:{ACCOUNT}:rule/bole-{function}"],
        "detail": {},
    }


def stamp(moment: datetime) -> str:
    """UTC to the second, with a Z."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

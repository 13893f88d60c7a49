"""Notes each event that reaches it in the table; fails as often as the event asks."""

import os
from typing import Any

import boto3

TABLE: Any = boto3.resource("dynamodb").Table(os.environ["BOLE_TABLE"])


def handler(event: dict[str, Any], context: object) -> None:
    """Count the visit, then fail for the first `fail` visits."""
    name = event["detail"].get("name") or event["detail"]["object"]["key"]
    visits = TABLE.update_item(
        Key={"pk": "NOTE", "sk": name},
        UpdateExpression="ADD visits :one SET body = :body",
        ExpressionAttributeValues={":one": 1, ":body": str(event)},
        ReturnValues="ALL_NEW",
    )["Attributes"]["visits"]
    if visits <= event["detail"].get("fail", 0):
        raise RuntimeError(f"visit {visits}")

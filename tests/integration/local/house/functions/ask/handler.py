"""Keeps a task token for a person to answer, as a human wait does."""

import os
from typing import Any

import boto3

TABLE: Any = boto3.resource("dynamodb").Table(os.environ["BOLE_TABLE"])


def handler(event: dict[str, Any], context: object) -> None:
    """Keep the token under the name that the machine gave."""
    TABLE.put_item(Item={"pk": "TOKEN", "sk": event["name"], "token": event["token"]})

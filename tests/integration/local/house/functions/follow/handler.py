"""Follows the table's stream: notes each record, in order, and fails where the record says so."""

import os
from typing import Any

import boto3

TABLE: Any = boto3.resource("dynamodb").Table(os.environ["BOLE_TABLE"])


def handler(event: dict[str, Any], context: object) -> object:
    """Report the first failed record; raise where a record is a bomb."""
    failures = []
    for record in event["Records"]:
        image = record["dynamodb"]["NewImage"]
        visits = TABLE.update_item(
            Key={"pk": "FOLLOWED", "sk": f"of {image['sk']['S']}"},
            UpdateExpression="ADD visits :one SET place = if_not_exists(place, :place)",
            ExpressionAttributeValues={":one": 1, ":place": record["dynamodb"]["SequenceNumber"]},
            ReturnValues="ALL_NEW",
        )["Attributes"]["visits"]
        if "bomb" in image and visits <= int(image["bomb"]["N"]):
            raise RuntimeError("bomb")
        if "fail" in image and visits <= int(image["fail"]["N"]):
            failures.append({"itemIdentifier": record["dynamodb"]["SequenceNumber"]})
            break
    return {"batchItemFailures": failures}

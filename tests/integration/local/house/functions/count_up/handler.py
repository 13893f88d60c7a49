"""Takes one seat in a conditional transaction."""

import os
from typing import Any

import boto3
from botocore.exceptions import ClientError

CLIENT: Any = boto3.client("dynamodb")
TABLE = os.environ["BOLE_TABLE"]


def handler(event: dict[str, Any], context: object) -> object:
    """True when a seat was left."""
    seat = {
        "TableName": TABLE,
        "Key": {"pk": {"S": "SEATS"}, "sk": {"S": event["room"]}},
        "UpdateExpression": "ADD taken :one",
        "ConditionExpression": "attribute_not_exists(taken) OR taken < :seats",
        "ExpressionAttributeValues": {":one": {"N": "1"}, ":seats": {"N": str(event["seats"])}},
    }
    guest = {
        "TableName": TABLE,
        "Item": {"pk": {"S": event["room"]}, "sk": {"S": event["guest"]}},
        "ConditionExpression": "attribute_not_exists(pk)",
    }
    try:
        CLIENT.transact_write_items(TransactItems=[{"Update": seat}, {"Put": guest}])
    except ClientError as error:
        if error.response["Error"]["Code"] != "TransactionCanceledException":
            raise
        return False
    return True

"""Asks AWS for what its row may grant or not."""

import os
from typing import Any

import boto3


def handler(event: dict[str, Any], context: object) -> None:
    """Write, put, or send, as the event says."""
    match event["what"]:
        case "write":
            item = {"pk": {"S": "TRESPASS"}, "sk": {"S": "1"}}
            boto3.client("dynamodb").put_item(TableName=os.environ["BOLE_TABLE"], Item=item)
        case "read":
            key = {"pk": {"S": "TRESPASS"}, "sk": {"S": "1"}}
            boto3.client("dynamodb").get_item(TableName=os.environ["BOLE_TABLE"], Key=key)
        case "put":
            boto3.client("s3").put_object(Bucket=os.environ["BOLE_UPLOADS_BUCKET"], Key="x", Body=b"x")
        case "answer":
            boto3.client("stepfunctions").send_task_success(taskToken="any", output="{}")

"""IAM for the local cloud: each worker has a key of its own, and may ask AWS only for what its row's grants name.

Requests with any other key (the machines, the clock, the set-up) pass. Addresses that a function signed for a
browser carry its key, so they open no more than the function might.
"""

import json
import re
from base64 import b32encode
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from typing import cast
from urllib.parse import parse_qs, unquote
from wsgiref.types import StartResponse, WSGIEnvironment

from infra.local.plan import bucket_name
from infra.local.shapes import JsonObject
from infra.stacks.rights import RIGHTS
from infra.stacks.shapes import Function

_KEY = re.compile(rb"(AKIA[A-Z2-7]{16})/\d{8}/[a-z0-9-]+/([a-z0-9-]+)/aws4_request")
_TARGETS = {
    "DynamoDB_20120810": "dynamodb",
    "AWSStepFunctions": "states",
    "AWSEvents": "events",
    "AWSCognitoIdentityProviderService": "cognito-idp",
    "secretsmanager": "secretsmanager",
    "TrentService": "kms",
}
_TRANSACTED = {
    "Put": "PutItem",
    "Update": "UpdateItem",
    "Delete": "DeleteItem",
    "ConditionCheck": "ConditionCheckItem",
    "Get": "GetItem",
}
_BUCKETS = {bucket_name(row): row for row in ("uploads", "artefacts", "weights", "audit")}
_S3: Mapping[str, Callable[[bool, bool], str]] = {
    "GET": lambda key, upload: (
        ("ListMultipartUploadParts" if upload else "GetObject") if key else "ListBucket"
    ),
    "HEAD": lambda key, _: "GetObject" if key else "ListBucket",
    "PUT": lambda *_: "PutObject",
    "POST": lambda *_: "PutObject",
    "DELETE": lambda _, upload: "AbortMultipartUpload" if upload else "DeleteObject",
}


def access_key(function: str) -> str:
    """The key of a function's worker: the same in every run, another for every function."""
    return "AKIA" + b32encode(sha256(function.encode()).digest()).decode()[:16]


class Guard:
    """Knows every worker's key and what its row allows."""

    def __init__(self, functions: Iterable[Function]) -> None:
        self._rows = {access_key(row.name).encode(): row for row in functions}

    def refusal(self, environ: WSGIEnvironment, body: bytes) -> str | None:
        """Why the request is denied, in IAM's words, or None when it may pass."""
        asked = _KEY.search(_signature(environ, body))
        row = self._rows.get(asked[1]) if asked else None
        if row is None or asked is None:
            return None
        allowed = {
            f"{action} {right.on.removesuffix(' objects') if action.startswith('s3:') else ''}".strip()
            for grant in row.grants
            for right in RIGHTS[grant]
            for action in right.actions
        }
        for action in _actions(asked[2].decode(), environ, body):
            if action not in allowed:
                return (
                    f"bole-{row.name} is not authorized to perform: {action}; its row's grants don't name it"
                )
        return None


def _signature(environ: WSGIEnvironment, body: bytes) -> bytes:
    """Where the caller's key stands: the header, the signed address, or the fields of a browser's form."""
    header = str(environ.get("HTTP_AUTHORIZATION", ""))
    form = body[:16_384] if environ.get("CONTENT_TYPE", "").startswith("multipart/form-data") else b""
    return header.encode() + b" " + unquote(environ.get("QUERY_STRING", "")).encode() + b" " + form


def _actions(service: str, environ: WSGIEnvironment, body: bytes) -> list[str]:
    """The IAM actions that the request needs; for S3 with the bucket's row behind it."""
    if service == "s3":
        return [_s3_action(environ)]
    if service == "ses":
        return ["ses:SendEmail"]
    target = str(environ.get("HTTP_X_AMZ_TARGET", ""))
    prefix, _, operation = target.partition(".")
    if operation == "TransactWriteItems":
        asked = cast("dict[str, list[JsonObject]]", json.loads(body))
        return sorted({f"dynamodb:{_TRANSACTED[kind]}" for item in asked["TransactItems"] for kind in item})
    if operation == "TransactGetItems":
        return ["dynamodb:GetItem"]
    return [f"{_TARGETS.get(prefix, service)}:{operation}"]


def _s3_action(environ: WSGIEnvironment) -> str:
    bucket, _, key = unquote(environ["PATH_INFO"]).lstrip("/").partition("/")
    asked = parse_qs(environ.get("QUERY_STRING", ""), keep_blank_values=True)
    action = _S3[environ["REQUEST_METHOD"]](bool(key), "uploadId" in asked)
    if "versions" in asked and action == "ListBucket":
        action = "ListBucketVersions"
    if "versionId" in asked and action in ("GetObject", "DeleteObject"):
        action += "Version"
    return f"s3:{action} {_BUCKETS.get(bucket, bucket)}"


def deny(environ: WSGIEnvironment, why: str, start_response: StartResponse) -> Iterable[bytes]:
    """AWS's answer to a request without the right."""
    if not (environ.get("HTTP_X_AMZ_TARGET") or environ["PATH_INFO"].startswith("/v2/email")):
        body = f"<Error><Code>AccessDenied</Code><Message>{why}</Message></Error>".encode()
        start_response(
            "403 Forbidden", [("Content-Type", "application/xml"), ("Content-Length", str(len(body)))]
        )
    else:
        body = f'{{"__type":"AccessDeniedException","message":"{why}"}}'.encode()
        headers = [("Content-Type", "application/json"), ("x-amzn-errortype", "AccessDeniedException")]
        start_response("403 Forbidden", [*headers, ("Content-Length", str(len(body)))])
    return [body]

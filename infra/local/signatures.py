"""What S3 enforces of a signed address or form, and the emulator does not: signature, expiry, type and length.

Without this a browser could send any file to any presigned address for ever. The rules are SigV4's for query
strings and for POST policies; a request to S3 that nobody signed is refused, as no bucket is public.
"""

import hashlib
import hmac
import json
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from urllib.parse import parse_qsl, quote
from wsgiref.types import WSGIEnvironment

from werkzeug.wrappers import Request

from infra.local.aws import secret_of

_STAMP = "%Y%m%dT%H%M%SZ"
_UNCHECKED_FIELDS = {"x-amz-signature", "policy", "file"}


@dataclass(frozen=True, slots=True)
class Refusal:
    """S3's answer to a request that its signature does not cover."""

    status: str
    code: str
    message: str


_MISMATCH = Refusal(
    "403 Forbidden", "SignatureDoesNotMatch", "The request signature does not match the one that was signed."
)
_EXPIRED = Refusal("403 Forbidden", "AccessDenied", "Request has expired")
_UNSIGNED = Refusal("403 Forbidden", "AccessDenied", "Access Denied")


def check(environ: WSGIEnvironment, body: bytes) -> Refusal | None:
    """Why S3 would refuse the request, or None where it would not, or where it is not for S3."""
    path = str(environ["PATH_INFO"])
    if environ.get("HTTP_AUTHORIZATION") or environ.get("HTTP_X_AMZ_TARGET") or "/.well-known/" in path:
        return None
    query = dict(parse_qsl(environ.get("QUERY_STRING", ""), keep_blank_values=True))
    if "X-Amz-Signature" in query:
        return _address(environ, query)
    if environ.get("CONTENT_TYPE", "").startswith("multipart/form-data"):
        return _form(environ, body)
    return None if environ["REQUEST_METHOD"] == "OPTIONS" else _UNSIGNED


def _address(environ: WSGIEnvironment, query: dict[str, str]) -> Refusal | None:
    signature, scope = query.pop("X-Amz-Signature"), query["X-Amz-Credential"].split("/")
    signed_at = datetime.strptime(query["X-Amz-Date"], _STAMP).replace(tzinfo=UTC)
    if datetime.now(UTC) > signed_at + timedelta(seconds=int(query["X-Amz-Expires"])):
        return _EXPIRED
    names = query["X-Amz-SignedHeaders"].split(";")
    canonical = "\n".join(
        [
            str(environ["REQUEST_METHOD"]),
            str(environ["RAW_URI"]).partition("?")[0],
            "&".join(f"{_quoted(name)}={_quoted(value)}" for name, value in sorted(query.items())),
            *(f"{name}:{' '.join(_header(environ, name).split())}" for name in names),
            "",
            ";".join(names),
            _header(environ, "x-amz-content-sha256") or "UNSIGNED-PAYLOAD",
        ]
    )
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    text = "\n".join(["AWS4-HMAC-SHA256", query["X-Amz-Date"], "/".join(scope[1:]), digest])
    return None if hmac.compare_digest(_sign(scope, text), signature) else _MISMATCH


def _form(environ: WSGIEnvironment, body: bytes) -> Refusal | None:
    request = Request({**environ, "wsgi.input": BytesIO(body)})
    fields = {name.lower(): value for name, value in request.form.items()}
    policy = fields.get("policy", "")
    if not policy or "x-amz-credential" not in fields:
        return _UNSIGNED
    scope = fields["x-amz-credential"].split("/")
    if not hmac.compare_digest(_sign(scope, policy), fields.get("x-amz-signature", "")):
        return _MISMATCH
    terms = json.loads(b64decode(policy))
    if datetime.now(UTC) > datetime.fromisoformat(terms["expiration"]):
        return _not_by_policy("Policy expired.")
    bucket = str(environ["PATH_INFO"]).strip("/").partition("/")[0]
    sent = request.files.get("file")
    length = len(sent.stream.read()) if sent else len(fields.get("file", "").encode())
    return _terms_kept(terms["conditions"], {**fields, "bucket": bucket}, length)


def _terms_kept(conditions: list[object], fields: Mapping[str, str], length: int) -> Refusal | None:
    covered = {"bucket", *_UNCHECKED_FIELDS}
    for condition in conditions:
        rows = (
            [("eq", f"${k}", v) for k, v in condition.items()] if isinstance(condition, dict) else [condition]
        )
        for row in rows:
            if not isinstance(row, list | tuple):
                return _not_by_policy("Invalid condition.")
            kind, first, second = row
            if kind == "content-length-range":
                if refusal := _length_kept(length, int(first), int(second)):
                    return refusal
                continue
            name = str(first).removeprefix("$").lower()
            covered.add(name)
            value = fields.get(name, "")
            if not (value == second if kind == "eq" else value.startswith(str(second))):
                return _not_by_policy(f"Policy Condition failed: {json.dumps([kind, first, second])}")
    extra = [name for name in fields if name not in covered and not name.startswith("x-ignore-")]
    return _not_by_policy(f"Extra input fields: {', '.join(extra)}") if extra else None


def _length_kept(length: int, least: int, most: int) -> Refusal | None:
    if length > most:
        message = "Your proposed upload exceeds the maximum allowed size"
        return Refusal("400 Bad Request", "EntityTooLarge", message)
    if length < least:
        message = "Your proposed upload is smaller than the minimum allowed size"
        return Refusal("400 Bad Request", "EntityTooSmall", message)
    return None


def _not_by_policy(why: str) -> Refusal:
    return Refusal("403 Forbidden", "AccessDenied", f"Invalid according to Policy: {why}")


def _sign(scope: list[str], text: str) -> str:
    """SigV4: the text under the key derived for the scope `key id/date/region/service/aws4_request`."""
    key = f"AWS4{secret_of(scope[0])}".encode()
    for part in scope[1:]:
        key = hmac.digest(key, part.encode(), "sha256")
    return hmac.digest(key, text.encode(), "sha256").hex()


def _header(environ: WSGIEnvironment, name: str) -> str:
    key = name.upper().replace("-", "_")
    return str(environ.get(key if key in {"CONTENT_TYPE", "CONTENT_LENGTH"} else f"HTTP_{key}", ""))


def _quoted(text: str) -> str:
    return quote(text, safe="-_.~")

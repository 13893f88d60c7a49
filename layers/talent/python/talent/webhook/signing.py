"""Signatures as Standard Webhooks 1.0 has them: HMAC-SHA256 over id, timestamp and body, in three headers.

`webhook-signature` is a list by spaces of `v1,` and base64. While a secret is being replaced both the new and the old
one sign, so that a receiver can change over at any moment.
"""

from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from hmac import new as hmac

_PREFIX = "whsec_"
SECRET_BYTES = 32


def new_secret(entropy: bytes) -> str:
    """A secret as its receiver keeps it: `whsec_` and base64 of 24 to 64 random bytes, or ValueError."""
    if not 24 <= len(entropy) <= 64:
        raise ValueError("a webhook's secret has 24 to 64 bytes")
    return _PREFIX + b64encode(entropy).decode()


def signature(secret: str, message_id: str, seconds: int, body: bytes) -> str:
    """One signature: `v1,` and base64 of HMAC-SHA256 over `id.timestamp.body`, `seconds` since 1970."""
    key = b64decode(secret.removeprefix(_PREFIX))
    signed = f"{message_id}.{seconds}.".encode() + body
    return "v1," + b64encode(hmac(key, signed, sha256).digest()).decode()


def headers(secrets: Sequence[str], message_id: str, at: datetime, body: bytes) -> Mapping[str, str]:
    """The three headers of a try at moment `at`, signed with each of `secrets`, the newest first."""
    seconds = int(at.timestamp())
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(seconds),
        "webhook-signature": " ".join(signature(each, message_id, seconds, body) for each in secrets),
    }

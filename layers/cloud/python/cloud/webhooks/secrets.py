"""The secrets that webhooks are signed with: made here, shown once, kept encrypted by a key of their own.

Who registers an endpoint may only encrypt and who sends may only decrypt, so the API can't read a secret back.
"""

from base64 import b64decode, b64encode
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

import boto3
from talent.webhook import Webhook, new_secret
from talent.webhook.endpoint import signing
from talent.webhook.signing import SECRET_BYTES

from cloud.moment import fresh_bytes
from cloud.settings import settings

if TYPE_CHECKING:
    from mypy_boto3_kms import KMSClient


@cache
def _kms() -> "KMSClient":
    return boto3.client("kms")


def make_secret(webhook_id: str) -> tuple[str, str]:
    """A new secret for an endpoint, and the same encrypted; it opens for this endpoint alone."""
    secret = new_secret(fresh_bytes(SECRET_BYTES))
    sealed = _kms().encrypt(
        KeyId=settings().webhook_key, Plaintext=secret.encode(), EncryptionContext=_of(webhook_id)
    )
    return secret, b64encode(sealed["CiphertextBlob"]).decode()


def secrets_of(webhook: Webhook, at: datetime) -> list[str]:
    """The secrets that sign at a moment, the newest first."""
    return [
        _kms()
        .decrypt(
            KeyId=settings().webhook_key,
            CiphertextBlob=b64decode(each.sealed),
            EncryptionContext=_of(webhook.webhook_id),
        )["Plaintext"]
        .decode()
        for each in signing(webhook, at)
    ]


def _of(webhook_id: str) -> dict[str, str]:
    return {"webhook": webhook_id}

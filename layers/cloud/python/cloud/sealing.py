"""The end of a day of the record: its chains closed, their heads signed by KMS, the day locked away in S3.

The chains are closed and the seal is written in one transaction, so that no row comes after its seal. The day's file
is then put where it can't be deleted; a run that broke off between the two is caught up by the next.
"""

from base64 import b64encode
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

import boto3
from talent.audit import SHARDS, AuditRow, Head, Seal, SealedDay, seal_of, text_of
from talent.kernel import Conflict, Fact

from cloud import logkeys
from cloud.files import Bucket
from cloud.paging import Page, page_of
from cloud.settings import settings
from cloud.table import Create, Replace, Stored, Write, table

if TYPE_CHECKING:
    from mypy_boto3_kms import KMSClient

_GRACE = timedelta(hours=1)
"""Nobody still writes to a day that has been over for so long: a function's longest run is a quarter of it."""


class DayNotSealed(Conflict):
    """The day is not over, or nothing happened on it."""

    next = "Ask for a day that `GET /audit/days` lists; a day is sealed an hour after midnight, UTC."


class KeptSeal(Fact):
    """A seal in the table, with its signature, and whether the day's file lies locked in S3."""

    seal: Seal
    signature: str
    public_key: str
    locked: bool = False


@cache
def _kms() -> "KMSClient":
    return boto3.client("kms")


def audit_files() -> Bucket:
    """Where sealed days lie, locked."""
    return Bucket(settings().audit_bucket)


def file_key(day: date) -> str:
    """Where a sealed day lies."""
    return f"days/{day.isoformat()}.json"


def seal_days(moment: datetime) -> int:
    """Seals every day that was over an hour before `moment`, and locks away what is sealed; how many were sealed."""
    closed = (moment - _GRACE).date()
    kept = seals()
    known = {each.value.seal.day for each in kept}
    last = kept[-1].value.seal if kept else None
    due = sorted({head.value.day for head in _heads() if head.value.day < closed} - known)
    for day in due:
        last = _seal(day, last, moment)
    for stored in seals():
        if not stored.value.locked:
            _lock(stored)
    return len(due)


def seals() -> list[Stored[KeptSeal]]:
    """Every seal, oldest first."""
    return table().under("AUDIT", "SEAL#", KeptSeal)


def page_of_seals(cursor: str, limit: int) -> Page[KeptSeal]:
    """Some of the seals, oldest first. Raises CursorUnknown."""
    return page_of(None, "AUDIT", KeptSeal, cursor=cursor, limit=limit, prefix="SEAL#")


def address(day: date, seconds: int) -> str:
    """A signed address of a sealed day's file. Raises DayNotSealed."""
    stored = table().find(logkeys.audit_seal(day), KeptSeal)
    if stored is None or not stored.value.locked:
        raise DayNotSealed("There is no sealed record of this day.")
    return audit_files().link(file_key(day), seconds, f"audit-{day.isoformat()}.json")


def _heads(day: str = "") -> list[Stored[Head]]:
    return table().under("AUDIT", f"HEAD#{day}", Head)


def _seal(day: date, last: Seal | None, moment: datetime) -> Seal:
    """Closes the day's chains and writes its seal. Raises MovedOn when a row was written meanwhile."""
    stored = {each.value.shard: each for each in _heads(day.isoformat())}
    heads = [
        (stored[shard].value if shard in stored else Head(day=day, shard=shard)).model_copy(
            update={"closed": True}
        )
        for shard in range(SHARDS)
    ]
    seal = seal_of(day, heads, last, moment)
    key = settings().audit_key
    signed = _kms().sign(
        KeyId=key, Message=text_of(seal), MessageType="RAW", SigningAlgorithm="ECDSA_SHA_256"
    )
    kept = KeptSeal(
        seal=seal,
        signature=b64encode(signed["Signature"]).decode(),
        public_key=b64encode(_kms().get_public_key(KeyId=key)["PublicKey"]).decode(),
    )
    table().write(*_closing(heads, stored), Create(logkeys.audit_seal(day), kept))
    return seal


def _closing(heads: Iterable[Head], stored: dict[int, Stored[Head]]) -> Iterable[Write]:
    for head in heads:
        key = logkeys.audit_head(head.day, head.shard)
        known = stored.get(head.shard)
        yield Replace(key, head, known.version) if known else Create(key, head)


def _lock(stored: Stored[KeptSeal]) -> None:
    kept = stored.value
    day = kept.seal.day
    rows = [
        row.value
        for shard in range(SHARDS)
        for row in table().under(logkeys.audit_row(day, shard, 1).pk, "", AuditRow)
    ]
    whole = SealedDay(seal=kept.seal, signature=kept.signature, public_key=kept.public_key, rows=tuple(rows))
    audit_files().write_model(file_key(day), whole)
    after = kept.model_copy(update={"locked": True})
    table().write(Replace(logkeys.audit_seal(day), after, stored.version))

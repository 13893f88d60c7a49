"""The end of a day: the heads of its chains, bound to the day sealed before it, and signed.

A seal is signed by a key that nobody can take out, and kept where nobody can delete it for years. So a row can't be
changed, taken out or cut off the end unseen, and neither can a whole day.
"""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256

from pydantic import AwareDatetime

from talent.audit.row import START, AuditRow, Head, canonical
from talent.kernel import Fact


class Seal(Fact):
    """Where each of a day's chains ended; `previous` is the digest of the seal before (zeros: none)."""

    day: date
    heads: tuple[Head, ...]
    previous: str = START
    sealed_at: AwareDatetime

    @property
    def rows(self) -> int:
        """How many rows the day has."""
        return sum(head.rows for head in self.heads)

    @property
    def sha256(self) -> str:
        """The digest that the next day's seal names."""
        return sha256(text_of(self)).hexdigest()


class SealedDay(Fact):
    """A day as it is exported. `signature` is base64 of ECDSA over the seal's text with SHA-256, in DER."""

    seal: Seal
    signature: str
    public_key: str
    rows: tuple[AuditRow, ...]


def text_of(seal: Seal) -> bytes:
    """What is signed."""
    return canonical(seal)


def seal_of(day: date, heads: Sequence[Head], previous: Seal | None, at: AwareDatetime) -> Seal:
    """The seal of a day, over its heads in their shards' order."""
    ordered = tuple(sorted(heads, key=lambda head: head.shard))
    return Seal(day=day, heads=ordered, previous=previous.sha256 if previous else START, sealed_at=at)

"""The record of who did and who saw what: append-only rows in chains, each day closed by a signed seal.

A row holds ids and digests only, so that an erasure needs no edit of it. Rows are spread over shards, each a
chain of its own, so that many can be written at once; the day's seal names the head of every chain.
"""

from talent.audit.row import SHARDS, START, AuditRow, Deed, Head, appended, deed_of_event, shard_of
from talent.audit.seal import Seal, SealedDay, seal_of, text_of
from talent.audit.verifying import Finding, check_day, check_order

__all__ = [
    "SHARDS",
    "START",
    "AuditRow",
    "Deed",
    "Finding",
    "Head",
    "Seal",
    "SealedDay",
    "appended",
    "check_day",
    "check_order",
    "deed_of_event",
    "seal_of",
    "shard_of",
    "text_of",
]

"""One row of the record, and how it is chained to the row before it."""

import json
from datetime import date
from hashlib import sha256
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, Field

from talent.events import Event
from talent.kernel import Fact

SHARDS = 8
"""Chains a day: as many rows can be written at one moment without waiting for one another."""

START = "0" * 64
"""What the first row of a chain names as the row before it."""


_Later = Annotated[str, Field(exclude_if=lambda value: not value)]
"""An id that rows have since days were sealed without it: empty, it is not in the digest, so that those still verify."""


class Deed(Fact):
    """What was done or seen: by whom, what, and about which things. `by` is 'machine', 'candidate' or a staff id.

    `staff_id` is whom of the staff it was done to. `content_sha256` is the digest of what was done (an event as it was
    written); empty where something was read.
    """

    deed_id: str
    at: AwareDatetime
    by: str
    action: str
    application_id: str = ""
    candidate_id: str = ""
    opening_id: str = ""
    headcount_id: str = ""
    import_id: str = ""
    content_sha256: str = ""
    staff_id: _Later = ""
    other_candidate_id: _Later = ""
    webhook_id: _Later = ""
    calibration_version: _Later = ""


class AuditRow(Fact):
    """A deed at its place: the `number`th (from 1) of a day's shard, after the row whose digest is `previous`."""

    day: date
    shard: int = Field(ge=0, lt=SHARDS)
    number: int = Field(ge=1)
    deed: Deed
    previous: str
    sha256: str


class Head(Fact):
    """Where a day's shard ends: how many rows, and the last one's digest. A closed head takes no more rows."""

    day: date
    shard: int = Field(ge=0, lt=SHARDS)
    rows: int = Field(default=0, ge=0)
    sha256: str = START
    closed: bool = False


def canonical(value: BaseModel, leave_out: frozenset[str] = frozenset()) -> bytes:
    """The one way in which a value is written for its digest: JSON in UTF-8, keys sorted, no spaces."""
    fields = value.model_dump(mode="json", exclude=set(leave_out))
    return json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def digest(row: AuditRow) -> str:
    """The row's SHA-256 over everything in it, the previous row's digest included, but for itself."""
    return sha256(canonical(row, frozenset({"sha256"}))).hexdigest()


def appended(head: Head, deed: Deed) -> tuple[AuditRow, Head]:
    """The next row of a chain, and where the chain then ends."""
    row = AuditRow(
        day=head.day,
        shard=head.shard,
        number=head.rows + 1,
        deed=deed,
        previous=head.sha256,
        sha256="",
    )
    row = row.model_copy(update={"sha256": digest(row)})
    return row, head.model_copy(update={"rows": row.number, "sha256": row.sha256})


def shard_of(deed_id: str) -> int:
    """Which chain a deed goes to: even over all, and the same on every try."""
    return sha256(deed_id.encode()).digest()[0] % SHARDS


def deed_of_event(event: Event) -> Deed:
    """An event as a deed; the event itself is kept by its digest."""
    return Deed(
        deed_id=event.event_id,
        at=event.occurred_at,
        by=event.by,
        action=event.name,
        application_id=event.application_id,
        candidate_id=event.candidate_id,
        opening_id=event.opening_id,
        headcount_id=event.headcount_id,
        import_id=event.import_id,
        content_sha256=sha256(canonical(event)).hexdigest(),
        staff_id=event.staff_id,
        other_candidate_id=event.other_candidate_id,
        webhook_id=event.webhook_id,
        calibration_version=event.calibration_version,
    )

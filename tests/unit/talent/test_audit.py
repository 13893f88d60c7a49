"""The record: whatever is edited, taken out, moved or cut off after a day was sealed is found."""

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

import pytest
from talent.audit import (
    SHARDS,
    AuditRow,
    Deed,
    Head,
    SealedDay,
    appended,
    check_day,
    check_order,
    seal_of,
    shard_of,
    text_of,
)
from talent.audit.row import canonical, deed_of_event, digest
from talent.events import Event, EventName

DAY = date(2026, 11, 25)
NIGHT = datetime(2026, 11, 26, 1, tzinfo=UTC)


def signature_of(text: bytes) -> str:
    """Stands for KMS: nobody who tampers has the secret."""
    return sha256(b"kept in the module" + text).hexdigest()


def signed(text: bytes, day: SealedDay) -> bool:
    return day.signature == signature_of(text)


def deed(number: int) -> Deed:
    at = datetime(2026, 11, 25, 9, tzinfo=UTC) + timedelta(seconds=number)
    return Deed(
        deed_id=f"D{number:04}", at=at, by="hr", action="read a report", application_id=f"A{number % 7}"
    )


def sealed(day: date = DAY, count: int = 60, before: SealedDay | None = None) -> SealedDay:
    heads = {shard: Head(day=day, shard=shard) for shard in range(SHARDS)}
    chains: dict[int, list[AuditRow]] = {shard: [] for shard in range(SHARDS)}
    for each in map(deed, range(count)):
        shard = shard_of(each.deed_id)
        row, heads[shard] = appended(heads[shard], each)
        chains[shard].append(row)
    seal = seal_of(day, list(heads.values()), before.seal if before else None, NIGHT)
    rows = tuple(row for chain in chains.values() for row in chain)
    return SealedDay(seal=seal, signature=signature_of(text_of(seal)), public_key="", rows=rows)


def test_a_day_as_it_was_sealed_is_intact() -> None:
    assert check_day(sealed(), signed) == []
    assert check_day(sealed(count=0), signed) == []


def edited(rows: list[AuditRow], chance: random.Random) -> list[AuditRow]:
    """Another person, with the row's digest made to fit again."""
    place = chance.randrange(len(rows))
    other = rows[place].deed.model_copy(update={"by": "somebody else"})
    changed = rows[place].model_copy(update={"deed": other})
    rows[place] = changed.model_copy(update={"sha256": digest(changed)}) if chance.random() < 0.5 else changed
    return rows


def deleted(rows: list[AuditRow], chance: random.Random) -> list[AuditRow]:
    del rows[chance.randrange(len(rows))]
    return rows


def reordered(rows: list[AuditRow], chance: random.Random) -> list[AuditRow]:
    one, other = chance.sample(range(len(rows)), 2)
    rows[one], rows[other] = rows[other], rows[one]
    return rows


def truncated(rows: list[AuditRow], chance: random.Random) -> list[AuditRow]:
    """A chain's tail cut off, as if its last rows had never been."""
    shard = chance.choice(sorted({row.shard for row in rows}))
    keep = chance.randrange(sum(row.shard == shard for row in rows))
    return [row for row in rows if row.shard != shard or row.number <= keep]


def rewritten(rows: list[AuditRow], chance: random.Random) -> list[AuditRow]:
    """A whole chain written anew, every digest fitting, with one row changed."""
    shard = chance.choice(sorted({row.shard for row in rows}))
    chain = edited([row for row in rows if row.shard == shard], chance)
    head = Head(day=DAY, shard=shard)
    anew = []
    for row in chain:
        made, head = appended(head, row.deed)
        anew.append(made)
    return (
        [next_row for next_row in rows if next_row.shard < shard]
        + anew
        + [r for r in rows if r.shard > shard]
    )


@pytest.mark.parametrize("tamper", [edited, deleted, reordered, truncated, rewritten])
def test_every_tampering_is_found(
    tamper: Callable[[list[AuditRow], random.Random], list[AuditRow]],
) -> None:
    """Two hundred of each kind, a thousand in all."""
    day = sealed()
    for seed in range(200):
        chance = random.Random(seed)
        rows = tuple(tamper(list(day.rows), chance))
        assert rows != day.rows, seed
        assert check_day(day.model_copy(update={"rows": rows}), signed), seed


def test_a_seal_made_to_fit_is_no_seal() -> None:
    """Who cuts a tail and writes the heads anew can't sign them."""
    day, shorter = sealed(), sealed(count=40)
    forged = shorter.model_copy(update={"signature": day.signature})
    assert "signature" in check_day(forged, signed)[0].detail


ONLY_HOW = {"question_number", "wait_kind", "machine", "cause"}
"""What of an event is no id of anything: how it came about, kept by the event's digest."""


def test_a_row_names_everything_that_an_event_was_about() -> None:
    """The record alone answers whom a change of staff was about, once the event is gone: by ids, and nothing else."""
    ids = {name: f"the {name}" for name, field in Event.model_fields.items() if field.annotation is str}
    event = Event.model_validate(ids | {"name": EventName.STAFF_CHANGED, "occurred_at": NIGHT, "by": "admin"})
    row = deed_of_event(event).model_dump()
    assert row["staff_id"] == "the staff_id"
    about = {name for name in ids if name.endswith(("_id", "_version"))} - {"event_id"}
    assert {name: row[name] for name in about} == {name: ids[name] for name in about}
    assert set(Event.model_fields) - about - ONLY_HOW == {"event_id", "name", "occurred_at", "by"}


def test_a_row_of_a_day_sealed_before_rows_named_staff_still_verifies() -> None:
    """What is empty and came later is not in the digest."""
    assert b"staff_id" not in canonical(deed(1))
    known = "806b5ddbb272368d7e73962d37b5634e7c03f93ab364b59a3e1ad50174d79bfd"
    row, _ = appended(Head(day=DAY, shard=0), deed(1))
    assert row.sha256 == known


def test_a_day_that_was_taken_out_is_missed() -> None:
    first = sealed(DAY)
    second = sealed(DAY + timedelta(days=1), before=first)
    third = sealed(DAY + timedelta(days=3), before=second)
    assert check_order([third, first, second]) == []
    (found,) = check_order([first, third])
    assert found.day == "2026-11-28"

"""Whether a day's rows are those that were sealed: what was edited, taken out, moved or cut off is named."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from talent.audit.row import SHARDS, START, AuditRow, Head, digest
from talent.audit.seal import SealedDay, text_of
from talent.kernel import Fact

type Signed = Callable[[bytes, SealedDay], bool]
"""Whether the day's signature is one of the text's, by the key that the reader trusts."""


class Finding(Fact):
    """Something that is not as it was sealed; `shard` and `number` say where (0: the day as a whole)."""

    day: str
    shard: int = 0
    number: int = 0
    detail: str


def check_day(day: SealedDay, signed: Signed) -> list[Finding]:
    """Everything about one day that does not hold; empty where the day is as it was sealed."""
    name = day.seal.day.isoformat()
    found = []
    if not signed(text_of(day.seal), day):
        found.append(Finding(day=name, detail="the seal's signature is not of this seal and key"))
    if [head.shard for head in day.seal.heads] != list(range(SHARDS)):
        found.append(Finding(day=name, detail="the seal does not name every shard once"))
    chains: dict[int, list[AuditRow]] = {shard: [] for shard in range(SHARDS)}
    for row in day.rows:
        chains[row.shard].append(row)
    if [row for chain in chains.values() for row in chain] != list(day.rows):
        found.append(Finding(day=name, detail="rows of different shards are mixed"))
    for head in day.seal.heads:
        found += _check_chain(name, head, chains[head.shard])
    return found


def _check_chain(day: str, head: Head, rows: Sequence[AuditRow]) -> list[Finding]:
    found = []
    previous = START
    for place, row in enumerate(rows, start=1):
        wrong = _wrong(row, place, previous, head)
        if wrong:
            found.append(Finding(day=day, shard=head.shard, number=place, detail=wrong))
        previous = row.sha256
    if (len(rows), previous) != (head.rows, head.sha256):
        detail = f"the chain ends after {len(rows)} rows; sealed were {head.rows}, or another last row"
        found.append(Finding(day=day, shard=head.shard, number=len(rows), detail=detail))
    return found


def _wrong(row: AuditRow, place: int, previous: str, head: Head) -> str:
    if row.number != place:
        return f"row {row.number} stands at place {place}"
    if row.day != head.day:
        return "the row is of another day"
    if row.previous != previous:
        return "the row does not follow the one before it"
    return "" if digest(row) == row.sha256 else "the row was changed after it was written"


def check_order(days: Sequence[SealedDay]) -> list[Finding]:
    """Whether each of the days names the seal before it, so that no day between two was taken out."""
    ordered = sorted(days, key=lambda day: day.seal.day)
    return [
        Finding(
            day=after.seal.day.isoformat(),
            detail=f"its seal does not follow that of {before.seal.day.isoformat()}: a day is missing or changed",
        )
        for before, after in pairwise(ordered)
        if after.seal.previous != before.seal.sha256
    ]

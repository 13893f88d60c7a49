"""Who reads what was logged of every event: a poller of the feed of changes, and the record's auditor at the end."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from cloud import feeding, logkeys
from cloud.table import table
from talent.audit import SHARDS, AuditRow, Head, SealedDay, check_day, seal_of
from talent.people import Role, Staff

from infra.local.simulation.oracle import Oracle
from infra.local.simulation.requests import request
from infra.local.simulation.store import Change
from infra.local.simulation.world import World

_READER = Staff(
    staff_id="reader",
    name="Reader",
    email="reader@bole.example",
    language="zh",
    roles=frozenset(Role),
    departments=frozenset({"*"}),
)


@dataclass(slots=True)
class Poller:
    """Polls the feed with its cursor, some time after something was put there; a poll may break off."""

    world: World
    read: list[str] = field(default_factory=list)
    _cursor: str = "0"
    _polling: bool = False
    _order: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def watch(self, changes: Sequence[Change]) -> None:
        """Notes what must be read in which order, and polls when the feed has grown."""
        for change in changes:
            if change.key.sk.startswith("EVENT#"):
                self._order[change.key.pk].append(change.key.sk.removeprefix("EVENT#"))
            elif change.key == logkeys.feed_head() and not self._polling:
                self._polling = True
                after = self.world.rng.choice((0, 100, 3_000, 60_000))
                self.world.scheduler.spawn("poller", self._polls, after)

    def check(self, oracle: Oracle) -> None:
        """Everything was read once, and what happened to one thing in its order."""
        while self._poll(100):
            continue
        due = set(oracle.events)
        if len(self.read) > len(set(self.read)):
            oracle.say("doubled_event", "the feed tells of an event twice")
        for event_id in sorted(due - set(self.read)):
            oracle.say("lost_event", f"{oracle.events[event_id].name} {event_id} is not in the feed")
        for pk, order in self._order.items():
            told = set(order)
            if [each for each in self.read if each in told] != order:
                oracle.say("lost_event", f"the feed tells of {pk} in another order")

    def _polls(self) -> None:
        """A poll that breaks off has told the reader nothing; the next one asks from where the last one ended."""
        request(self.world, lambda: self._poll(self.world.rng.choice((1, 3, 100))))
        self._polling = False

    def _poll(self, limit: int) -> bool:
        """One poll; whether there is more. The cursor moves on once the answer is there."""
        found = feeding.read_changes(_READER, self._cursor, limit)
        self.read += [each.event.event_id for each in found.changes]
        self._cursor = found.cursor
        return found.more


def check_record(world: World, oracle: Oracle) -> None:
    """Every event has one row, and each day's chains would pass the audit."""
    heads = [stored.value for stored in table().under("AUDIT", "HEAD#", Head)]
    recorded: list[str] = []
    for day in sorted({head.day for head in heads}):
        rows = _rows(day)
        recorded += [row.deed.deed_id for row in rows]
        of_day = {head.shard: head for head in heads if head.day == day}
        whole = [of_day.get(shard, Head(day=day, shard=shard)) for shard in range(SHARDS)]
        sealed = SealedDay(
            seal=seal_of(day, whole, None, world.now()), signature="", public_key="", rows=tuple(rows)
        )
        for finding in check_day(sealed, lambda _text, _day: True):
            oracle.say("lost_event", f"the record of {finding.day}, shard {finding.shard}: {finding.detail}")
    if len(recorded) > len(set(recorded)):
        oracle.say("doubled_event", "an event stands in the record twice")
    for event_id in sorted(set(oracle.events) - set(recorded)):
        oracle.say("lost_event", f"{oracle.events[event_id].name} {event_id} is not in the record")


def _rows(day: date) -> list[AuditRow]:
    return [
        stored.value
        for shard in range(SHARDS)
        for stored in table().under(logkeys.audit_row(day, shard, 1).pk, "", AuditRow)
    ]

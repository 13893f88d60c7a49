"""What must hold after every single transaction, whoever wrote it: heads, events, composites."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from cloud.items import Item, read_item
from cloud.keys import Key
from talent.application import MOVES, Application, Stage
from talent.composite import Composite, combine
from talent.events import Event, EventName
from talent.headcount import Ledger, Reservation
from talent.opening import Opening
from talent.panel import Scorecard

from infra.local.simulation.store import Change
from infra.local.simulation.world import World

type Kind = Literal["over_hire", "lost_event", "doubled_event", "stuck", "composite", "error"]

TELLS_OF: Mapping[tuple[Stage, Stage], frozenset[EventName]] = {
    (start, to): frozenset(move.event for move in MOVES.values() if start in move.starts and move.to is to)
    for start in Stage
    for to in Stage
}
"""Which event may tell of a move from one stage to another."""

MOVED = frozenset(move.event for move in MOVES.values())


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that must never be; `step` is how many steps of the run had been done."""

    kind: Kind
    detail: str
    step: int = 0


@dataclass(slots=True)
class Oracle:
    """Looks at each transaction before anybody else goes on."""

    world: World
    openings: Mapping[str, Opening]
    found: list[Violation] = field(default_factory=list)
    events: dict[str, Event] = field(default_factory=dict)
    _made: Counter[tuple[str, EventName, str]] = field(default_factory=Counter)
    _promoted: Counter[str] = field(default_factory=Counter)

    def say(self, kind: Kind, detail: str) -> None:
        """Notes a violation."""
        self.found.append(Violation(kind, detail, len(self.world.scheduler.trace)))

    def watch(self, changes: Sequence[Change]) -> None:
        """Checks one transaction."""
        events = [read_item(c.after, Event)[0] for c in changes if c.after and c.key.sk.startswith("EVENT#")]
        self._one_event_a_move(changes, events)
        self._told_once(events)
        for change in changes:
            if change.key.pk.startswith("HEADCOUNT#"):
                self._heads(change.key.pk)
                self._ledger_told(change, events)
            if change.key.sk == "COMPOSITE" and change.after:
                self._composite(change.key, change.after)

    def _one_event_a_move(self, changes: Sequence[Change], events: Sequence[Event]) -> None:
        """Whoever moves has exactly one event in the same transaction, and no event tells of no move."""
        told = Counter(event.application_id for event in events if event.name in MOVED)
        for change in changes:
            if change.key.sk != "APPLICATION" or change.after is None or change.before is None:
                continue
            start, to = _stage(change.before), _stage(change.after)
            application_id = change.key.pk.removeprefix("APPLICATION#")
            if start is to and not told[application_id]:
                continue
            names = [event.name for event in events if event.application_id == application_id]
            fitting = [name for name in names if name in TELLS_OF[start, to]]
            if not fitting:
                self.say("lost_event", f"{application_id} went from {start} to {to} with {names}")
            elif told[application_id] > 1:
                self.say("doubled_event", f"{application_id} went from {start} to {to} with {names}")
            del told[application_id]
        for application_id, count in told.items():
            if count:
                self.say("doubled_event", f"{application_id} did not move, and {count} events say so")

    def _told_once(self, events: Sequence[Event]) -> None:
        for event in events:
            self.events[event.event_id] = event
            if event.cause and event.name is not EventName.WAITLIST_ADVANCED:
                told = event.application_id, event.name, event.cause
                self._made[told] += 1
                if self._made[told] > 1:
                    self.say(
                        "doubled_event", f"{event.name} of {event.application_id} twice by {event.cause}"
                    )
            if event.name is EventName.WAITLIST_ADVANCED:
                self._promoted[event.cause] += 1
                if self._promoted[event.cause] > 1:
                    self.say("doubled_event", f"the head that {event.cause} freed was passed on twice")

    def _heads(self, pk: str) -> None:
        """Planned heads are never exceeded, and the ledger's figures are those of its reservations."""
        item = self.world.store.get(Key(pk, "LEDGER"))
        if item is None:
            return
        rows = [read_item(row, Reservation)[0] for row in self.world.store.partition(pk, "RESERVATION#")]
        held = sum(row.status == "held" for row in rows)
        body = item["body"]["M"]
        planned, reserved, filled = (int(body[name]["N"]) for name in ("planned", "reserved", "filled"))
        figures = f"planned {planned}, reserved {reserved}, filled {filled}; {held} held of {len(rows)} reservations"
        if len(rows) > planned or reserved + filled > planned:
            self.say("over_hire", figures)
        elif (reserved, filled) != (held, len(rows) - held):
            self.say("over_hire", f"the ledger is not its reservations: {figures}")

    def _ledger_told(self, change: Change, events: Sequence[Event]) -> None:
        if change.key.sk != "LEDGER" or change.before is None or change.after is None:
            return
        before, after = read_item(change.before, Ledger)[0], read_item(change.after, Ledger)[0]
        if after.filled > before.filled:
            name = EventName.HEADCOUNT_FILLED
        elif after.reserved > before.reserved:
            name = EventName.HEADCOUNT_RESERVED
        elif after.reserved < before.reserved:
            name = EventName.HEADCOUNT_RELEASED
        else:
            return
        count = [event.name for event in events].count(name)
        if count != 1:
            self.say("lost_event" if not count else "doubled_event", f"a ledger moved with {count} {name}")

    def _composite(self, key: Key, item: Item) -> None:
        """What was kept is what the kept scores give."""
        kept, _ = read_item(item, Composite)
        found = self.world.store.get(Key(key.pk, "APPLICATION"))
        application, _ = read_item(found or {}, Application)
        opening = self.openings[application.opening_id]
        cards = [read_item(row, Scorecard)[0] for row in self.world.store.partition(key.pk, "REVIEW#")]
        made = combine(application.interview_score, cards, opening.model, opening.policy)
        if made != kept:
            self.say("composite", f"{application.application_id}: kept {kept.score}, made of {made}")


def _stage(item: Item) -> Stage:
    return Stage(item["body"]["M"]["stage"]["S"])

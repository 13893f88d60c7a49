"""Rules on events: whoever moves says so once, in the same transaction, and nobody says what did not happen."""

from collections import Counter
from collections.abc import Mapping, Sequence

from talent.application import Stage
from talent.events import Event, EventName
from talent.moves import MOVES

from infra.local.simulation.oracle import Oracle, application_of, stage_of
from infra.local.simulation.store import Change

TELLS_OF: Mapping[tuple[Stage, Stage], frozenset[EventName]] = {
    (start, to): frozenset(
        move.event for move in MOVES.values() if start in move.starts and to is (move.to or start)
    )
    for start in Stage
    for to in Stage
}
"""Which event may tell of a move from one stage to another."""

MOVED = frozenset(move.event for move in MOVES.values())


class Telling:
    """What was told so far in one run."""

    def __init__(self) -> None:
        self._made: Counter[tuple[str, EventName, str]] = Counter()
        self._promoted: Counter[str] = Counter()

    def __call__(self, oracle: Oracle, changes: Sequence[Change], events: Sequence[Event]) -> None:
        """Checks one transaction."""
        _one_event_a_move(oracle, changes, events)
        for event in events:
            if not event.cause:
                continue
            if event.name is EventName.WAITLIST_ADVANCED:
                self._promoted[event.cause] += 1
                if self._promoted[event.cause] > 1:
                    oracle.say("doubled_event", f"the head that {event.cause} freed was passed on twice")
            else:
                told = event.application_id, event.name, event.cause
                self._made[told] += 1
                if self._made[told] > 1:
                    oracle.say(
                        "doubled_event", f"{event.name} of {event.application_id} twice by {event.cause}"
                    )


def _one_event_a_move(oracle: Oracle, changes: Sequence[Change], events: Sequence[Event]) -> None:
    """Whoever moves has exactly one event in the same transaction, and no event tells of no move."""
    told = Counter(event.application_id for event in events if event.name in MOVED)
    for change in changes:
        if change.key.sk != "APPLICATION" or change.after is None or change.before is None:
            continue
        start, to, application_id = stage_of(change.before), stage_of(change.after), application_of(change)
        if start is to and not told[application_id]:
            continue
        names = [event.name for event in events if event.application_id == application_id]
        fitting = [name for name in names if name in TELLS_OF[start, to]]
        if not fitting:
            oracle.say("lost_event", f"{application_id} went from {start} to {to} with {names}")
        elif told[application_id] > 1:
            oracle.say("doubled_event", f"{application_id} went from {start} to {to} with {names}")
        del told[application_id]
    for application_id, count in told.items():
        if count:
            oracle.say("doubled_event", f"{application_id} did not move, and {count} events say so")

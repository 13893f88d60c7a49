"""What must hold after every single transaction, whoever wrote it: the rules look at it before anybody goes on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from cloud.items import Item, read_item
from cloud.keys import Key
from talent.application import Application, Stage
from talent.events import Event
from talent.opening import Opening

from infra.local.simulation.store import Change
from infra.local.simulation.world import World

type Kind = Literal[
    "over_hire",
    "lost_event",
    "doubled_event",
    "stuck",
    "composite",
    "booking",
    "link",
    "panel",
    "offer",
    "privacy",
    "error",
]


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that must never be; `step` is how many steps of the run had been done."""

    kind: Kind
    detail: str
    step: int = 0


class Rule(Protocol):
    """Checks one transaction, and says what is wrong with it."""

    def __call__(self, oracle: "Oracle", changes: Sequence[Change], events: Sequence[Event]) -> None:
        """Notes violations by `oracle.say`."""


@dataclass(slots=True)
class Oracle:
    """Looks at each transaction before anybody else goes on."""

    world: World
    openings: Mapping[str, Opening]
    applications: tuple[str, ...]
    rules: tuple[Rule, ...]
    found: list[Violation] = field(default_factory=list)
    events: dict[str, Event] = field(default_factory=dict)

    def say(self, kind: Kind, detail: str) -> None:
        """Notes a violation."""
        self.found.append(Violation(kind, detail, len(self.world.scheduler.trace)))

    def watch(self, changes: Sequence[Change]) -> None:
        """Checks one transaction."""
        events = [read_item(c.after, Event)[0] for c in changes if c.after and c.key.sk.startswith("EVENT#")]
        self._over_what_was_read(changes)
        for rule in self.rules:
            rule(self, changes, events)
        self.events |= {event.event_id: event for event in events}

    def application(self, pk: str) -> Application:
        """The application of a partition as it stands. Raises LookupError where there is none."""
        item = self.world.store.get(Key(pk, "APPLICATION"))
        if item is None:
            raise LookupError(f"no application in {pk}")
        return read_item(item, Application)[0]

    def _over_what_was_read(self, changes: Sequence[Change]) -> None:
        """Nobody writes over what they have not seen."""
        for change in changes:
            if change.after is None:
                continue
            before = version_of(change.before) if change.before else 0
            if version_of(change.after) != before + 1:
                self.say("error", f"{' '.join(change.key)} was overwritten unseen")


def stage_of(item: Item) -> Stage:
    """Where the application of a raw item stands."""
    return Stage(item["body"]["M"]["stage"]["S"])


def version_of(item: Item) -> int:
    """The version of a raw item."""
    return int(item["version"]["N"])


def application_of(change: Change) -> str:
    """The id of the application in whose partition something changed; '' for any other partition."""
    kind, _, application_id = change.key.pk.partition("#")
    return application_id if kind == "APPLICATION" else ""

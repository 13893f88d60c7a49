"""Rules on heads: never over the limit, the figures are those of the reservations, a plan has two people's word."""

from collections.abc import Sequence
from math import inf

from cloud.items import Item, read_item
from cloud.keys import Key
from talent.application import Stage
from talent.events import Event, EventName
from talent.headcount import Ledger, Reservation

from infra.local.simulation.oracle import Oracle, application_of, stage_of
from infra.local.simulation.store import Change

_HOLDING = frozenset({Stage.RESERVED, Stage.OFFERED, Stage.ACCEPTED, Stage.HIRED})
_FREED = frozenset({Stage.OFFER_CLOSED, Stage.WAITLISTED, Stage.DECLINED})


def check_heads(oracle: Oracle, changes: Sequence[Change], events: Sequence[Event]) -> None:
    """Checks one transaction."""
    for change in changes:
        if change.key.pk.startswith("HEADCOUNT#"):
            _figures(oracle, change.key.pk)
            if change.key.sk == "LEDGER" and change.before and change.after:
                before, after = read_item(change.before, Ledger)[0], _ledger(change.after)
                if after:
                    _heads_told(oracle, before, after, events)
                    _plan_told(oracle, before, after, events)
        elif change.key.sk == "APPLICATION" and change.after:
            _held(oracle, change, stage_of(change.after))


def limit_of(item: Item) -> float:
    """How many heads a ledger's raw item allows, reckoned apart from the ledger's own way."""
    body = item["body"]["M"]
    planned, rule = int(body["planned"]["N"]), body["over_limit"]["M"]["rule"]["S"]
    percent = float(body["over_limit"]["M"]["percent"]["N"])
    match rule:
        case "allow":
            return inf
        case "percent":
            return int(planned * (100 + percent) // 100)
        case _:
            return planned


def _ledger(item: Item) -> Ledger | None:
    """The ledger; None where its figures are beyond what a ledger may hold, which `_figures` tells of."""
    try:
        return read_item(item, Ledger)[0]
    except ValueError:
        return None


def _figures(oracle: Oracle, pk: str) -> None:
    """The limit is never exceeded, and the ledger's figures are those of its reservations."""
    item = oracle.world.store.get(Key(pk, "LEDGER"))
    if item is None:
        return
    statuses = [row["body"]["M"]["status"]["S"] for row in oracle.world.store.partition(pk, "RESERVATION#")]
    held, body, limit = statuses.count("held"), item["body"]["M"], limit_of(item)
    planned, reserved, filled = (int(body[name]["N"]) for name in ("planned", "reserved", "filled"))
    figures = (
        f"planned {planned} (limit {limit}), reserved {reserved}, filled {filled}; "
        f"{held} held of {len(statuses)} reservations"
    )
    if len(statuses) > limit or reserved + filled > limit:
        oracle.say("over_hire", figures)
    elif (reserved, filled) != (held, len(statuses) - held):
        oracle.say("over_hire", f"the ledger is not its reservations: {figures}")


def _heads_told(oracle: Oracle, before: Ledger, after: Ledger, events: Sequence[Event]) -> None:
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
        oracle.say("lost_event" if not count else "doubled_event", f"a ledger moved with {count} {name}")


def _plan_told(oracle: Oracle, before: Ledger, after: Ledger, events: Sequence[Event]) -> None:
    """A plan counts once a second person has confirmed what was proposed; each step is told of once."""
    names = [event.name for event in events]
    if (before.planned, before.over_limit) != (after.planned, after.over_limit):
        asked = before.proposal
        if asked is None or (asked.planned, asked.over_limit) != (after.planned, after.over_limit):
            oracle.say("over_hire", f"{after.planned} heads are planned that nobody proposed")
        elif after.confirmed_by in ("", asked.by):
            oracle.say("over_hire", f"{asked.by} alone planned {after.planned} heads")
    if before.proposal == after.proposal:
        return
    expected = (
        {EventName.HEADCOUNT_PROPOSED}
        if after.proposal
        else {EventName.HEADCOUNT_CONFIRMED, EventName.HEADCOUNT_REJECTED}
    )
    if len([name for name in names if name in expected]) != 1:
        oracle.say("lost_event", f"a plan changed with {names}")


def _held(oracle: Oracle, change: Change, stage: Stage) -> None:
    """Who has an offer has a head of their own, and who has none any more holds none."""
    if change.before and stage_of(change.before) is stage:
        return
    opening = oracle.openings[oracle.application(change.key.pk).opening_id]
    application_id = application_of(change)
    item = oracle.world.store.get(Key(f"HEADCOUNT#{opening.headcount_id}", f"RESERVATION#{application_id}"))
    if stage in _HOLDING and item is None:
        oracle.say("over_hire", f"{application_id} is {stage} without a head")
    if stage in _FREED and item is not None:
        oracle.say("stuck", f"{application_id} is {stage} and holds a head")
    if stage is Stage.HIRED and item and read_item(item, Reservation)[0].status != "filled":
        oracle.say("over_hire", f"{application_id} is hired on a head that is not filled")

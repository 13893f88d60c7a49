"""Rules on panels: composites are made of what was sent, moves follow them, nothing is lost, nobody sits in two rooms."""

from collections.abc import Sequence

from cloud.items import Item, read_item
from cloud.keys import Key
from talent.application import ENDED, Stage
from talent.composite import Composite, combine
from talent.events import Event, EventName
from talent.panel import Scorecard
from talent.scheduling import MeetingTime

from infra.local.simulation.oracle import Oracle, application_of, stage_of
from infra.local.simulation.store import Change

_FOLLOWS = {
    EventName.CANDIDATE_SELECTED: "above",
    EventName.CANDIDATE_BELOW_BAR: "below",
    EventName.CANDIDATE_UNSETTLED: "person",
}
"""What the composite must say where a machine moves an application from its panel."""


def check_panels(oracle: Oracle, changes: Sequence[Change], events: Sequence[Event]) -> None:
    """Checks one transaction."""
    for change in changes:
        if not application_of(change):
            continue
        if change.key.sk == "COMPOSITE" and change.after:
            _composite(oracle, change.key.pk, change.after)
        elif change.key.sk.startswith("REVIEW#") and change.before:
            _kept(oracle, change, changes)
        elif change.key.sk == "MEETING" and change.after:
            _one_room(oracle, change)
        elif change.key.sk == "APPLICATION" and change.before and change.after:
            _follows(oracle, change, events)


def cards_of(oracle: Oracle, pk: str) -> list[Scorecard]:
    """The scorecards of an application's panel as they stand."""
    return [read_item(row, Scorecard)[0] for row in oracle.world.store.partition(pk, "REVIEW#")]


def _composite(oracle: Oracle, pk: str, item: Item) -> None:
    """What was kept is what the kept scores give."""
    kept, application = read_item(item, Composite)[0], oracle.application(pk)
    opening = oracle.openings[application.opening_id]
    made = combine(application.interview_score, cards_of(oracle, pk), opening.model, opening.policy)
    if made != kept:
        oracle.say("composite", f"{application.application_id}: kept {kept.score}, made of {made}")


def _follows(oracle: Oracle, change: Change, events: Sequence[Event]) -> None:
    """A machine's move from the panel is what the composite says, and that was made of every scorecard that is in."""
    if change.before is None or stage_of(change.before) is not Stage.PANEL:
        return
    pk, application_id = change.key.pk, application_of(change)
    names = {e.name for e in events if e.application_id == application_id and e.by == "machine"}
    verdict = next((_FOLLOWS[name] for name in names if name in _FOLLOWS), None)
    if verdict is None:
        return
    item = oracle.world.store.get(Key(pk, "COMPOSITE"))
    composite = read_item(item, Composite)[0] if item else None
    if composite is None or composite.verdict != verdict:
        oracle.say("composite", f"{application_id} was moved as {verdict}, not by its composite")
        return
    sent = {(card.staff_id, card.version) for card in cards_of(oracle, pk) if card.status == "in"}
    if sent != {(card.staff_id, card.version) for card in composite.cards}:
        oracle.say("composite", f"{application_id}: a scorecard that is in did not count")


def _kept(oracle: Oracle, change: Change, changes: Sequence[Change]) -> None:
    """A scorecard that was sent in is never gone while it may count: what replaces it keeps it beside."""
    before = read_item(change.before, Scorecard)[0] if change.before else None
    if before is None or before.status != "in" or oracle.application(change.key.pk).stage in ENDED:
        return
    copies = [
        read_item(each.after, Scorecard)[0]
        for each in changes
        if each.after and each.key.pk == change.key.pk and each.key.sk.startswith("CARD#")
    ]
    if before not in copies:
        oracle.say("panel", f"the scorecard of {before.staff_id} for {before.application_id} is lost")


def _one_room(oracle: Oracle, change: Change) -> None:
    """Neither a machine nor a candidate puts anybody into two rooms; diaries see each change as a later one."""
    meeting = read_item(change.after or {}, MeetingTime)[0]
    if change.before and meeting.sequence not in (0, read_item(change.before, MeetingTime)[0].sequence + 1):
        oracle.say("booking", f"a diary takes the change of {application_of(change)} for an old one")
    if meeting.by not in ("machine", "candidate") or meeting.called_off:
        return
    for application_id in oracle.applications:
        pk = f"APPLICATION#{application_id}"
        item = None if pk == change.key.pk else oracle.world.store.get(Key(pk, "MEETING"))
        if item is None or oracle.application(pk).stage is not Stage.PANEL:
            continue
        other = read_item(item, MeetingTime)[0]
        both = set(meeting.people) & set(other.people)
        set_over = other.by not in ("machine", "candidate")  # whoever set it over another has seen that one
        if both and not other.called_off and not set_over and other.starts_at == meeting.starts_at:
            oracle.say("booking", f"{', '.join(sorted(both))}: in two rooms, {pk} and {change.key.pk}")

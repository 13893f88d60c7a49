"""Who comes in by a link: the candidate and whoever saw their mail, while HR ends links and sends new ones."""

from collections.abc import Callable, Sequence

from cloud import links
from cloud.items import read_item
from cloud.links import Link, Purpose
from talent.events import Event

from infra.local.simulation.oracle import Oracle
from infra.local.simulation.store import Change
from infra.local.simulation.world import World

type Deed = tuple[str, Callable[[], object]]


def come_in(world: World, application_id: str, purpose: Purpose) -> list[Deed]:
    """Two open the newest link at once, and now and then HR has ended it meanwhile."""
    if not world.faults.happens(0.15):
        return []

    def opens() -> None:
        newest = [each for each in links.links_of(application_id) if each.purpose == purpose][-1:]
        for each in newest:
            if links.open_link(links.token_of(each), purpose).first_use:
                world.first_uses.append(each.link_id)

    renew = world.faults.happens(0.5)
    ends = ("hr ends the links", lambda: links.revoke_links(application_id, "hr", renew=renew))
    return [
        ("candidate opens", opens),
        ("somebody else opens", opens),
        *([ends] if world.faults.happens(0.5) else []),
    ]


def check_links(oracle: Oracle, changes: Sequence[Change], events: Sequence[Event]) -> None:
    """An ended link lets nobody in and stays ended; its first use is one."""
    del events
    for change in changes:
        if not (change.key.sk.startswith("LINK#") and change.before and change.after):
            continue
        before, after = read_item(change.before, Link)[0], read_item(change.after, Link)[0]
        if before.revoked_at and after != before:
            oracle.say("link", f"{before.link_id} was ended, and is used or open again")
        if before.first_used_at and after.first_used_at != before.first_used_at:
            oracle.say("link", f"{before.link_id} is used for the first time again")
    firsts = oracle.world.first_uses
    if len(firsts) > len(set(firsts)):
        oracle.say("link", f"two were told to be the first by {firsts[-1]}")

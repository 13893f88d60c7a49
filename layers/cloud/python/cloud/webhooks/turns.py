"""One sender at a time for each endpoint, whoever wants to send: ten thousand events at once are no flood for a receiver.

A turn is a lease in the table: who breaks off holds up the endpoint for a minute, and nobody else's.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from pydantic import AwareDatetime
from talent.kernel import Fact

from cloud.moment import now
from cloud.table import Create, MovedOn, Replace, table
from cloud.webhooks import places

LASTS = timedelta(seconds=60)
"""Longer than anybody sends in one turn."""


class Turn(Fact):
    """Until when somebody sends to the endpoint."""

    until: AwareDatetime


@contextmanager
def turn(webhook_id: str) -> Iterator[bool]:
    """Whether it is the caller's turn to send to an endpoint; given back at the end."""
    version = _taken(webhook_id)
    try:
        yield version > 0
    finally:
        if version:
            _give_back(version, webhook_id)


def _taken(webhook_id: str) -> int:
    """The version under which the turn was taken; 0 where somebody else has it."""
    key, mine = places.turn(webhook_id), Turn(until=now() + LASTS)
    stored = table().find(key, Turn)
    if stored and stored.value.until > now():
        return 0
    try:
        table().write(Replace(key, mine, stored.version) if stored else Create(key, mine))
    except MovedOn:
        return 0
    return stored.version + 1 if stored else 1


def _give_back(version: int, webhook_id: str) -> None:
    try:
        table().write(Replace(places.turn(webhook_id), Turn(until=now()), version))
    except MovedOn:
        return  # it had run out, and another has it

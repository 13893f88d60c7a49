"""What calls a function from outside a machine: the bus, new files, the clock, the table's stream."""

from functools import cache
from itertools import batched
from typing import TYPE_CHECKING, Any

import boto3
from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError
from talent.events import SOURCE, Event

from cloud.settings import settings
from cloud.table import parsed

if TYPE_CHECKING:
    from mypy_boto3_events import EventBridgeClient
    from mypy_boto3_events.type_defs import PutEventsRequestEntryTypeDef

_MOST_IN_ONE_CALL = 10


class Incoming(BaseModel):
    """Base of what AWS sends: its own further fields are left aside."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)


class Told(Incoming):
    """One of our events, as the bus brings it."""

    detail: Event


class Tick(Incoming):
    """A schedule's call, with the moment that it stands for."""

    time: AwareDatetime


class _Object(Incoming):
    key: str
    size: int


class _Created(Incoming):
    object: _Object


class Arrived(Incoming):
    """A new object in the bucket of uploads."""

    detail: _Created

    @property
    def key(self) -> str:
        """The object's key."""
        return self.detail.object.key

    @property
    def size(self) -> int:
        """The object's length in bytes."""
        return self.detail.object.size


class _Change(Incoming):
    SequenceNumber: str
    NewImage: dict[str, Any]


class _Record(Incoming):
    dynamodb: _Change


class Batch(Incoming):
    """New outbox items from the table's stream."""

    Records: tuple[_Record, ...]


class Failure(Incoming):
    """A record to bring again, by its place in the stream."""

    itemIdentifier: str  # noqa: N815 - AWS's name for it


class Failures(Incoming):
    """What was not dealt with; an empty list acknowledges the whole batch."""

    batchItemFailures: tuple[Failure, ...]  # noqa: N815 - AWS's name for it


@cache
def _events() -> "EventBridgeClient":
    return boto3.client("events")


def publish(batch: Batch) -> Failures:
    """Puts the events of a batch on the bus, and names those that it did not take or that are no event of ours.

    An event may go out twice; its consumers are safe to repeat.
    """
    failed: list[str] = []
    entries: list[tuple[str, PutEventsRequestEntryTypeDef]] = []
    for record in batch.Records:
        try:
            entries.append((record.dynamodb.SequenceNumber, _entry(record)))
        except ValidationError:
            failed.append(record.dynamodb.SequenceNumber)
    for few in batched(entries, _MOST_IN_ONE_CALL, strict=False):
        answer = _events().put_events(Entries=[entry for _, entry in few])
        outcomes = zip(few, answer["Entries"], strict=True)
        failed += [number for (number, _), outcome in outcomes if outcome.get("ErrorCode")]
    return Failures(batchItemFailures=tuple(Failure(itemIdentifier=number) for number in failed))


def _entry(record: _Record) -> "PutEventsRequestEntryTypeDef":
    event = parsed(record.dynamodb.NewImage, Event)
    return {
        "Source": SOURCE,
        "DetailType": event.name,
        "Detail": event.model_dump_json(),
        "EventBusName": settings().bus,
        "Time": event.occurred_at,
    }

"""The table's stream → functions: in order, acknowledged after the handler, failures one by one.

As Lambda's event source mapping: a batch that raises is tried again, then halved, and a record that goes on
failing is kept as a dead letter; `batchItemFailures` keeps what succeeded before the first failure.
"""

import threading
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager

from infra.local.delivery import DeadLetters
from infra.local.emulator.tables import Stream
from infra.local.fleet import Fleet
from infra.local.pause import Pauses
from infra.local.shapes import FunctionFailed, Json, JsonObject
from infra.stacks.shapes import Function, OnStream

TRIES = 4
WAIT_S = 0.5
LOOK_EVERY_S = 0.5


class Consumer:
    """One function's place in the stream."""

    def __init__(
        self,
        name: str,
        trigger: OnStream,
        fleet: Fleet,
        dead: DeadLetters,
        pauses: Pauses,
        times: int = 1,
    ) -> None:
        self._times = times
        self._name = name
        self._trigger = trigger
        self._fleet = fleet
        self._dead = dead
        self._pauses = pauses
        self._waiting: deque[JsonObject] = deque()
        self._batch = trigger.batch
        self._tries = 0
        self.arrived = threading.Event()
        self.stopped = False

    @property
    def pending(self) -> int:
        """How many records it has not dealt with."""
        return len(self._waiting)

    def offer(self, records: list[JsonObject]) -> None:
        """Take the records that the filter lets through."""
        self._waiting.extend(record for record in records if _wanted(record, self._trigger.sort_prefix))
        self.arrived.set()

    def run(self) -> None:
        """Deal with records until stopped."""
        while not self.stopped:
            if self._waiting:
                self._step()
            else:
                self.arrived.wait(LOOK_EVERY_S)
                self.arrived.clear()

    def _step(self) -> None:
        batch = [self._waiting[index] for index in range(min(self._batch, len(self._waiting)))]
        failure: FunctionFailed | None = None
        try:
            answers = [self._fleet.invoke(self._name, {"Records": list(batch)}) for _ in range(self._times)]
            done = _succeeded(batch, answers[-1])
        except FunctionFailed as error:
            failure, done = error, 0
        for _ in range(done):
            self._waiting.popleft()
        if done:
            self._batch, self._tries = self._trigger.batch, 0
        if done < len(batch):
            self._again(batch[done:], failure)

    def _again(self, left: list[JsonObject], failure: FunctionFailed | None) -> None:
        self._tries += 1
        if self._tries < TRIES:
            self._pauses.sleep(WAIT_S * 2**self._tries)
        elif failure and len(left) > 1:
            self._batch, self._tries = len(left) // 2, 0
        else:
            self._waiting.popleft()
            self._batch, self._tries = self._trigger.batch, 0
            reason = failure or FunctionFailed(
                "BatchItemFailure", "The handler reported this record as failed."
            )
            self._dead.keep(self._name, left[0], reason)


class Streams:
    """Moves records out of the table's stream to every consumer."""

    def __init__(
        self,
        functions: tuple[Function, ...],
        make: Callable[[str, OnStream], Consumer],
        lock: AbstractContextManager[object],
        news: threading.Event,
    ) -> None:
        self._lock = lock
        self._news = news
        self._stream = Stream()
        self._stopped = False
        self.consumers: Mapping[str, Consumer] = {
            function.name: make(function.name, trigger)
            for function in functions
            for trigger in function.triggers
            if isinstance(trigger, OnStream)
        }

    @property
    def pending(self) -> int:
        """How many records somebody has still to deal with."""
        with self._lock:
            return self._stream.count() + sum(consumer.pending for consumer in self.consumers.values())

    def start(self) -> None:
        """Begin to move records, in the background."""
        for work in (self._move, *(consumer.run for consumer in self.consumers.values())):
            threading.Thread(target=work, daemon=True).start()

    def stop(self) -> None:
        """Stop moving them."""
        self._stopped = True
        for consumer in self.consumers.values():
            consumer.stopped = True

    def _move(self) -> None:
        while not self._stopped:
            self._news.wait(LOOK_EVERY_S)
            self._news.clear()
            with self._lock:
                records = self._stream.pending(1000)
                for consumer in self.consumers.values():
                    consumer.offer(records)
                self._stream.forget(len(records))


def _wanted(record: JsonObject, sort_prefix: str) -> bool:
    """The mapping's filter: new items whose sort key begins so."""
    change = record["dynamodb"]
    if record["eventName"] != "INSERT" or not isinstance(change, dict):
        return False
    keys = change["Keys"]
    sort = keys.get("sk") if isinstance(keys, dict) else None
    value = sort.get("S") if isinstance(sort, dict) else None
    return isinstance(value, str) and value.startswith(sort_prefix)


def _succeeded(batch: list[JsonObject], answer: Json) -> int:
    """How many records from the front of the batch are dealt with, by the handler's `batchItemFailures`."""
    failures = answer.get("batchItemFailures") if isinstance(answer, dict) else None
    if not isinstance(failures, list) or not failures:
        return len(batch)
    failed = {row.get("itemIdentifier") for row in failures if isinstance(row, dict)}
    for index, record in enumerate(batch):
        change = record["dynamodb"]
        if isinstance(change, dict) and change["SequenceNumber"] in failed:
            return index
    return 0

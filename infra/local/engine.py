"""The local cloud's own process: emulator, workers, deliveries, stream, front and clock, wired once.

Started by `cloud.py` as `python -I -m infra.local.engine` with one connected socket. It ends when that
socket closes, so that nothing outlives the process that asked for it.
"""

import json
import logging
import sys
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection, Listener

from infra.local import clock, emulator
from infra.local.delivery import DeadLetters, Deliveries
from infra.local.door import Door, function_name
from infra.local.emulator import ends, machines, tables, users, waits, wires
from infra.local.events import bridge_event
from infra.local.fleet import Fleet
from infra.local.front import Front
from infra.local.guard import Guard
from infra.local.line import Address, Order
from infra.local.pause import Pauses
from infra.local.plan import place
from infra.local.post import PostBox
from infra.local.provision import Builder
from infra.local.recipes import lay_weights, recipes
from infra.local.serving import Server, key_set
from infra.local.shapes import DeadLetter, JsonObject
from infra.local.streams import Consumer, Streams
from infra.local.tokens import Tokens
from infra.stacks.shapes import OnSchedule, OnStream
from infra.stacks.surroundings import environment


class Engine:
    """Everything that runs behind one LocalCloud."""

    def __init__(self, order: Order) -> None:
        plan, self._pauses = order.plan, Pauses(order.retry_pace)
        self._times = 2 if order.repeat else 1
        self._aws = Server("emulator", emulator.RequestHandler)
        self._api = Server("front")
        where = place(lay_weights(plan, order.folder), self._api.url)
        self.environment = environment(plan.functions[0], where)
        self._fleet = Fleet(recipes(plan, order.folder, where, self._aws.url))
        self._dead = DeadLetters(self._queue)
        self._deliveries = Deliveries(self._fleet, self._dead, self._pauses)
        machines.mend_machines(lambda: self._aws.url, self._pauses)
        ends.tell_of_ends(self._on_end)
        wires.mend_rules(self._on_rule)
        wires.mend_uploads()
        tables.mend_tables()
        post = PostBox(order.folder / "mails")
        users.mail_invitations(post.post)
        self._builder = Builder(plan, self._aws.url, machines.understood)
        self._door = Door(
            emulator.application(),
            self._fleet,
            later=self._deliveries.send,
            mail=post.keep,
            weights=self._builder.fill_weights,
            guard=Guard(plan.functions),
        )
        self._aws.serve(self._door)
        self.pool = self._builder.build()
        self._streams = Streams(plan.functions, self._consumer, self._door.lock, self._door.news)
        self._streams.start()
        self._api.serve(Front(self._fleet, Tokens(self.pool, key_set(self._aws.url, self.pool.pool_id))))
        for function in plan.functions:
            for trigger in function.triggers:
                if isinstance(trigger, OnSchedule):
                    clock.tick(function.name, trigger.minutes, self._deliveries.send)

    def address(self, control: tuple[str, int]) -> Address:
        """Where it answers."""
        return Address(self._aws.url, self._api.url, self.pool, self.environment, control)

    def commands(self) -> dict[str, Callable[..., object]]:
        """What LocalCloud may ask of it."""
        return {
            "invoke": self._fleet.invoke,
            "dead_letters": self._dead.all,
            "expire": waits.expire_waits,
            "moving": self.moving,
        }

    def moving(self) -> list[str]:
        """What is not at rest, in words."""
        with self._door.lock:
            executions = waits.moving_executions()
        reasons = [f"{name} is answering" for name in self._fleet.busy]
        reasons += [f"{name} is at work" for name in executions]
        for count, what in (
            (self._deliveries.open, "events are on their way"),
            (self._streams.pending, "stream records wait"),
            (self._pauses.asleep, "retries wait"),
        ):
            reasons += [f"{count} {what}"] if count else []
        return reasons

    def stop(self) -> None:
        """End the workers; the threads end with the process."""
        self._streams.stop()
        self._deliveries.stop()
        self._fleet.stop()

    def _consumer(self, name: str, trigger: OnStream) -> Consumer:
        return Consumer(name, trigger, self._fleet, self._dead, self._pauses, self._times)

    def _on_rule(self, target: str, event: JsonObject) -> None:
        arriving = bridge_event(event)
        for _ in range(self._times):
            self._deliveries.send(function_name(target), arriving)

    def _on_end(self, detail: JsonObject) -> None:
        entry = {
            "Source": "aws.states",
            "DetailType": "Step Functions Execution Status Change",
            "Detail": json.dumps(detail),
        }
        self._builder.client("events").put_events(Entries=[entry])

    def _queue(self, letter: DeadLetter) -> None:
        self._builder.queue_dead_letter(letter)


def main() -> None:
    """Build what the first message orders, tell where it answers, and serve until the socket closes."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    logging.getLogger("moto").setLevel(logging.CRITICAL)  # a failed state is told by its execution's history
    line = Connection(int(sys.argv[1]))
    secret, order = line.recv()
    listener = Listener(("127.0.0.1", 0), authkey=secret, backlog=64)
    try:
        engine = Engine(order)
    except Exception as error:
        line.send(error)
        raise
    threading.Thread(target=_accept, args=(listener, engine.commands()), daemon=True).start()
    line.send(engine.address(listener.address))
    try:
        line.recv_bytes()
    except EOFError:
        pass
    finally:
        engine.stop()


def _accept(listener: Listener, commands: dict[str, Callable[..., object]]) -> None:
    while True:
        connection = listener.accept()
        threading.Thread(target=_obey, args=(connection, commands), daemon=True).start()


def _obey(connection: Connection, commands: dict[str, Callable[..., object]]) -> None:
    with connection:
        name, arguments = connection.recv()
        try:
            connection.send((True, commands[name](*arguments)))
        except Exception as error:
            connection.send((False, error))


if __name__ == "__main__":
    main()

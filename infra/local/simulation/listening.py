"""Another company's system that is told by webhook: now and then it is down, or its answer is lost."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Self

from cloud.moment import now
from cloud.table import Create, table
from cloud.webhooks import deliveries, places
from talent.webhook import Attempt, Webhook, new_secret
from talent.webhook.endpoint import SUBSCRIBABLE, SealedSecret, wants
from talent.webhook.payload import payload_of
from talent.webhook.signing import signature

from infra.local.simulation.edge import Edge
from infra.local.simulation.oracle import Oracle

WEBHOOK_ID = "W1"
_SECRET = new_secret(b"nobody listens to the simulation")
_DOWN = 0.15
_ENCODED = "d2U="


def register() -> None:
    """The one endpoint, which is told of everything."""
    webhook = Webhook(
        webhook_id=WEBHOOK_ID,
        url="https://erp.example/bole",
        events=SUBSCRIBABLE,
        secrets=(SealedSecret(sealed=_ENCODED, made_at=now()),),
        registered_by="recruiter",
        registered_at=now(),
    )
    table().write(Create(places.webhook(WEBHOOK_ID), webhook))


class OneByOne:
    """Stands in for the senders' threads: here the scheduler alone decides who goes on."""

    def __init__(self, senders: int) -> None:
        del senders

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *ended: object) -> None:
        del ended

    def map[A, B](self, work: Callable[[A], B], over: Iterable[A]) -> Iterator[B]:
        """What each gives, one after the other."""
        return iter([work(each) for each in over])


def leave_the_net_uncalled(edge: Edge) -> None:
    """From now on messages are signed as ever and go to the run's own receiver."""

    def post(url: str, headers: Mapping[str, str], body: bytes) -> Attempt:
        del url
        world, at = edge.world, now()

        def take() -> int:
            if world.faults.happens(_DOWN):
                return 503
            world.received.append((headers["webhook-id"], body))
            signed = signature(_SECRET, headers["webhook-id"], int(headers["webhook-timestamp"]), body)
            return 200 if signed == headers["webhook-signature"] else 401

        status = world.call(f"post {headers['webhook-id']}", take)
        return Attempt(at=at, outcome="answered", status_code=status, milliseconds=1)

    vars(deliveries).update(
        post=post, ThreadPoolExecutor=OneByOne, secrets_of=lambda _webhook, _at: [_SECRET]
    )


def check_received(oracle: Oracle) -> None:
    """The endpoint was told of every event at least once, with the event's id and always in the same words."""
    webhook = table().get(places.webhook(WEBHOOK_ID), Webhook).value
    received = set(oracle.world.received)
    due = {
        (event.event_id, payload_of(event).body())
        for event in oracle.events.values()
        if wants(webhook, event)
    }
    for event_id, _ in sorted(due - received):
        oracle.say("lost_event", f"no webhook told of {oracle.events[event_id].name} {event_id}")
    for event_id, _ in sorted(received - due):
        oracle.say("doubled_event", f"a webhook told of {event_id}, which is no such event")

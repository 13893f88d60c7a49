"""Webhooks: which systems are told of what, whether they take it, and sending it again."""

from typing import Annotated, Self

from cloud.paging import MOST, Cursor, Limit
from cloud.webhooks import deliveries, endpoints
from pydantic import AfterValidator, AwareDatetime, Field, model_validator
from talent.access import Action
from talent.events import EventName
from talent.kernel import Fact
from talent.people import Staff
from talent.webhook import SUBSCRIBABLE, Attempt, Webhook
from talent.webhook.delivery import DeliveryStatus
from talent.webhook.endpoint import PauseReason

from chalicelib import targets
from chalicelib.doors import StaffMay
from chalicelib.routing import Id, Routes

routes = Routes("webhooks")
MANAGES = StaffMay(Action.MANAGE_WEBHOOKS, targets.company)
MANAGES_ONE = StaffMay(Action.MANAGE_WEBHOOKS, targets.webhook)


def _subscribable(names: tuple[EventName, ...]) -> tuple[EventName, ...]:
    if not set(names) <= set(SUBSCRIBABLE):
        raise ValueError("what happens to webhooks themselves can't be subscribed to")
    return tuple(sorted(set(names)))


class WebhookRequest(Fact):
    """An endpoint of another system: its https address, and which events it is told of."""

    url: str = Field(min_length=1, max_length=2000)
    events: Annotated[tuple[EventName, ...], AfterValidator(_subscribable)] = Field(min_length=1)
    description: str = Field(default="", max_length=200)


class WebhookShown(Fact):
    """An endpoint as it stands. `failing_since`: since when it has taken nothing; null while it takes what it gets."""

    webhook_id: str
    url: str
    description: str
    events: tuple[EventName, ...]
    registered_by: str
    registered_at: AwareDatetime
    failing_since: AwareDatetime | None
    paused_at: AwareDatetime | None
    paused_for: PauseReason | None
    old_secret_until: AwareDatetime | None = Field(
        description="until when the secret before still signs beside the new one"
    )

    @classmethod
    def of(cls, webhook: Webhook) -> Self:
        """The endpoint without its secrets."""
        shown = webhook.model_dump(include=set(cls.model_fields))
        return cls.model_validate({**shown, "old_secret_until": webhook.secrets[-1].ends_at})


class WebhookSecret(Fact):
    """An endpoint with the secret that its messages are signed with: shown here and never again."""

    webhook: WebhookShown
    secret: str = Field(description="`whsec_` and base64, as Standard Webhooks has it")


class Webhooks(Fact):
    """Every endpoint, oldest first."""

    webhooks: tuple[WebhookShown, ...]


class DeliveryShown(Fact):
    """One event for the endpoint. `next_at`: when it is tried next; null when it is not."""

    event_id: str = Field(description="the message's `webhook-id`, the same on every try")
    event: EventName
    occurred_at: AwareDatetime
    status: DeliveryStatus
    next_at: AwareDatetime | None
    attempts: tuple[Attempt, ...] = Field(description="oldest first, the last 30")


class Deliveries(Fact):
    """Some of what the endpoint was told in the last 30 days, the newest event first."""

    deliveries: tuple[DeliveryShown, ...]
    next_cursor: str | None


class ReplayRequest(Fact):
    """What to send again: one event, or everything that happened from `since` on and before `until`."""

    event_id: str = Field(default="", pattern=r"^([0-9A-HJKMNP-TV-Z]{26})?$")
    since: AwareDatetime | None = None
    until: AwareDatetime | None = None

    @model_validator(mode="after")
    def _one_or_a_span(self) -> Self:
        span = self.since is not None and self.until is not None
        if bool(self.event_id) == span:
            raise ValueError("name one event, or both ends of a span")
        return self


class Replayed(Fact):
    """How many messages are sent again."""

    messages: int


class Pinged(Fact):
    """A test message is on its way; the deliveries show what became of it."""

    webhook_id: str


@routes.get("/webhooks", MANAGES)
def list_webhooks() -> Webhooks:
    """The endpoints that other systems gave."""
    return Webhooks(webhooks=tuple(WebhookShown.of(each) for each in endpoints.list_webhooks()))


@routes.post("/webhooks", MANAGES, status=201)
def register_webhook(caller: Staff, body: WebhookRequest) -> WebhookSecret:
    """Registers an endpoint and makes its secret. Its host must resolve to public addresses alone."""
    webhook, secret = endpoints.register_webhook(body.url, body.events, body.description, caller.staff_id)
    return WebhookSecret(webhook=WebhookShown.of(webhook), secret=secret)


@routes.get("/webhooks/{webhook_id}", MANAGES_ONE)
def read_webhook(webhook_id: Id) -> WebhookShown:
    """One endpoint."""
    return WebhookShown.of(endpoints.get_webhook(webhook_id))


@routes.put("/webhooks/{webhook_id}", MANAGES_ONE)
def change_webhook(caller: Staff, webhook_id: Id, body: WebhookRequest) -> WebhookShown:
    """Sets another address or other events; the secret stays."""
    return WebhookShown.of(
        endpoints.change_webhook(webhook_id, body.url, body.events, body.description, caller.staff_id)
    )


@routes.delete("/webhooks/{webhook_id}", MANAGES_ONE)
def remove_webhook(caller: Staff, webhook_id: Id) -> WebhookShown:
    """Takes the endpoint and its secrets away; nothing is sent any more."""
    return WebhookShown.of(endpoints.remove_webhook(webhook_id, caller.staff_id))


@routes.post("/webhooks/{webhook_id}/secret", MANAGES_ONE)
def renew_webhook_secret(caller: Staff, webhook_id: Id) -> WebhookSecret:
    """Makes a new secret. For 24 hours messages are signed with both, so that the receiver can change over."""
    webhook, secret = endpoints.renew_secret(webhook_id, caller.staff_id)
    return WebhookSecret(webhook=WebhookShown.of(webhook), secret=secret)


@routes.post("/webhooks/{webhook_id}/pause", MANAGES_ONE)
def pause_webhook(caller: Staff, webhook_id: Id) -> WebhookShown:
    """Sends nothing more; what happens meanwhile is kept for 30 days."""
    return WebhookShown.of(endpoints.pause_webhook(webhook_id, caller.staff_id))


@routes.post("/webhooks/{webhook_id}/resumption", MANAGES_ONE)
def resume_webhook(caller: Staff, webhook_id: Id) -> WebhookShown:
    """Sends again what happens from now on; what was kept goes out by a replay."""
    return WebhookShown.of(endpoints.resume_webhook(webhook_id, caller.staff_id))


@routes.post("/webhooks/{webhook_id}/ping", MANAGES_ONE)
def ping_webhook(caller: Staff, webhook_id: Id) -> Pinged:
    """Sends a test message (`WebhookPinged`), to a paused endpoint as well."""
    deliveries.ping(webhook_id, caller.staff_id)
    return Pinged(webhook_id=webhook_id)


@routes.get("/webhooks/{webhook_id}/deliveries", MANAGES_ONE)
def list_deliveries(webhook_id: Id, cursor: Cursor = "", limit: Limit = MOST) -> Deliveries:
    """What was sent, with every try and its answer's status. Order of arrival is not promised."""
    page = deliveries.page_of_deliveries(webhook_id, cursor, limit)
    shown = (
        DeliveryShown(
            event_id=each.event.event_id,
            event=each.event.name,
            occurred_at=each.event.occurred_at,
            status=each.status,
            next_at=each.next_at,
            attempts=each.attempts,
        )
        for each in page.values
    )
    return Deliveries(deliveries=tuple(shown), next_cursor=page.next_cursor)


@routes.post("/webhooks/{webhook_id}/replay", MANAGES_ONE)
def replay_deliveries(caller: Staff, webhook_id: Id, body: ReplayRequest) -> Replayed:
    """Sends again under the same ids what was delivered, given up or held back."""
    if body.since and body.until:
        count = deliveries.replay(webhook_id, caller.staff_id, since=body.since, until=body.until)
    else:
        count = deliveries.replay_one(webhook_id, body.event_id, caller.staff_id)
    return Replayed(messages=count)

"""What a webhook carries: the event's name, its moment, and ids. No personal data, as an event has none."""

from pydantic import AwareDatetime, Field

from talent.events import Event, EventName
from talent.kernel import Fact


class PayloadData(Fact):
    """What the event is about, by id; what it is not about is left out. `by`: 'machine', 'candidate' or a staff id."""

    by: str
    application_id: str | None = None
    opening_id: str | None = None
    headcount_id: str | None = None
    import_id: str | None = None
    candidate_id: str | None = None
    other_candidate_id: str | None = None
    staff_id: str | None = None
    webhook_id: str | None = None
    calibration_version: str | None = None
    machine: str | None = None
    question_number: int | None = Field(default=None, ge=1)
    wait_kind: str | None = None


class Payload(Fact):
    """The body of a webhook, as Standard Webhooks shapes it."""

    type: EventName
    timestamp: AwareDatetime = Field(description="when it happened, not when it was sent")
    data: PayloadData

    def body(self) -> bytes:
        """The bytes that are signed and sent: the same for the same event on every try."""
        return self.model_dump_json(exclude_none=True).encode()


def payload_of(event: Event) -> Payload:
    """The body that tells of `event`."""
    ids = {name: getattr(event, name) or None for name in PayloadData.model_fields}
    return Payload(type=event.name, timestamp=event.occurred_at, data=PayloadData.model_validate(ids))

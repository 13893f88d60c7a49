"""The contract of each message: what it tells of, which ids it always has, its JSON Schema and an example."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache

from pydantic import JsonValue

from talent.events import Event, EventName
from talent.kernel import Fact, Phrase, new_id
from talent.messages.stages import staff_words
from talent.webhook.endpoint import SUBSCRIBABLE
from talent.webhook.payload import Payload, payload_of

SENDABLE = (*SUBSCRIBABLE, EventName.WEBHOOK_PINGED)
"""Every event of which a message can tell."""

_E = EventName
_HEADCOUNT = ("headcount_id",)
_PERSON = ("candidate_id",)
_STAFF = ("staff_id",)
_PAIR = ("candidate_id", "other_candidate_id")
_OPENING = ("opening_id",)
_IMPORT = ("import_id", "opening_id")
_ANSWER = ("application_id", "question_number")
_IDS: Mapping[EventName, tuple[str, ...]] = {
    _E.HEADCOUNT_PROPOSED: _HEADCOUNT,
    _E.HEADCOUNT_CONFIRMED: _HEADCOUNT,
    _E.HEADCOUNT_REJECTED: _HEADCOUNT,
    _E.HEADCOUNT_RELEASED: _HEADCOUNT,
    _E.HEADCOUNT_FILLED: ("application_id", "headcount_id"),
    _E.IMPORT_REQUESTED: _IMPORT,
    _E.IMPORT_FINISHED: _IMPORT,
    _E.RECORDING_REGISTERED: _ANSWER,
    _E.RECORDING_REFUSED: _ANSWER,
    _E.WAIT_LAPSED: ("application_id", "wait_kind"),
    _E.SCORECARD_HANDED_OVER: ("application_id", "staff_id"),
    _E.SCORECARD_TAKEN_OVER: ("application_id", "staff_id"),
    _E.DUPLICATE_FOUND: _PAIR,
    _E.CANDIDATES_MERGED: _PAIR,
    _E.MERGE_UNDONE: _PAIR,
    _E.CANDIDATES_KEPT_APART: _PAIR,
    _E.LEGAL_HOLD_SET: _PERSON,
    _E.LEGAL_HOLD_LIFTED: _PERSON,
    _E.ERASURE_REQUESTED: _PERSON,
    _E.PERSON_ERASED: _PERSON,
    _E.EXPORT_REQUESTED: _PERSON,
    _E.EXPORT_MADE: _PERSON,
    _E.OPENING_OPENED: _OPENING,
    _E.OPENING_CLOSED: _OPENING,
    _E.OPENING_REOPENED: _OPENING,
    _E.POOL_CHANGED: _OPENING,
    _E.OPENING_HANDED_OVER: _OPENING,
    _E.APPROVERS_CHANGED: _OPENING,
    _E.PANEL_QUESTION_ADDED: _OPENING,
    _E.PANEL_QUESTION_TAKEN_BACK: _OPENING,
    _E.COMPANY_CHANGED: (),
    _E.STAFF_ENROLLED: _STAFF,
    _E.STAFF_CHANGED: _STAFF,
    _E.STAFF_LEFT: _STAFF,
    _E.SIGN_IN_MAILED: _STAFF,
    _E.CHARGES_PASSED_ON: _STAFF,
    _E.STAFF_MAIL_RETURNED: _STAFF,
    _E.STAFF_MAIL_RESUMED: _STAFF,
    _E.MAIL_BOUNCED: _PERSON,
    _E.MAIL_DELAYED: _PERSON,
    _E.MAIL_COMPLAINED: _PERSON,
    _E.MAIL_RESUMED: ("application_id", "candidate_id"),
    _E.ADDRESS_CORRECTED: ("application_id", "candidate_id"),
    _E.MACHINE_STOPPED: ("machine",),
    _E.MACHINE_RETRIED: ("application_id", "machine"),
    _E.WEBHOOK_PINGED: ("webhook_id",),
    _E.CALIBRATION_UPLOADED: ("calibration_version",),
    _E.CALIBRATION_SET: ("opening_id",),
}
"""What an event is about; all others are about an application."""

_NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
_VALUES: Mapping[str, str | int] = {
    "question_number": 1,
    "wait_kind": "panel",
    "machine": "offer",
    "headcount_id": "trade#trader#xm#2026",
    "calibration_version": "0" * 64,
}


class MessageContract(Fact):
    """One kind of message. `about`: the ids that its data always has, beside `by`."""

    type: EventName
    means: Phrase
    about: tuple[str, ...]

    def json_schema(self) -> dict[str, JsonValue]:
        """The message's JSON Schema (2020-12), with nothing referred to elsewhere."""
        whole = Payload.model_json_schema()
        data = whole["$defs"]["PayloadData"]
        return {
            "type": "object",
            "description": self.means.en,
            "properties": {
                "type": {"const": self.type.value},
                "timestamp": whole["properties"]["timestamp"],
                "data": {**data, "required": ["by", *self.about]},
            },
            "required": ["type", "timestamp", "data"],
            "additionalProperties": False,
        }

    def example(self) -> Payload:
        """A message of this kind about things that are not there."""
        ids = {name: _VALUES.get(name) or new_id(_NOON, name.encode()[:10].ljust(10)) for name in self.about}
        event = {"event_id": "", "name": self.type, "occurred_at": _NOON, "by": "machine", **ids}
        return payload_of(Event.model_validate(event))


@cache
def message_contracts() -> tuple[MessageContract, ...]:
    """The contract of every message that can be sent."""
    return tuple(
        MessageContract(
            type=name,
            means=staff_words(name),
            about=_IDS.get(name, ("application_id",)),
        )
        for name in SENDABLE
    )

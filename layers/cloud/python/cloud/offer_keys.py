"""Where an offer's versions, approvals and questions lie, beside their application.

| question | answered by |
|---|---|
| the offer that stands | get `APPLICATION#id`, `OFFER` |
| every version of an offer | query `APPLICATION#id`, `OFFER` |
| what the candidate asked about the offer | query `APPLICATION#id`, `ASKED#` |
| questions without an answer, by the next reminder | index `todo`: `ASKED`, then due |
| which offers wait for whose approval, oldest first | index `todo`: `APPROVALS`, then asked |
"""

from cloud.keys import Key, application

QUESTIONS = "ASKED"
APPROVALS = "APPROVALS"


def offer(application_id: str, version: int = 0) -> Key:
    """The offer that stands, or a version that was replaced, counted from 1."""
    return application(application_id, f"OFFER#{version:03}" if version else "OFFER")


def approval(application_id: str) -> Key:
    """Whose approval an application's offer waits for."""
    return application(application_id, "APPROVAL")


def question(application_id: str, number: int) -> Key:
    """One question of the candidate about the offer, counted from 1."""
    return application(application_id, f"ASKED#{number:02}")

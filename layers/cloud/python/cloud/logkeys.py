"""Where what is only ever added to lies in the table: the audit record, the feed, stays, mails and what stopped them.

| question | answered by |
|---|---|
| who did and saw what on a day, in order | query `AUDIT#day#shard` |
| where each day's chains of that record end, and its seals | query `AUDIT` |
| how long a department's applications stood where | index `department`: `STAYS#department`, then until when |
| what has happened since a place in the feed | query `FEED`, number |
| until when stopped machines were looked for | `COMPANY`, `LOOK` |
"""

from datetime import date

from cloud.keys import Key, application

FEED = "FEED"


def feed_head() -> Key:
    """How far the feed of changes goes."""
    return Key("FEEDHEAD", "HEAD")


def change(number: int) -> Key:
    """The event at one place of the feed."""
    return Key(FEED, f"{number:012}")


def change_of(event_id: str) -> Key:
    """That an event has its place in the feed, so that a repeated one gets no other."""
    return Key(f"FED#{event_id}", "PLACE")


def audit_head(day: date, shard: int) -> Key:
    """Where one chain of a day's record ends."""
    return Key("AUDIT", f"HEAD#{day.isoformat()}#{shard:02}")


def audit_seal(day: date) -> Key:
    """A day's seal."""
    return Key("AUDIT", f"SEAL#{day.isoformat()}")


def audit_row(day: date, shard: int, number: int) -> Key:
    """One row of the record, at its place."""
    return Key(f"AUDIT#{day.isoformat()}#{shard:02}", f"{number:09}")


def audited(deed_id: str) -> Key:
    """That a deed is in the record, so that a repeated event is recorded once."""
    return Key(f"AUDITED#{deed_id}", "ROW")


def look() -> Key:
    """Until when stopped machines were looked for."""
    return Key("COMPANY", "LOOK")


def stay(application_id: str, event_id: str) -> Key:
    """That an application stood at a stage, until the move that the event tells of."""
    return application(application_id, f"STAY#{event_id}")


def stays(department_id: str) -> str:
    """Under which the index of departments lists what has stood where, by when it moved on."""
    return f"STAYS#{department_id}"


def unsent(candidate_id: str, cause: str, kind: str) -> Key:
    """A mail to a candidate that was not sent."""
    return Key(f"CANDIDATE#{candidate_id}", f"UNSENT#{cause}#{kind}")


def address_change(candidate_id: str, event_id: str) -> Key:
    """That a person corrected a candidate's address, or let mail go out again."""
    return Key(f"CANDIDATE#{candidate_id}", f"ADDRESS#{event_id}")


def former_address(candidate_id: str, event_id: str) -> Key:
    """The address that a candidate had before it was corrected."""
    return Key(f"CANDIDATE#{candidate_id}", f"FORMER#{event_id}")


def mail(event_id: str, recipient_id: str, kind: str) -> Key:
    """That a mail went out, so that a repeated event sends it once."""
    return Key(f"MAIL#{event_id}", f"{kind}#{recipient_id}")
